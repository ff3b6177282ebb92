import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { FORM_PURPOSES, type FormPurpose } from "../rules/statuses";

export const formValidator = v.object({
  id: v.id("forms"),
  purpose: literals(...FORM_PURPOSES),
  name: v.string(),
  archivedAt: v.union(v.number(), v.null()),
});

export type Reader = Pick<QueryCtx, "db">;
export type Writer = Pick<MutationCtx, "db"> & Pick<Tenant, "organization" | "person" | "session">;

const MAX_NAME = 120;

/** Forms by name: those at work, or the archived ones. */
export async function listForms(
  { db }: Reader,
  organization: Id<"organizations">,
  archived: boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("forms")
    .withIndex("by_organization_archived_name", (q) => {
      const here = q.eq("organizationId", organization);
      return archived ? here.gt("archivedAt", 0) : here.eq("archivedAt", undefined);
    })
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(formFacts) };
}

/** A form's facts as screens show them. */
export function formFacts(form: Doc<"forms">): Infer<typeof formValidator> {
  const { _id: id, purpose, name, archivedAt = null } = form;
  return { id, purpose, name, archivedAt };
}

/** @throws `notFound` */
export async function formIn({ db }: Reader, id: Id<"forms">): Promise<Doc<"forms">> {
  const form = await db.get("forms", id);
  if (form === null) throw failure("notFound", "There is no such form here.");
  return form;
}

/** Makes a form with an empty first draft. @throws `invalid` */
export async function createForm(
  ctx: Writer,
  entered: { purpose: FormPurpose; name: string },
): Promise<Id<"forms">> {
  const organizationId = ctx.organization._id;
  const name = checkedName(entered.name);
  const id = await ctx.db.insert("forms", { organizationId, purpose: entered.purpose, name });
  await ctx.db.insert("formVersions", { organizationId, formId: id, number: 1, state: "draft", fields: [] });
  await record(ctx, { action: "forms.created", entity: { table: "forms", id } });
  return id;
}

/** @throws `notFound` or `invalid` */
export async function renameForm(ctx: Writer, id: Id<"forms">, entered: string): Promise<void> {
  const form = await formIn(ctx, id);
  const name = checkedName(entered);
  if (name === form.name) return;
  await ctx.db.patch("forms", id, { name });
  await record(ctx, { action: "forms.renamed", entity: { table: "forms", id }, changed: ["name"] });
}

/** Puts a form away, so that nobody can answer it any more, or takes it out again. @throws `notFound` */
export async function archiveForm(ctx: Writer, id: Id<"forms">, archived: boolean): Promise<void> {
  const form = await formIn(ctx, id);
  if ((form.archivedAt !== undefined) === archived) return;
  await ctx.db.patch("forms", id, { archivedAt: archived ? Date.now() : undefined });
  const action = archived ? "forms.archived" : "forms.restored";
  await record(ctx, { action, entity: { table: "forms", id }, changed: ["archivedAt"] });
}

function checkedName(entered: string): string {
  const name = entered.trim();
  if (name === "") throw invalid({ name: "required" });
  if (name.length > MAX_NAME) throw invalid({ name: "tooLong" });
  return name;
}
