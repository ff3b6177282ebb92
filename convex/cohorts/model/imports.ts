import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { SECOND } from "../../shared/time";
import { takesPeople } from "../rules/cohortLifecycle";
import { IMPORT_STATES } from "../rules/statuses";
import { requireCohort, requireCohortOf } from "./cohorts";
import { recordIn } from "./doer";
import { matchRow, type Row, ROW_OUTCOMES, takeRow } from "./importRows";

/** How long a reader that says nothing is believed to be at work. */
const LEASE = 10 * SECOND;
/** Readers that fell silent one after the other, after which an import is given up. */
const MAX_STALLS = 20;

export const verdictValidator = v.object({ line: v.number(), outcome: literals(...ROW_OUTCOMES) });

export const importValidator = v.object({
  id: v.id("enrollmentImports"),
  startedAt: v.number(),
  state: literals(...IMPORT_STATES),
  total: v.number(),
  done: v.number(),
  added: v.number(),
  changed: v.number(),
  unchanged: v.number(),
  /** Left out: no seat, or an external id that somebody else has. */
  refused: v.number(),
});

type Ctx = Pick<MutationCtx, "db" | "scheduler" | "storage">;
type Started = Pick<Doc<"enrollmentImports">, "startedBy" | "total" | "welcome"> & {
  cohort: Id<"cohorts">;
  fileId: Id<"_storage">;
};

/** What taking in some rows would do. */
export async function verdictsOf(
  ctx: Pick<QueryCtx, "db">,
  cohort: Id<"cohorts">,
  rows: Row[],
): Promise<Infer<typeof verdictValidator>[]> {
  return Promise.all(
    rows.map(async (row) => ({ line: row.line, outcome: (await matchRow(ctx, cohort, row)).outcome })),
  );
}

/** @throws `conflict` for a cohort that takes nobody, `notFound` for one of another organization */
export async function requireImportable(
  ctx: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  id: Id<"cohorts">,
): Promise<void> {
  const cohort = await requireCohortOf(ctx, organizationId, id);
  if (!takesPeople(cohort.state)) throw failure("conflict", "Open the cohort first, then take people in.");
}

/** Begins to take in the rows of a kept file, page after page. */
export async function start(
  ctx: Ctx,
  { cohort: cohortId, startedBy, fileId, total, welcome }: Started,
): Promise<Id<"enrollmentImports">> {
  const { organizationId } = await requireCohort(ctx, cohortId);
  const place = { organizationId, cohortId, startedBy, fileId, total, welcome };
  const counts = { done: 0, added: 0, changed: 0, unchanged: 0, refused: 0 };
  const lease = { leaseUntil: Date.now() + LEASE, stalls: 0 };
  const id = await ctx.db.insert("enrollmentImports", { ...place, state: "running", ...counts, ...lease });
  const entity = { table: "enrollmentImports" as const, id };
  const person = (await ctx.db.get("persons", startedBy))!;
  await recordIn({ ...ctx, person }, organizationId, { action: "enrollmentImports.started", entity });
  await ctx.scheduler.runAfter(0, internal.cohorts.importFile.read, { id });
  await ctx.scheduler.runAfter(LEASE, internal.cohorts.jobs.watchImport, { id });
  return id;
}

/** Which file is to be read, and from which row on; null when that is over. */
export async function standing(ctx: Pick<QueryCtx, "db">, id: Id<"enrollmentImports">) {
  const row = await ctx.db.get("enrollmentImports", id);
  if (row?.state !== "running" || row.fileId === undefined) return null;
  return { fileId: row.fileId, done: row.done };
}

/**
 * Takes in a page of rows that begins where the last one ended; another page changes nothing, so that what
 * was done before a crash is not done again.
 * @returns where to go on, or null when all is done or nobody waits for it any more
 */
export async function takeIn(
  ctx: Ctx,
  id: Id<"enrollmentImports">,
  from: number,
  rows: Row[],
): Promise<number | null> {
  const row = await ctx.db.get("enrollmentImports", id);
  if (row?.state !== "running") return null;
  if (row.done !== from) return row.done;
  const counts = { added: row.added, changed: row.changed, unchanged: row.unchanged, refused: row.refused };
  const cohort = await requireCohort(ctx, row.cohortId);
  const person = (await ctx.db.get("persons", row.startedBy))!;
  for (const each of takesPeople(cohort.state) ? rows : []) {
    const outcome = await takeRow({ ...ctx, person }, cohort, each, row.welcome);
    counts[outcome === "externalIdTaken" ? "refused" : outcome] += 1;
  }
  const done = from + rows.length;
  const over = done >= row.total || !takesPeople(cohort.state);
  await ctx.db.patch("enrollmentImports", id, { ...counts, done, leaseUntil: Date.now() + LEASE, stalls: 0 });
  if (over) await end(ctx, row, done >= row.total ? "done" : "failed");
  return over ? null : done;
}

/** Takes an import up again whose reader fell silent; gives it up after some times. */
export async function watch(ctx: Ctx, id: Id<"enrollmentImports">): Promise<void> {
  const row = await ctx.db.get("enrollmentImports", id);
  if (row?.state !== "running") return;
  const now = Date.now();
  if (row.leaseUntil <= now && row.stalls >= MAX_STALLS) return end(ctx, row, "failed");
  if (row.leaseUntil <= now) {
    await ctx.db.patch("enrollmentImports", id, { leaseUntil: now + LEASE, stalls: row.stalls + 1 });
    await ctx.scheduler.runAfter(0, internal.cohorts.importFile.read, { id });
  }
  await ctx.scheduler.runAfter(LEASE, internal.cohorts.jobs.watchImport, { id });
}

/** Imports into a cohort, newest first, to be paginated. */
export async function listImports(
  { db }: Pick<QueryCtx, "db">,
  cohort: Id<"cohorts">,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("enrollmentImports")
    .withIndex("by_cohort", (q) => q.eq("cohortId", cohort))
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(shown) };
}

function shown(row: Doc<"enrollmentImports">): Infer<typeof importValidator> {
  const { _id: id, _creationTime: startedAt, state, total, done, added, changed, unchanged, refused } = row;
  return { id, startedAt, state, total, done, added, changed, unchanged, refused };
}

/** The file holds names and addresses: it goes as soon as nobody needs it. */
async function end(
  { db, storage }: Ctx,
  { _id, fileId }: Doc<"enrollmentImports">,
  state: "done" | "failed",
): Promise<void> {
  await db.patch("enrollmentImports", _id, { state, fileId: undefined });
  if (fileId !== undefined && (await db.system.get(fileId)) !== null) await storage.delete(fileId);
}
