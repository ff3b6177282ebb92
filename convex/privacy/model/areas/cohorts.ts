import type { Doc } from "../../../_generated/dataModel";
import { ERASED_NAME } from "../../../shared/erasure";
import { type EraserCtx, holding, moment } from "../holding";

export const cohortHoldings = [
  holding({
    name: "enrollments",
    table: "enrollments",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("enrollments")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, cohortId, role, state, stateAt, externalId, accessUntil, reason }) => ({
      since: moment(_creationTime),
      cohort: cohortId,
      role,
      state,
      stateAt: moment(stateAt),
      externalId,
      accessUntil: moment(accessUntil),
      reason,
    }),
    erase: { rows: "stay", treat: takeOffTheRoster },
  }),
  holding({
    name: "taughtCohorts",
    table: "instructors",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("instructors")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, cohortId }) => ({ since: moment(_creationTime), cohort: cohortId }),
    erase: "remove",
  }),
  holding({
    name: "announcements",
    table: "announcements",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("announcements")
        .withIndex("by_organization_author", (q) =>
          q.eq("organizationId", organization).eq("authorId", personId),
        ),
    show: ({ _creationTime, cohortId, subject, body }) => ({
      sentAt: moment(_creationTime),
      cohort: cohortId,
      subject,
      body,
    }),
    erase: "keep",
  }),
  holding({
    name: "startedImports",
    table: "enrollmentImports",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("enrollmentImports")
        .withIndex("by_organization_starter", (q) =>
          q.eq("organizationId", organization).eq("startedBy", personId),
        ),
    show: ({ _creationTime, cohortId, state, total }) => ({
      startedAt: moment(_creationTime),
      cohort: cohortId,
      state,
      total,
    }),
    erase: "keep",
  }),
] as const;

/** That somebody was in a cohort, and how it ended, stays for its figures: without a name or a word about them. */
async function takeOffTheRoster({ db }: EraserCtx, { _id }: Doc<"enrollments">): Promise<void> {
  await db.patch("enrollments", _id, { name: ERASED_NAME, externalId: undefined, reason: undefined });
}
