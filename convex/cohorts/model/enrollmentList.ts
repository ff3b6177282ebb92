import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { waitingBefore } from "../../capacity/model/claims";
import { affiliationIn } from "../../people/model/affiliations";
import {
  ENROLLMENT_ROLES,
  ENROLLMENT_SOURCES,
  type EnrollmentState,
  ENROLLMENT_STATES,
} from "../rules/statuses";
import { requireEnrollment } from "./enrollmentRows";

export const enrollmentValidator = v.object({
  id: v.id("enrollments"),
  cohort: v.id("cohorts"),
  person: v.id("persons"),
  name: v.string(),
  email: v.union(v.string(), v.null()),
  role: literals(...ENROLLMENT_ROLES),
  state: literals(...ENROLLMENT_STATES),
  source: literals(...ENROLLMENT_SOURCES),
  stateAt: v.number(),
  until: v.union(v.number(), v.null()),
  accessUntil: v.union(v.number(), v.null()),
  reason: v.union(v.string(), v.null()),
  externalId: v.union(v.string(), v.null()),
  answer: v.union(v.id("answers"), v.null()),
});

export const enrollmentDetailValidator = v.object({
  ...enrollmentValidator.fields,
  /** While waiting: how many are before, counted up to 999. */
  waitingBefore: v.union(v.number(), v.null()),
});

type Reader = Pick<QueryCtx, "db">;
type Wanted = { cohort: Id<"cohorts">; state: EnrollmentState | null; search: string };

/** A cohort's enrollments by name; when something is searched for, by how well their names fit. */
export async function listEnrollments(ctx: Reader, wanted: Wanted, paginationOpts: PaginationOptions) {
  const found = await queryOf(ctx, wanted).paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => shownEnrollment(ctx, row))) };
}

/** One enrollment. @throws `notFound` */
export async function enrollmentFacts(
  ctx: Reader,
  id: Id<"enrollments">,
): Promise<Infer<typeof enrollmentDetailValidator>> {
  const row = await requireEnrollment(ctx, id);
  const waits = row.state === "waitlisted";
  const before = waits ? await waitingBefore(ctx, { kind: "cohort", id: row.cohortId }, row._id) : null;
  return { ...(await shownEnrollment(ctx, row)), waitingBefore: before };
}

function queryOf({ db }: Reader, { cohort, state, search }: Wanted) {
  const rows = db.query("enrollments");
  if (search.trim() !== "")
    return rows.withSearchIndex("search_name", (q) => {
      const here = q.search("name", search).eq("cohortId", cohort);
      return state === null ? here : here.eq("state", state);
    });
  return state === null
    ? rows.withIndex("by_cohort_name", (q) => q.eq("cohortId", cohort))
    : rows.withIndex("by_cohort_state_name", (q) => q.eq("cohortId", cohort).eq("state", state));
}

async function shownEnrollment(
  ctx: Reader,
  row: Doc<"enrollments">,
): Promise<Infer<typeof enrollmentValidator>> {
  const { _id: id, cohortId: cohort, personId: person, name, role, state, source, stateAt } = row;
  return {
    ...{ id, cohort, person, name, role, state, source, stateAt },
    email: (await affiliationIn(ctx, row.organizationId, person))?.email ?? null,
    until: row.until ?? null,
    accessUntil: row.accessUntil ?? null,
    reason: row.reason ?? null,
    externalId: row.externalId ?? null,
    answer: row.answerId ?? null,
  };
}
