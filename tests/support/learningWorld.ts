import type { Doc, Id } from "../../convex/_generated/dataModel";
import { HOUR } from "../../convex/shared/time";
import { addMember, type App, type Organization, type Somebody } from "./convexApp";

type CohortFields = Partial<Omit<Doc<"cohorts">, "_id" | "_creationTime" | "organizationId">>;

/** A cohort that runs, of a program that is published, written past the functions that make them. */
export function addCohort(app: App, organizationId: Organization, fields: CohortFields = {}) {
  return app.run(async ({ db }): Promise<Id<"cohorts">> => {
    const templateId = await db.insert("programTemplates", {
      organizationId,
      type: "course",
      name: "Course",
    });
    const templateVersionId = await db.insert("templateVersions", {
      organizationId,
      templateId,
      ...{ version: "1.0.0", rank: 1, state: "published", summary: "", configSchema: "{}", defaults: "{}" },
      capacity: { min: 1, max: 20, volunteers: 0 },
      ...{ outcomeMetrics: [], groupTags: [], costHints: "", isPublic: true, isActive: true },
    });
    const programId = await db.insert("programs", {
      organizationId,
      templateVersionId,
      ...{
        overrides: "{}",
        state: "published",
        slug: `program-${templateId}`,
        title: "Program",
        summary: "",
      },
      ...{ description: "", category: "", delivery: "online", shape: "cohort", visibility: "public" },
      ...{ language: "en", tracks: [], tags: [], seo: {}, searchText: "program" },
      page: { outcomes: [], questions: [], testimonials: [] },
    });
    return db.insert("cohorts", {
      organizationId,
      programId,
      templateVersionId,
      ...{ slug: "spring", name: "Spring", state: "running", startDate: "2026-01-01", endDate: "2099-12-31" },
      ...{ timeZone: "Europe/Zurich", joinMode: "open", overrides: "{}", config: "{}", provenance: "{}" },
      ...{ presentShare: 0.8, accessDays: 365 },
      ...fields,
    });
  });
}

/** Somebody with a place in a cohort. */
export async function addLearner(
  app: App,
  organizationId: Organization,
  cohortId: Id<"cohorts">,
  name: string,
): Promise<Somebody & { enrollment: Id<"enrollments"> }> {
  const somebody = await addMember(app, organizationId, name);
  const enrollment = await app.run(({ db }) =>
    db.insert("enrollments", {
      organizationId,
      cohortId,
      personId: somebody.person,
      ...{ role: "participant", state: "active", source: "joined", stateAt: Date.now(), name },
    }),
  );
  return { ...somebody, enrollment };
}

type EventFields = Partial<Omit<Doc<"events">, "_id" | "_creationTime" | "organizationId" | "cohortId">>;

/** A session of an hour that begins now, unless `fields` says otherwise. */
export function addEvent(
  app: App,
  organizationId: Organization,
  cohortId: Id<"cohorts">,
  fields: EventFields = {},
): Promise<Id<"events">> {
  const startsAt = fields.startsAt ?? Date.now();
  return app.run(({ db }) =>
    db.insert("events", {
      organizationId,
      cohortId,
      ...{ kind: "class", state: "scheduled", title: "First session", description: "" },
      ...{ wallStart: "2026-11-24T18:00", timeZone: "Europe/Zurich", durationMinutes: 60 },
      ...{ startsAt, endsAt: startsAt + HOUR, place: { room: "Room 1" } },
      ...{ admission: "cohort", differs: false, uid: `${startsAt}@acme`, sequence: 0, changedAt: startsAt, remindBefore: [] },
      ...fields,
    }),
  );
}
