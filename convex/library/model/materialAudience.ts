import { mergedStream, stream } from "convex-helpers/server/stream";
import type { PaginationOptions } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { namesIn } from "../../audit/model/names";
import { seatedPage } from "../../cohorts/model/roster";
import { SEATED_STATES } from "../../cohorts/rules/enrollmentLifecycle";
import schema from "../../schema";
import { failure } from "../../shared/errors";
import { remindingHeld } from "../rules/materialLimits";
import { ACCESS_KINDS } from "../rules/statuses";
import { hasOpened } from "./handouts";
import { requireMaterial } from "./materialAccess";
import type { MaterialWriter } from "./materialContexts";
import { remindOf } from "./materialLetters";

/** People who are told in one mutation, and of whom it is read at most whether they opened something. */
const PAGE = 50;
const MOST_READ = 500;

/** That somebody opened or downloaded a material. */
export const openingValidator = v.object({
  id: v.id("downloads"),
  person: v.id("persons"),
  name: v.string(),
  kind: literals(...ACCESS_KINDS),
  version: v.union(v.number(), v.null()),
  at: v.number(),
});

/** Somebody who takes part and has not opened a material. */
export const absenceValidator = v.object({ person: v.id("persons"), name: v.string() });

type Reader = Pick<QueryCtx, "db">;

/** Who opened and downloaded a material, and when; the last time first. */
export async function openings(
  ctx: Reader & { everywhere: QueryCtx["db"] },
  { _id, organizationId }: Doc<"materials">,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("downloads")
    .withIndex("by_subject_at", (q) => q.eq("subject", `materials:${_id}`))
    .order("desc")
    .paginate(paginationOpts);
  const people = found.page.map(({ personId }) => personId);
  const names = await namesIn({ db: ctx.everywhere }, organizationId, people);
  const page = found.page.map(({ _id: id, personId: person, kind, version = null, at }) => {
    return { id, person, name: names.get(person)?.name ?? "", kind, version, at };
  });
  return { ...found, page };
}

/** Those who take part in a material's cohort and have not opened it, by name. */
export async function absences(
  ctx: Reader,
  { _id, cohortId }: Doc<"materials">,
  paginationOpts: PaginationOptions,
) {
  const seated = SEATED_STATES.map((state) =>
    stream(ctx.db, schema)
      .query("enrollments")
      .withIndex("by_cohort_state_name", (q) => q.eq("cohortId", cohortId).eq("state", state)),
  );
  const found = await mergedStream(seated, ["name"])
    .filterWith(async ({ personId }) => !(await hasOpened(ctx, _id, personId)))
    .paginate({ ...paginationOpts, maximumRowsRead: MOST_READ });
  return { ...found, page: found.page.map(({ personId: person, name }) => ({ person, name })) };
}

/**
 * Reminds everybody who takes part and has not opened a published material, page after page; once a day at most.
 * @throws `notFound`, `forbidden`; `conflict` for one that is not published; `rateLimited` with the time to wait
 */
export async function remindOfMaterial(ctx: MaterialWriter, id: Id<"materials">): Promise<void> {
  const { state, remindedAt } = await requireMaterial(ctx, id);
  if (state !== "published") throw failure("conflict", "Publish this material first.");
  const now = Date.now();
  const retryAfterMs = remindingHeld(remindedAt, now);
  if (retryAfterMs > 0)
    throw failure("rateLimited", "They were reminded less than a day ago.", { retryAfterMs });
  await ctx.db.patch("materials", id, { remindedAt: now });
  await record(ctx, { action: "materials.reminded", entity: { table: "materials", id } });
  await ctx.scheduler.runAfter(0, internal.library.materialJobs.remind, { id, since: now, cursor: null });
}

type Reminding = { id: Id<"materials">; since: number; cursor: string | null };

/** Reminds a page of people, and schedules the next one in the same mutation. Ends where the material was closed. */
export async function remindPage(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  { id, since, cursor }: Reminding,
): Promise<void> {
  const material = await ctx.db.get("materials", id);
  if (material?.state !== "published" || material.remindedAt !== since) return;
  const found = await seatedPage(ctx, material.cohortId, { cursor, numItems: PAGE });
  for (const { personId } of found.page)
    if (!(await hasOpened(ctx, id, personId))) await remindOf(ctx, material, { personId, since });
  if (found.isDone) return;
  const next = { id, since, cursor: found.continueCursor };
  await ctx.scheduler.runAfter(0, internal.library.materialJobs.remind, next);
}
