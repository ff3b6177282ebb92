import { v } from "convex/values";
import type { Id } from "../../convex/_generated/dataModel";
import { internalMutation, type MutationCtx } from "../../convex/_generated/server";
import { insertCohort } from "../support/insertCohort";
import { openPool, poolOf } from "../../convex/capacity/model/pools";

// Pushed beside the product's functions, into a copy of them.

const HOUR = 3_600_000;
const cohort = v.id("cohorts");

/** An organization with an owner, olga@x.test, an open cohort, and people whom an outside provider vouches for: person0@x.test … */
export const seed = internalMutation({
  args: { people: v.number(), seats: v.number() },
  handler: async (ctx, { people, seats }) => {
    const organizationId = await ctx.db.insert("organizations", {
      ...{ slug: "acme", name: "Acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      ...{ branding: {}, demo: false, isDefault: true },
    });
    const place = { organizationId, personId: await addPerson(ctx, "Olga Otter", "olga@x.test") };
    await ctx.db.insert("affiliations", { ...place, kinds: ["staff"], name: "Olga Otter" });
    await ctx.db.insert("memberships", { ...place, roles: ["owner"] });
    for (let i = 0; i < people; i++)
      await addPerson(ctx, `Person ${String(i).padStart(3, "0")}`, `person${i}@x.test`);
    return { organization: organizationId, cohort: await addCohort(ctx, organizationId, seats) };
  },
});

/** Without an address of their own: nobody is sent mail. */
async function addPerson({ db }: MutationCtx, name: string, subject: string): Promise<Id<"persons">> {
  const personId = await db.insert("persons", { name });
  await db.insert("externalIdentities", { personId, tokenIdentifier: `https://outside.test|${subject}` });
  return personId;
}

async function addCohort(ctx: MutationCtx, organizationId: Id<"organizations">, seats: number) {
  const dates = { state: "open" as const, startDate: "2999-03-01", endDate: "2999-06-30" };
  const id = await insertCohort(ctx, organizationId, dates);
  await openPool(ctx, {
    organizationId,
    owner: { kind: "cohort", id },
    seats,
    offerMs: HOUR,
    keepsWaiting: true,
  });
  return id;
}

/** How long offers from now on wait for their answer. */
export const setOfferTime = internalMutation({
  args: { cohort, milliseconds: v.number() },
  handler: async (ctx, { cohort, milliseconds }) => {
    const pool = await poolOf(ctx, { kind: "cohort", id: cohort });
    await ctx.db.patch(pool!._id, { offerMs: milliseconds });
    return null;
  },
});

/** The pool's counters, every enrollment with its claim's place in the order, and how often the log tells what. */
export const look = internalMutation({
  args: { cohort },
  handler: async (ctx, { cohort }) => {
    const { used, waiting } = (await poolOf(ctx, { kind: "cohort", id: cohort }))!;
    const rows = await ctx.db
      .query("enrollments")
      .withIndex("by_cohort_name", (q) => q.eq("cohortId", cohort))
      .collect();
    const people = await Promise.all(
      rows.map(async ({ _id, name, state }) => {
        const claim = await ctx.db
          .query("claims")
          .withIndex("by_holder", (q) => q.eq("holder", _id))
          .unique();
        return { name, state, claim: claim!.state, order: claim!.order };
      }),
    );
    const log: Record<string, number> = {};
    for (const { action } of await ctx.db.query("auditEntries").collect())
      log[action] = (log[action] ?? 0) + 1;
    return { used, waiting, people: people.sort((a, b) => a.order - b.order), log };
  },
});
