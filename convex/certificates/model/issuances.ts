import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { countsOf as rosterCounts } from "../../cohorts/model/counts";
import { failure } from "../../shared/errors";
import { CREDENTIAL_STATES, type CredentialState, ISSUING_PROBLEMS } from "../rules/statuses";
import { issuingProblem } from "./issuers";

export const countsValidator = v.object(
  Object.fromEntries(CREDENTIAL_STATES.map((state) => [state, v.number()])) as Record<
    CredentialState,
    ReturnType<typeof v.number>
  >,
);

export const issuanceValidator = v.object({
  id: v.id("issuances"),
  startedAt: v.number(),
  achievement: v.object({ id: v.id("achievements"), name: v.string() }),
  cohort: v.union(v.object({ id: v.id("cohorts"), name: v.string() }), v.null()),
  /** What the list was called; null for a cohort's. */
  list: v.union(v.string(), v.null()),
  counts: countsValidator,
  /** For how many people: without credentials that took another's place. */
  people: v.number(),
});

export const cohortIssuanceValidator = v.object({
  /** Null before anybody completed while credentials could be issued. */
  issuance: v.union(issuanceValidator, v.null()),
  /** How many completed and have none. */
  missing: v.number(),
  /** Why nothing can be issued now; null when all is set up. */
  problem: v.union(literals(...ISSUING_PROBLEMS), v.null()),
});

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db">;
type Shown = Infer<typeof issuanceValidator>;

/** The issuance of a cohort, or null. */
export function issuanceOfCohort({ db }: Reader, cohortId: Id<"cohorts">): Promise<Doc<"issuances"> | null> {
  return db
    .query("issuances")
    .withIndex("by_cohort", (q) => q.eq("cohortId", cohortId))
    .first();
}

/** The same, made when it is first needed. */
export async function ensureCohortIssuance(
  ctx: Writer,
  { _id: cohortId, organizationId }: Pick<Doc<"cohorts">, "_id" | "organizationId">,
  achievementId: Id<"achievements">,
): Promise<Doc<"issuances">> {
  const known = await issuanceOfCohort(ctx, cohortId);
  return known ?? add(ctx, { organizationId, achievementId, cohortId });
}

/** The issuance of a list of a name, so that the same list again is the same issuance. Null before its first time. */
export function issuanceOfList(
  { db }: Reader,
  achievementId: Id<"achievements">,
  list: string,
): Promise<Doc<"issuances"> | null> {
  return db
    .query("issuances")
    .withIndex("by_achievement_list", (q) => q.eq("achievementId", achievementId).eq("list", list))
    .first();
}

/** The same, made when it is first needed. @returns whether it is new */
export async function ensureListIssuance(
  ctx: Writer,
  { _id: achievementId, organizationId }: Doc<"achievements">,
  list: string,
  startedBy: Id<"persons">,
): Promise<{ issuance: Doc<"issuances">; isNew: boolean }> {
  const known = await issuanceOfList(ctx, achievementId, list);
  if (known !== null) return { issuance: known, isNew: false };
  return { issuance: await add(ctx, { organizationId, achievementId, list, startedBy }), isNew: true };
}

/** Counts a credential out of a state (null: it is new) and into another. */
export async function recount(
  { db }: Writer,
  id: Id<"issuances">,
  from: CredentialState | null,
  to: CredentialState,
  people: 0 | 1 = 0,
): Promise<void> {
  const issuance = await db.get("issuances", id);
  if (issuance === null) return;
  const counts = countsOf(issuance);
  counts[to] += 1;
  if (from !== null) counts[from] -= 1;
  await db.patch("issuances", id, { counts, people: issuance.people + people });
}

/** Issuances of an organization, newest first, to be paginated. */
export async function listIssuances(
  ctx: Reader & { organization: Doc<"organizations"> },
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("issuances")
    .withIndex("by_organization", (q) => q.eq("organizationId", ctx.organization._id))
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => shownIssuance(ctx, row))) };
}

/** An issuance as staff see it. @throws `notFound` */
export async function issuanceFacts(ctx: Reader, id: Id<"issuances">): Promise<Shown> {
  const row = await ctx.db.get("issuances", id);
  if (row === null) throw failure("notFound", "There is no such issuance here.");
  return shownIssuance(ctx, row);
}

/** How far a cohort's credentials are, live. */
export async function issuanceFor(
  ctx: Reader & { organization: Doc<"organizations"> },
  cohortId: Id<"cohorts">,
): Promise<Infer<typeof cohortIssuanceValidator>> {
  const row = await issuanceOfCohort(ctx, cohortId);
  const { completed } = await rosterCounts(ctx, cohortId);
  return {
    issuance: row === null ? null : await shownIssuance(ctx, row),
    missing: Math.max(0, completed - (row?.people ?? 0)),
    problem: issuingProblem(ctx.organization),
  };
}

export async function shownIssuance({ db }: Reader, row: Doc<"issuances">): Promise<Shown> {
  const [achievement, cohort] = await Promise.all([
    db.get("achievements", row.achievementId),
    row.cohortId === undefined ? null : db.get("cohorts", row.cohortId),
  ]);
  return {
    id: row._id,
    startedAt: row._creationTime,
    achievement: { id: row.achievementId, name: achievement?.name ?? "" },
    cohort: cohort === null ? null : { id: cohort._id, name: cohort.name },
    list: row.list ?? null,
    counts: countsOf(row),
    people: row.people,
  };
}

function countsOf({ counts }: Doc<"issuances">): Record<CredentialState, number> {
  return Object.fromEntries(CREDENTIAL_STATES.map((state) => [state, counts[state] ?? 0])) as Record<
    CredentialState,
    number
  >;
}

async function add(
  { db }: Writer,
  fields: Omit<Doc<"issuances">, "_id" | "_creationTime" | "counts" | "people">,
): Promise<Doc<"issuances">> {
  const id = await db.insert("issuances", { ...fields, counts: {}, people: 0 });
  return (await db.get("issuances", id))!;
}
