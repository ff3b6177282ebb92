import type { Doc, Id } from "../../convex/_generated/dataModel";
import { HOUR } from "../../convex/shared/time";
import { type CohortFields, insertCohort } from "./insertCohort";
import { addMember, type App, type Organization, type Somebody } from "./convexApp";

/** A cohort that runs, of a program that is published. */
export function addCohort(app: App, organizationId: Organization, fields: CohortFields = {}) {
  return app.run((ctx) => insertCohort(ctx, organizationId, fields));
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
      ...{
        admission: "cohort",
        differs: false,
        uid: `${startsAt}@acme`,
        sequence: 0,
        changedAt: startsAt,
        remindBefore: [],
      },
      ...fields,
    }),
  );
}
