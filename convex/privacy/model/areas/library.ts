import { holding, moment } from "../holding";

export const libraryHoldings = [
  // What something was made of is the organization's; the rest is swept at once.
  holding({
    name: "uploads",
    table: "uploads",
    merged: true,
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("uploads")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, fileName, contentType, declaredType, size, state }) => ({
      begunAt: moment(_creationTime),
      ...{ fileName, contentType: contentType ?? declaredType, size, state },
    }),
    erase: {
      rows: "stay",
      treat: async ({ db }, { _id, usedBy }) => {
        if (usedBy === undefined) await db.patch("uploads", _id, { expiresAt: 0 });
      },
    },
  }),
  holding({
    name: "watches",
    table: "watches",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("watches")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ recordingId, stretches, seconds, position, watchedAt }) => ({
      recording: recordingId,
      watchedAt: moment(watchedAt),
      ...{ seconds, position, stretches },
    }),
    erase: "remove",
  }),
  holding({
    name: "downloads",
    table: "downloads",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("downloads")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ subject, kind, version, ipPrefix, at }) => ({
      at: moment(at),
      ...{ subject, kind, version: version ?? null, network: ipPrefix },
    }),
    erase: "remove",
  }),
] as const;
