import { type Infer, v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id, TableNames } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { POLICIES } from "../../access/tenantDb";
import { record } from "../../audit/model/entries";
import { removeBytesOf } from "../../library/model/uploadLeavings";
import { removeOrphan } from "../../people/model/orphans";
import { removeRestSoon } from "../../publishing/model/removing";
import { failure } from "../../shared/errors";
import schema from "../../schema";
import { filesIn } from "../rules/files";

/** Rows removed in one transaction: well below what a transaction may read and write. */
const BATCH = 100;

export const progressValidator = v.object({
  organization: v.id("organizations"),
  name: v.string(),
  done: v.number(),
  total: v.number(),
  removed: v.number(),
  finishedAt: v.union(v.number(), v.null()),
});

/** The tables that have rows of organizations, in the order in which they are emptied. */
export const TENANT_TABLES = (Object.keys(POLICIES) as TableNames[]).filter(
  (table) => POLICIES[table] === "tenant",
);

type Ctx = Pick<MutationCtx, "scheduler"> & { everywhere: MutationCtx["db"] } & Tenant;

/**
 * Closes an organization at once and starts the job that removes everything of it. `name` is typed by
 * whoever does it, so that it is not done by mistake.
 * @throws `conflict` when the name is another one
 */
export async function beginDeletion(ctx: Ctx, name: string): Promise<void> {
  const { organization, person, session, everywhere: db } = ctx;
  if (name.trim() !== organization.name)
    throw failure("conflict", "The name you typed is not the organization's name.");
  await db.patch("organizations", organization._id, { deletingSince: Date.now() });
  const deletion = await db.insert("deletions", {
    organizationId: organization._id,
    name: organization.name,
    requestedBy: person._id,
    done: 0,
    total: TENANT_TABLES.length,
    removed: 0,
  });
  const entity = { table: "deletions" as const, id: deletion };
  await record({ db, person, session }, { action: "organizations.deletionBegun", entity });
  await ctx.scheduler.runAfter(0, internal.tenancy.jobs.removeRows, { deletion });
}

/** Removes the next batch of rows and schedules itself until nothing is left, the organization last. */
export async function removeNext(
  ctx: Pick<MutationCtx, "db" | "storage" | "scheduler">,
  id: Id<"deletions">,
): Promise<void> {
  const deletion = await ctx.db.get("deletions", id);
  if (deletion === null || deletion.finishedAt !== undefined) return;
  const table = TENANT_TABLES[deletion.done];
  if (table === undefined) return finish(ctx, deletion);
  const rows = await rowsOf(ctx, table, deletion.organizationId);
  for (const row of rows) await removeRow(ctx, table, row, deletion.requestedBy);
  await ctx.db.patch("deletions", id, {
    removed: deletion.removed + rows.length,
    done: rows.length < BATCH ? deletion.done + 1 : deletion.done,
  });
  await ctx.scheduler.runAfter(0, internal.tenancy.jobs.removeRows, { deletion: id });
}

/** The deletions somebody began, newest first; at most twenty. */
export async function deletionsOf(
  { db }: Pick<QueryCtx, "db">,
  person: Id<"persons">,
): Promise<Infer<typeof progressValidator>[]> {
  const rows = await db
    .query("deletions")
    .withIndex("by_requester", (q) => q.eq("requestedBy", person))
    .order("desc")
    .take(20);
  return rows.map(({ organizationId: organization, name, done, total, removed, finishedAt = null }) => {
    return { organization, name, done, total, removed, finishedAt };
  });
}

/** The index of a table that begins with the organization's id. */
export function organizationIndex(table: TableNames): string {
  const found = schema.tables[table][" indexes"]().find(({ fields }) => fields[0] === "organizationId");
  if (found === undefined)
    throw new Error(`The table ${table} needs an index that begins with organizationId.`);
  return found.indexDescriptor;
}

type TenantRow = { _id: Id<TableNames>; organizationId: Id<"organizations"> };

function rowsOf(
  { db }: Pick<QueryCtx, "db">,
  table: TableNames,
  organization: Id<"organizations">,
): Promise<TenantRow[]> {
  return db
    .query(table as "memberships")
    .withIndex(organizationIndex(table) as "by_organization_person", (q) =>
      q.eq("organizationId", organization),
    )
    .take(BATCH);
}

async function removeRow(
  ctx: Pick<MutationCtx, "db" | "storage" | "scheduler">,
  table: TableNames,
  row: TenantRow,
  requester: Id<"persons">,
): Promise<void> {
  for (const file of filesIn(row, schema.tables[table].validator)) await removeFile(ctx, file);
  await removeBytesOf(ctx, table, row);
  await ctx.db.delete(row._id);
  if (table === "contentItems") await removeRestSoon(ctx, row as Doc<"contentItems">);
  if (table !== "affiliations") return;
  const { personId } = row as Doc<"affiliations">;
  if (personId !== requester) await removeOrphan(ctx, personId);
}

async function removeFile({ db, storage }: Pick<MutationCtx, "db" | "storage">, file: string): Promise<void> {
  const id = file as Id<"_storage">;
  if ((await db.system.get(id)) !== null) await storage.delete(id);
}

async function finish(
  ctx: Pick<MutationCtx, "db" | "storage">,
  { _id, organizationId, removed, requestedBy }: Doc<"deletions">,
): Promise<void> {
  const organization = await ctx.db.get("organizations", organizationId);
  if (organization !== null) {
    for (const file of filesIn(organization, schema.tables.organizations.validator))
      await removeFile(ctx, file);
    await ctx.db.delete("organizations", organizationId);
    if (organization.isDefault) await passOnDefault(ctx);
  }
  await ctx.db.patch("deletions", _id, { finishedAt: Date.now(), removed: removed + 1 });
  const entity = { table: "deletions" as const, id: _id };
  const person = { _id: requestedBy };
  await record({ db: ctx.db, person }, { action: "organizations.deleted", entity }, "system");
}

/** The bare host shows the oldest organization that is left. */
async function passOnDefault({ db }: Pick<MutationCtx, "db">): Promise<void> {
  const oldest = await db.query("organizations").first();
  if (oldest !== null) await db.patch("organizations", oldest._id, { isDefault: true });
}
