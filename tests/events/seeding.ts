import { v } from "convex/values";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { internalMutation, type MutationCtx } from "../../convex/_generated/server";
import { settle } from "../../convex/events/model/effects";
import { insertEvent } from "../../convex/events/model/occurrences";
import { wallAt } from "../../convex/shared/civilTime";

// Pushed beside the product's functions, into a copy of them.

/** An organization with an owner, olga@x.test, three who lead, a cohort, and a learner with a mail address. */
export const seed = internalMutation({
  args: {},
  handler: async (ctx) => {
    const organizationId = await ctx.db.insert("organizations", {
      ...{ slug: "acme", name: "Acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
      ...{ branding: {}, demo: false, isDefault: true },
    });
    const owner = await ctx.db.insert("persons", { name: "Olga Otter" });
    await ctx.db.insert("externalIdentities", {
      personId: owner,
      tokenIdentifier: "https://outside.test|olga@x.test",
    });
    const leading: Id<"persons">[] = [owner];
    for (const name of ["Una", "Vic"]) leading.push(await ctx.db.insert("persons", { name }));
    for (const personId of leading) {
      const place = { organizationId, personId };
      await ctx.db.insert("affiliations", { ...place, kinds: ["staff"], name: "Somebody" });
      await ctx.db.insert("memberships", { ...place, roles: ["owner"] });
    }
    const cohort = await addCohort(ctx, organizationId);
    const learner = { name: "Lena Learner", email: "lena@x.test" };
    const personId = await ctx.db.insert("persons", learner);
    await ctx.db.insert("affiliations", { organizationId, personId, kinds: ["learner"], name: learner.name });
    await ctx.db.insert("enrollments", {
      ...{ organizationId, cohortId: cohort, personId, role: "participant", state: "active" },
      ...{ source: "added", stateAt: 0, name: learner.name },
    });
    return { organization: organizationId, cohort, leading };
  },
});

async function addCohort({ db }: MutationCtx, organizationId: Id<"organizations">) {
  const templateId = await db.insert("programTemplates", { organizationId, type: "course", name: "Course" });
  const templateVersionId = await db.insert("templateVersions", {
    ...{ organizationId, templateId, version: "1.0.0", rank: 1, state: "published", summary: "" },
    ...{ configSchema: "{}", defaults: "{}", capacity: { min: 1, max: 9, volunteers: 0 } },
    ...{ outcomeMetrics: [], groupTags: [], costHints: "", isPublic: true, isActive: true },
  });
  const programId = await db.insert("programs", {
    ...{ organizationId, templateVersionId, overrides: "{}", state: "published", slug: "course" },
    ...{ title: "Course", summary: "", description: "", category: "", delivery: "online", shape: "cohort" },
    ...{ visibility: "public", language: "en", tracks: [], tags: [], seo: {}, searchText: "" },
    page: { outcomes: [], questions: [], testimonials: [] },
  });
  return db.insert("cohorts", {
    ...{ organizationId, programId, templateVersionId, slug: "spring", name: "Spring", state: "running" },
    ...{ startDate: "2020-01-01", endDate: "2999-06-30", timeZone: "Europe/Zurich", joinMode: "open" },
    ...{ overrides: "{}", config: "{}", provenance: "{}", presentShare: 0.75, accessDays: 365 },
  });
}

/** A session that is reminded of in so many milliseconds: nearer than a form, which knows minutes, would have it. */
export const planSoon = internalMutation({
  args: { cohort: v.id("cohorts"), remindIn: v.number() },
  handler: async (ctx, { cohort, remindIn }) => {
    const { organizationId } = (await ctx.db.get(cohort))!;
    const startsAt = Date.now() + remindIn + 5 * 60_000;
    const { _id: id } = await insertEvent(
      ctx,
      {
        ...{ organizationId, cohortId: cohort, kind: "class", title: "Soon", description: "" },
        ...{ place: { room: "Room 4" }, timeZone: "Europe/Zurich", durationMinutes: 60 },
        ...{ admission: "cohort", remindBefore: [5] },
      },
      { wall: wallAt(startsAt, "Europe/Zurich"), startsAt },
      { seats: { keepsWaiting: true }, now: Date.now() },
    );
    await settle(ctx, id, Date.now());
    return id;
  },
});

/** The mails to the learner, the oldest first. */
export const mails = internalMutation({
  args: {},
  handler: async ({ db }): Promise<Pick<Doc<"deliveries">, "template" | "state" | "data">[]> => {
    const rows = await db.query("deliveries").collect();
    return rows
      .filter(({ address }) => address === "lena@x.test")
      .map(({ template, state, data }) => ({ template, state, data }));
  },
});
