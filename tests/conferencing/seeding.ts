import { v } from "convex/values";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { internalMutation, internalQuery, type MutationCtx } from "../../convex/_generated/server";
import { joinPath } from "../../convex/attendance/model/joinTokens";

// Pushed beside the product's functions, into a copy of them.

const ACADEMY = { timeZone: "Europe/Zurich", currency: "CHF", locale: "en" };

/** An organization with an owner, olga@x.test, a running cohort, and a learner, lena@x.test. */
export const seed = internalMutation({
  args: {},
  handler: async (ctx) => {
    const organizationId = await ctx.db.insert("organizations", {
      ...{ slug: "acme", name: "Acme", ...ACADEMY, branding: {}, demo: false, isDefault: true },
    });
    const owner = await ctx.db.insert("persons", { name: "Olga Otter" });
    const place = { organizationId, personId: owner };
    await ctx.db.insert("affiliations", { ...place, kinds: ["staff"], name: "Olga Otter" });
    await ctx.db.insert("memberships", { ...place, roles: ["owner"] });
    await ctx.db.insert("externalIdentities", {
      personId: owner,
      tokenIdentifier: "https://outside.test|olga@x.test",
    });
    const cohort = await addCohort(ctx, organizationId);
    const name = "Lena Learner";
    const learner = await ctx.db.insert("persons", { name, email: "lena@x.test" });
    await ctx.db.insert("affiliations", { organizationId, personId: learner, kinds: ["learner"], name });
    await ctx.db.insert("enrollments", {
      ...{ organizationId, cohortId: cohort, personId: learner, role: "participant", state: "active" },
      ...{ source: "added", stateAt: 0, name },
    });
    return { organization: organizationId, cohort, learner };
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

/** Somebody's own link into a session, as a path. */
export const linkFor = internalQuery({
  args: { event: v.id("events"), person: v.id("persons") },
  handler: (_, { event: eventId, person: personId }) => joinPath({ eventId, personId }),
});

/** A session's meeting, its registrants, and the stays known of it. */
export const known = internalQuery({
  args: { event: v.id("events") },
  handler: async (
    { db },
    { event },
  ): Promise<{
    meeting: Doc<"meetings"> | null;
    registrants: Doc<"meetingRegistrants">[];
    presences: Doc<"presences">[];
    attendance: Doc<"attendances"> | null;
  }> => {
    const meeting = await db
      .query("meetings")
      .withIndex("by_event", (q) => q.eq("eventId", event))
      .unique();
    const registrants =
      meeting === null
        ? []
        : await db
            .query("meetingRegistrants")
            .withIndex("by_meeting_person", (q) => q.eq("meetingId", meeting._id))
            .collect();
    const presences = await db
      .query("presences")
      .withIndex("by_event_person", (q) => q.eq("eventId", event))
      .collect();
    const attendance = await db
      .query("attendances")
      .withIndex("by_event_person", (q) => q.eq("eventId", event))
      .first();
    return { meeting, registrants, presences, attendance };
  },
});
