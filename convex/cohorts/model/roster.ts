import type { PaginationOptions, PaginationResult } from "convex/server";
import { mergedStream, stream } from "convex-helpers/server/stream";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import schema from "../../schema";
import { SEATED_STATES } from "../rules/enrollmentLifecycle";
import type { EnrollmentState } from "../rules/statuses";

type Reader = Pick<QueryCtx, "db">;

/** A person's enrollment in a cohort, whatever its state, or null. */
export function enrollmentIn(
  { db }: Reader,
  cohortId: Id<"cohorts">,
  personId: Id<"persons">,
): Promise<Doc<"enrollments"> | null> {
  return db
    .query("enrollments")
    .withIndex("by_cohort_person", (q) => q.eq("cohortId", cohortId).eq("personId", personId))
    .unique();
}

/** Those who take part in a cohort, by name, page by page; with `completed`, those who completed it too. */
export function seatedPage(
  ctx: Reader,
  cohortId: Id<"cohorts">,
  paginationOpts: PaginationOptions,
  { completed = false }: { completed?: boolean } = {},
): Promise<PaginationResult<Doc<"enrollments">>> {
  return pageInStates(
    ctx,
    cohortId,
    completed ? [...SEATED_STATES, "completed"] : SEATED_STATES,
    paginationOpts,
  );
}

/** Enrollments of a cohort in some states, by name, page by page. */
export function pageInStates(
  { db }: Reader,
  cohortId: Id<"cohorts">,
  states: readonly EnrollmentState[],
  paginationOpts: PaginationOptions,
): Promise<PaginationResult<Doc<"enrollments">>> {
  const streams = states.map((state) =>
    stream(db, schema)
      .query("enrollments")
      .withIndex("by_cohort_state_name", (q) => q.eq("cohortId", cohortId).eq("state", state)),
  );
  return mergedStream(streams, ["name"]).paginate(paginationOpts);
}
