import { v } from "convex/values";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { internalMutation, type MutationCtx, query } from "../../convex/_generated/server";
import { openPool } from "../../convex/capacity/model/pools";
import { insertCohort } from "../support/insertCohort";

// Pushed beside the product's functions, into a copy of them.

const HOUR = 3_600_000;

/** An organization with an owner, olga@x.test, and this many cohorts; the last one runs, with one session that is under way. */
export const seed = internalMutation({
  args: { cohorts: v.number() },
  handler: async (ctx, { cohorts }) => {
    const organizationId = await ctx.db.insert("organizations", {
      ...{ slug: "acme", name: "Acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      ...{ branding: {}, demo: false, isDefault: true },
    });
    const personId = await ctx.db.insert("persons", { name: "Olga Otter" });
    await ctx.db.insert("externalIdentities", {
      personId,
      tokenIdentifier: "https://outside.test|olga@x.test",
    });
    await ctx.db.insert("affiliations", { organizationId, personId, kinds: ["staff"], name: "Olga Otter" });
    await ctx.db.insert("memberships", { organizationId, personId, roles: ["owner"] });
    const ids = [];
    for (let number = 0; number < cohorts; number++) ids.push(await addCohort(ctx, organizationId, number));
    const cohort = ids.at(-1);
    if (cohort === undefined) throw new Error("One cohort at least.");
    return { organization: organizationId, cohort, event: await addEvent(ctx, organizationId, cohort) };
  },
});

async function addCohort(ctx: MutationCtx, organizationId: Id<"organizations">, number: number) {
  const name = `Cohort ${String(number).padStart(3, "0")}`;
  const id = await insertCohort(ctx, organizationId, { name, slug: `cohort-${number}` });
  const owner = { kind: "cohort" as const, id };
  await openPool(ctx, { organizationId, owner, seats: 10_000, offerMs: HOUR, keepsWaiting: true });
  return id;
}

async function addEvent({ db }: MutationCtx, organizationId: Id<"organizations">, cohortId: Id<"cohorts">) {
  const startsAt = Date.now() - HOUR / 2;
  return db.insert("events", {
    ...{ organizationId, cohortId, kind: "class", state: "scheduled", title: "Session", description: "" },
    ...{ wallStart: "2026-11-24T18:00", timeZone: "Europe/Zurich", durationMinutes: 120, startsAt },
    ...{ endsAt: startsAt + 2 * HOUR, place: { room: "Hall" }, admission: "cohort", differs: false },
    ...{ uid: "1@acme", sequence: 0, changedAt: startsAt, remindBefore: [] },
  });
}

/** People of the cohort, numbered from `from`; half of them are in the session, each has three requirements measured. */
export const fill = internalMutation({
  args: { cohort: v.id("cohorts"), event: v.id("events"), from: v.number(), people: v.number() },
  handler: async (ctx, { cohort: cohortId, event: eventId, from, people }) => {
    const { organizationId } = (await ctx.db.get(cohortId))!;
    const requirements = await ensureRequirements(ctx, cohortId, organizationId);
    for (let number = from; number < from + people; number++) {
      const name = `Learner ${String(number).padStart(4, "0")}`;
      const personId = await ctx.db.insert("persons", { name });
      const place = { organizationId, cohortId, personId };
      await ctx.db.insert("affiliations", { organizationId, personId, kinds: ["learner"], name });
      const enrollmentId = await ctx.db.insert("enrollments", {
        ...{ ...place, role: "participant", state: "active", source: "imported", stateAt: 0, name },
      });
      const counted = {
        state: "partial" as const,
        minutes: 10,
        isInside: number % 2 === 0,
        isSettled: false,
      };
      await ctx.db.insert("attendances", { ...place, eventId, ...counted });
      const stands = { organizationId, cohortId, enrollmentId };
      for (const requirementId of requirements)
        await ctx.db.insert("progress", { ...stands, requirementId, value: 1, isMet: true });
      await ctx.db.insert("standings", { ...stands, met: 3, of: 3, isReady: true });
    }
    return null;
  },
});

async function ensureRequirements(
  { db }: MutationCtx,
  cohortId: Id<"cohorts">,
  organizationId: Id<"organizations">,
): Promise<Id<"requirements">[]> {
  const known = await db
    .query("requirements")
    .withIndex("by_cohort_order", (q) => q.eq("cohortId", cohortId))
    .take(3);
  if (known.length > 0) return known.map(({ _id }) => _id);
  const fields = { organizationId, cohortId, kind: "manual" as const, target: 1, isRequired: true };
  const ids = [];
  for (let order = 1; order <= 3; order++)
    ids.push(await db.insert("requirements", { ...fields, label: `Thing ${order}`, order }));
  return ids;
}

const paginationOpts = { numItems: 50, cursor: null };
const place = { organization: v.id("organizations"), cohort: v.id("cohorts"), event: v.id("events") };

/** What the first page of a list takes of what Convex allows one transaction. */
export const weigh = query({
  args: { list: v.string(), ...place },
  handler: async (ctx, { list, organization, cohort, event }) => {
    const page = { organization, paginationOpts };
    const run = {
      cohorts: () =>
        ctx.runQuery(api.cohorts.cohorts.list, { ...page, state: null, program: null, search: "" }),
      people: () => ctx.runQuery(api.cohorts.enrollments.list, { ...page, cohort, state: null, search: "" }),
      progress: () => ctx.runQuery(api.progress.standings.sheet, { ...page, cohort }),
      attendance: () => ctx.runQuery(api.attendance.sheet.list, { ...page, event }),
      summary: () => ctx.runQuery(api.attendance.sheet.summary, { organization, event }),
      completion: () => ctx.runQuery(api.progress.completion.preview, { organization, cohort }),
      sessions: () => ctx.runQuery(api.events.events.list, { ...page, cohort, when: "coming" }),
    }[list];
    if (run === undefined) throw new Error(`There is no list of ${list}.`);
    const answer: unknown = await run();
    const { documentsRead, bytesRead, databaseQueries } = await ctx.meta.getTransactionMetrics();
    const rows = (answer as { page?: unknown[] }).page?.length ?? 1;
    return { rows, documents: documentsRead.used, bytes: bytesRead.used, ranges: databaseQueries.used };
  },
});

/** How many there are, to see that the large one is large. */
export const count = internalMutation({
  args: {},
  handler: async ({ db }) => ({
    cohorts: (await db.query("cohorts").collect()).length,
    people: (await db.query("enrollments").collect()).length,
  }),
});
