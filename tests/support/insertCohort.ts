import type { Doc, Id } from "../../convex/_generated/dataModel";
import type { MutationCtx } from "../../convex/_generated/server";

export type CohortFields = Partial<Omit<Doc<"cohorts">, "_id" | "_creationTime" | "organizationId">>;

/** A cohort that runs, of a program that is published, written past the functions that make them. */
export async function insertCohort(
  { db }: Pick<MutationCtx, "db">,
  organizationId: Id<"organizations">,
  fields: CohortFields = {},
): Promise<Id<"cohorts">> {
  const templateId = await db.insert("programTemplates", { organizationId, type: "course", name: "Course" });
  const templateVersionId = await db.insert("templateVersions", {
    ...{ organizationId, templateId, version: "1.0.0", rank: 1, state: "published", summary: "" },
    ...{ configSchema: "{}", defaults: "{}", capacity: { min: 1, max: 20, volunteers: 0 } },
    ...{ outcomeMetrics: [], groupTags: [], costHints: "", isPublic: true, isActive: true },
  });
  const programId = await db.insert("programs", {
    ...{ organizationId, templateVersionId, overrides: "{}", state: "published", title: "Program" },
    ...{ slug: `program-${templateId}`, summary: "", description: "", category: "", delivery: "online" },
    ...{ shape: "cohort", visibility: "public", language: "en", tracks: [], tags: [], seo: {} },
    ...{ searchText: "program", page: { outcomes: [], questions: [], testimonials: [] } },
  });
  return db.insert("cohorts", {
    ...{ organizationId, programId, templateVersionId, slug: "spring", name: "Spring", state: "running" },
    ...{ startDate: "2026-01-01", endDate: "2999-12-31", timeZone: "Europe/Zurich", joinMode: "open" },
    ...{ overrides: "{}", config: "{}", provenance: "{}", presentShare: 0.8, accessDays: 365 },
    ...fields,
  });
}
