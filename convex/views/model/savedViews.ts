import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import type { Action } from "../../audit/rules/actions";
import { failure, invalid } from "../../shared/errors";
import {
  MAX_OWN,
  MAX_SHARED,
  mayChange,
  nameProblems,
  type TableName,
  type View,
  viewProblems,
} from "../rules/savedViews";
import { viewValidator } from "../schema";

export const savedViewValidator = v.object({
  id: v.id("savedViews"),
  name: v.string(),
  view: viewValidator,
  shared: v.boolean(),
  /** Whether the viewer may rename, share and remove it. */
  changeable: v.boolean(),
});

type Viewer = Pick<Tenant, "organization" | "person" | "permissions" | "session">;
type Reader = Pick<QueryCtx, "db"> & Viewer;
type Writer = Pick<MutationCtx, "db"> & Viewer;

/** The caller's views of a table and those that colleagues share, by name. */
export async function listViews(ctx: Reader, table: TableName): Promise<Infer<typeof savedViewValidator>[]> {
  const [own, shared] = await Promise.all([
    ownViews(ctx, table),
    ctx.db
      .query("savedViews")
      .withIndex("by_table_shared", (q) =>
        q.eq("organizationId", ctx.organization._id).eq("table", table).eq("shared", true),
      )
      .take(MAX_SHARED),
  ]);
  const others = shared.filter(({ personId }) => personId !== ctx.person._id);
  return [...own, ...others]
    .sort((one, other) => one.name.localeCompare(other.name))
    .map(({ _id: id, ...row }) => {
      const { name, view, shared: isShared } = row;
      return { id, name, view, shared: isShared, changeable: mayChange(row, rightsOf(ctx)) };
    });
}

type Kept = { table: TableName; name: string; view: View; shared: boolean };

/** Keeps a view; one of the same name that the caller has is replaced. @throws `invalid` or `conflict` */
export async function keepView(ctx: Writer, { table, name, view, shared }: Kept): Promise<Id<"savedViews">> {
  const problems = { ...nameProblems(name), ...viewProblems(view) };
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const own = await ownViews(ctx, table);
  const [row, same] = [{ name: name.trim(), view, shared }, own.find((kept) => kept.name === name.trim())];
  if (same === undefined && own.length >= MAX_OWN)
    throw failure("conflict", "You keep as many views of this table as there can be. Remove one first.");
  const owner = { organizationId: ctx.organization._id, personId: ctx.person._id };
  const id = same?._id ?? (await ctx.db.insert("savedViews", { ...owner, table, ...row }));
  if (same !== undefined) await ctx.db.patch("savedViews", id, row);
  if (shared || same?.shared === true) await tell(ctx, "savedViews.shared", id);
  return id;
}

/** Gives a view another name. @throws `notFound`, `forbidden` or `invalid` */
export async function renameView(ctx: Writer, id: Id<"savedViews">, name: string): Promise<void> {
  const { shared } = await changeableView(ctx, id);
  const problems = nameProblems(name);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  await ctx.db.patch("savedViews", id, { name: name.trim() });
  if (shared) await tell(ctx, "savedViews.renamed", id, ["name"]);
}

/** Removes a view. @throws `notFound` or `forbidden` */
export async function removeView(ctx: Writer, id: Id<"savedViews">): Promise<void> {
  const { shared } = await changeableView(ctx, id);
  await ctx.db.delete("savedViews", id);
  if (shared) await tell(ctx, "savedViews.removed", id);
}

function ownViews({ db, organization, person }: Reader, table: TableName): Promise<Doc<"savedViews">[]> {
  return db
    .query("savedViews")
    .withIndex("by_person_table", (q) =>
      q.eq("organizationId", organization._id).eq("personId", person._id).eq("table", table),
    )
    .take(MAX_OWN);
}

/** Somebody else's private view is not there for the caller. */
async function changeableView(ctx: Writer, id: Id<"savedViews">): Promise<Doc<"savedViews">> {
  const row = await ctx.db.get("savedViews", id);
  if (row === null || (!row.shared && row.personId !== ctx.person._id))
    throw failure("notFound", "There is no such view here.");
  if (!mayChange(row, rightsOf(ctx)))
    throw failure("forbidden", "This view is a colleague's. Keep one of your own under another name.");
  return row;
}

function rightsOf({ person, permissions }: Viewer) {
  return { personId: person._id, managesOrganization: permissions.includes("organization.manage") };
}

/** Only what colleagues see is told. */
function tell(ctx: Writer, action: Action, id: Id<"savedViews">, changed: string[] = []): Promise<void> {
  return record(ctx, { action, entity: { table: "savedViews", id }, changed });
}
