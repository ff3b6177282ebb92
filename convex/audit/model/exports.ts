import type { PaginationOptions, PaginationResult } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { EXPORT_STATES, FILE_LIFE, LEASE, STORING_LEASE } from "../rules/exports";
import { record } from "./entries";
import type { Filter } from "./log";

export const exportValidator = v.object({
  id: v.id("auditExports"),
  requestedAt: v.number(),
  state: literals(...EXPORT_STATES),
  rows: v.number(),
  fileExpiresAt: v.union(v.number(), v.null()),
});
export type AuditExport = Infer<typeof exportValidator>;

type Staff = Pick<MutationCtx, "db" | "scheduler" | "storage"> & {
  organization: Doc<"organizations">;
  person: Doc<"persons">;
  session: Doc<"sessions"> | null;
};
type ExportId = Id<"auditExports">;

/** Begins to write the entries that a filter means to a file; its progress is in `listOwn`. */
export async function request(ctx: Staff, filter: Filter): Promise<ExportId> {
  const id = await ctx.db.insert("auditExports", {
    organizationId: ctx.organization._id,
    requestedBy: ctx.person._id,
    filter,
    state: "running",
    rows: 0,
    leaseUntil: Date.now() + LEASE,
  });
  await record(ctx, { action: "auditExports.requested", entity: { table: "auditExports", id } });
  await ctx.scheduler.runAfter(0, internal.audit.csvFile.write, { id });
  await ctx.scheduler.runAfter(LEASE, internal.audit.jobs.watch, { id });
  return id;
}

/** The caller's own exports, newest first. */
export async function listOwn(
  ctx: Pick<QueryCtx, "db"> & Pick<Staff, "organization" | "person">,
  page: PaginationOptions,
): Promise<PaginationResult<AuditExport>> {
  const found = await ctx.db
    .query("auditExports")
    .withIndex("by_requester", (q) =>
      q.eq("organizationId", ctx.organization._id).eq("requestedBy", ctx.person._id),
    )
    .order("desc")
    .paginate(page);
  return { ...found, page: found.page.map(shown) };
}

function shown({ _id: id, _creationTime: requestedAt, state, rows, fileExpiresAt }: Doc<"auditExports">) {
  return { id, requestedAt, state, rows, fileExpiresAt: fileExpiresAt ?? null };
}

/**
 * An address from which the file of an own export can be downloaded.
 * @throws `notFound`; `expired` once the file was removed
 */
export async function download(ctx: Staff, id: ExportId): Promise<string> {
  const row = await ctx.db.get("auditExports", id);
  if (row === null || row.requestedBy !== ctx.person._id)
    throw failure("notFound", "There is no such export here.");
  const url = row.file === undefined ? null : await ctx.storage.getUrl(row.file);
  if (url === null) throw failure("expired", "This file is not there. Please export the log again.");
  await record(ctx, { action: "auditExports.downloaded", entity: { table: "auditExports", id } });
  return url;
}

/** Notes that so many entries are written. False when nobody waits for the file any more. */
export async function report(
  ctx: Pick<MutationCtx, "db">,
  id: ExportId,
  rows: number,
  storing: boolean,
): Promise<boolean> {
  const row = await ctx.db.get("auditExports", id);
  if (row?.state !== "running") return false;
  await ctx.db.patch("auditExports", id, {
    rows,
    leaseUntil: Date.now() + (storing ? STORING_LEASE : LEASE),
  });
  return true;
}

/** Hands the file over. False when nobody waits for it: the caller removes it then. */
export async function finish(
  ctx: Pick<MutationCtx, "db">,
  id: ExportId,
  file: Id<"_storage">,
): Promise<boolean> {
  const row = await ctx.db.get("auditExports", id);
  if (row?.state !== "running") return false;
  await ctx.db.patch("auditExports", id, { state: "done", file, fileExpiresAt: Date.now() + FILE_LIFE });
  return true;
}

/** Fails an export whose action fell silent, so that its requester can try again; looks again later else. */
export async function watch(ctx: Pick<MutationCtx, "db" | "scheduler">, id: ExportId): Promise<void> {
  const row = await ctx.db.get("auditExports", id);
  if (row?.state !== "running") return;
  if (row.leaseUntil <= Date.now()) await ctx.db.patch("auditExports", id, { state: "failed" });
  else await ctx.scheduler.runAt(row.leaseUntil, internal.audit.jobs.watch, { id });
}

/** Removes files past their life, some at a time. True when there may be more. */
export async function removeExpired(
  { db, storage }: Pick<MutationCtx, "db" | "storage">,
  limit: number,
): Promise<boolean> {
  const expired = await db
    .query("auditExports")
    .withIndex("by_file_expiry", (q) => q.gt("fileExpiresAt", 0).lte("fileExpiresAt", Date.now()))
    .take(limit);
  for (const { _id, file } of expired) {
    if (file !== undefined) await storage.delete(file);
    await db.patch("auditExports", _id, { state: "removed", file: undefined, fileExpiresAt: undefined });
  }
  return expired.length === limit;
}
