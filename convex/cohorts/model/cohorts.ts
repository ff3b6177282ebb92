import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { poolOf } from "../../capacity/model/pools";
import { failure } from "../../shared/errors";
import { HOUR } from "../../shared/time";
import { COHORT_STEPS, stepsFrom } from "../rules/cohortLifecycle";
import { type CohortState, COHORT_STATES, ENROLLMENT_STATES, JOIN_MODES } from "../rules/statuses";
import { countsOf } from "./counts";
import { instructorsOf } from "./instructors";

const countsValidator = v.object({
  ...(Object.fromEntries(ENROLLMENT_STATES.map((state) => [state, v.number()])) as Record<
    (typeof ENROLLMENT_STATES)[number],
    ReturnType<typeof v.number>
  >),
});

export const summaryValidator = v.object({
  id: v.id("cohorts"),
  program: v.object({ id: v.id("programs"), title: v.string(), slug: v.string() }),
  slug: v.string(),
  name: v.string(),
  state: literals(...COHORT_STATES),
  startDate: v.string(),
  endDate: v.string(),
  timeZone: v.string(),
  /** Null: as many as come. */
  seats: v.union(v.number(), v.null()),
  /** Seats that are taken or offered. */
  used: v.number(),
  counts: countsValidator,
});

export const cohortValidator = v.object({
  ...summaryValidator.fields,
  joinMode: literals(...JOIN_MODES),
  joinForm: v.union(v.id("forms"), v.null()),
  opensAt: v.union(v.number(), v.null()),
  closesAt: v.union(v.number(), v.null()),
  keepsWaiting: v.boolean(),
  offerHours: v.number(),
  presentShare: v.number(),
  accessDays: v.number(),
  price: v.union(v.object({ minor: v.number(), currency: v.string() }), v.null()),
  /** JSON texts: the patch of this cohort, the configuration that results, and which layer each leaf came from. */
  overrides: v.string(),
  config: v.string(),
  provenance: v.string(),
  templateVersion: v.id("templateVersions"),
  instructors: v.array(v.object({ person: v.id("persons"), name: v.string() })),
  /** What can be done with the cohort as a whole now. */
  steps: v.array(literals(...COHORT_STEPS)),
});

type Reader = Pick<QueryCtx, "db">;
export type CohortFilter = { state: CohortState | null; program: Id<"programs"> | null; search: string };

/** @throws `notFound` */
export async function requireCohort({ db }: Reader, id: Id<"cohorts">): Promise<Doc<"cohorts">> {
  const cohort = await db.get("cohorts", id);
  if (cohort === null) throw failure("notFound", "There is no such cohort here.");
  return cohort;
}

/** The same for those who see the whole deployment: a cohort of one organization. @throws `notFound` */
export async function requireCohortOf(
  ctx: Reader,
  organization: Id<"organizations">,
  id: Id<"cohorts">,
): Promise<Doc<"cohorts">> {
  const cohort = await requireCohort(ctx, id);
  if (cohort.organizationId !== organization) throw failure("notFound", "There is no such cohort here.");
  return cohort;
}

/** Cohorts, those that start last first; when something is searched for, by how well their names fit. */
export async function listCohorts(
  ctx: Reader,
  organization: Id<"organizations">,
  filter: CohortFilter,
  paginationOpts: PaginationOptions,
) {
  const found = await queryOf(ctx, organization, filter).paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((cohort) => summaryOf(ctx, cohort))) };
}

function queryOf(
  { db }: Reader,
  organizationId: Id<"organizations">,
  { state, program, search }: CohortFilter,
) {
  if (search.trim() === "") return inOrder({ db }, organizationId, state, program).order("desc");
  return db.query("cohorts").withSearchIndex("search_name", (q) => {
    const here = q.search("name", search).eq("organizationId", organizationId);
    const inState = state === null ? here : here.eq("state", state);
    return program === null ? inState : inState.eq("programId", program);
  });
}

function inOrder(
  { db }: Reader,
  organizationId: Id<"organizations">,
  state: CohortState | null,
  programId: Id<"programs"> | null,
) {
  const cohorts = db.query("cohorts");
  if (programId !== null)
    return state === null
      ? cohorts.withIndex("by_program_start", (q) => q.eq("programId", programId))
      : cohorts.withIndex("by_program_state_start", (q) => q.eq("programId", programId).eq("state", state));
  return state === null
    ? cohorts.withIndex("by_organization_start", (q) => q.eq("organizationId", organizationId))
    : cohorts.withIndex("by_organization_state_start", (q) =>
        q.eq("organizationId", organizationId).eq("state", state),
      );
}

async function summaryOf(ctx: Reader, cohort: Doc<"cohorts">): Promise<Infer<typeof summaryValidator>> {
  const { _id: id, slug, name, state, startDate, endDate, timeZone } = cohort;
  const program = await ctx.db.get("programs", cohort.programId);
  const pool = await poolOf(ctx, { kind: "cohort", id });
  return {
    id,
    program: { id: cohort.programId, title: program?.title ?? "", slug: program?.slug ?? "" },
    ...{ slug, name, state, startDate, endDate, timeZone },
    seats: pool?.seats ?? null,
    used: pool?.used ?? 0,
    counts: await countsOf(ctx, id),
  };
}

/** A cohort with its settings, its counts and what can be done with it. @throws `notFound` */
export async function cohortFacts(ctx: Reader, id: Id<"cohorts">): Promise<Infer<typeof cohortValidator>> {
  const cohort = await requireCohort(ctx, id);
  const pool = await poolOf(ctx, { kind: "cohort", id });
  const { joinMode, presentShare, accessDays, overrides, config, provenance } = cohort;
  return {
    ...(await summaryOf(ctx, cohort)),
    ...{ joinMode, presentShare, accessDays, overrides, config, provenance },
    joinForm: cohort.joinFormId ?? null,
    opensAt: cohort.opensAt ?? null,
    closesAt: cohort.closesAt ?? null,
    price: cohort.price ?? null,
    keepsWaiting: pool?.keepsWaiting ?? false,
    offerHours: Math.round((pool?.offerMs ?? 0) / HOUR),
    templateVersion: cohort.templateVersionId,
    instructors: await instructorsOf(ctx, id),
    steps: stepsFrom(cohort.state),
  };
}
