import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { fieldProblems, MAX_FIELDS } from "../rules/fields";
import { FORM_VERSION_STATES } from "../rules/statuses";
import { fieldValidator } from "../schema";
import { formIn, type Reader, type Writer } from "./forms";

export type Fields = Infer<typeof fieldValidator>[];

export const versionValidator = v.object({
  id: v.id("formVersions"),
  form: v.id("forms"),
  number: v.number(),
  state: literals(...FORM_VERSION_STATES),
  fields: v.array(fieldValidator),
  publishedAt: v.union(v.number(), v.null()),
});

/** A form's versions, newest first. @throws `notFound` */
export async function listVersions(ctx: Reader, form: Id<"forms">, paginationOpts: PaginationOptions) {
  await formIn(ctx, form);
  const found = await versionsOf(ctx, form).order("desc").paginate(paginationOpts);
  return { ...found, page: found.page.map(versionFacts) };
}

export function versionFacts(version: Doc<"formVersions">): Infer<typeof versionValidator> {
  const { _id: id, formId: form, number, state, fields, publishedAt = null } = version;
  return { id, form, number, state, fields, publishedAt };
}

/** @throws `notFound` */
export async function versionIn({ db }: Reader, id: Id<"formVersions">): Promise<Doc<"formVersions">> {
  const version = await db.get("formVersions", id);
  if (version === null) throw failure("notFound", "There is no such version of a form here.");
  return version;
}

/** The version that is answered now; null while none was published. */
export async function publishedVersion(ctx: Reader, form: Id<"forms">): Promise<Doc<"formVersions"> | null> {
  // At most one draft lies above the newest published version.
  const newest = await versionsOf(ctx, form).order("desc").take(2);
  return newest.find(({ state }) => state === "published") ?? null;
}

/** Begins the next version with the fields of the newest one. @throws `notFound`; `conflict` while there is a draft */
export async function draftVersion(ctx: Writer, form: Id<"forms">): Promise<Id<"formVersions">> {
  const { organizationId } = await formIn(ctx, form);
  const newest = await versionsOf(ctx, form).order("desc").first();
  if (newest?.state === "draft")
    throw failure("conflict", "There is a draft already. Publish or discard it first.");
  const { number, fields } = newest ?? { number: 0, fields: [] };
  const draft = { organizationId, formId: form, number: number + 1, state: "draft" as const, fields };
  return ctx.db.insert("formVersions", draft);
}

/**
 * Keeps a draft's fields, finished or not; only their keys must be right already. Not in the log: a draft is
 * saved all the time.
 * @throws `notFound`, `conflict` or `invalid`
 */
export async function changeFields(ctx: Writer, id: Id<"formVersions">, fields: Fields): Promise<void> {
  await requireDraft(ctx, id);
  if (fields.length > MAX_FIELDS) throw invalid({ fields: "tooManyItems" });
  const wrong = Object.entries(fieldProblems(fields)).filter(([field]) => field.endsWith(".key"));
  if (wrong.length > 0) throw invalid(Object.fromEntries(wrong));
  await ctx.db.patch("formVersions", id, { fields });
}

/** Freezes a draft; from now on it is the version that is answered. @throws `notFound`, `conflict`, `invalid` */
export async function publishVersion(ctx: Writer, id: Id<"formVersions">): Promise<void> {
  const draft = await requireDraft(ctx, id);
  const problems = fieldProblems(draft.fields);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  await ctx.db.patch("formVersions", id, { state: "published", publishedAt: Date.now() });
  const entity = { table: "formVersions" as const, id };
  await record(ctx, { action: "formVersions.published", entity, changed: ["fields"] });
}

/** Throws a draft away; the first one is emptied instead, since a form has a version. @throws `notFound`, `conflict` */
export async function discardVersion(ctx: Writer, id: Id<"formVersions">): Promise<void> {
  const draft = await requireDraft(ctx, id);
  if (draft.number === 1) await ctx.db.patch("formVersions", id, { fields: [] });
  else await ctx.db.delete("formVersions", id);
  await record(ctx, { action: "formVersions.discarded", entity: { table: "formVersions", id } });
}

async function requireDraft(ctx: Reader, id: Id<"formVersions">): Promise<Doc<"formVersions">> {
  const version = await versionIn(ctx, id);
  if (version.state !== "draft")
    throw failure("conflict", "This version was published and does not change. Begin a new draft.");
  return version;
}

function versionsOf({ db }: Reader, form: Id<"forms">) {
  return db.query("formVersions").withIndex("by_form_number", (q) => q.eq("formId", form));
}
