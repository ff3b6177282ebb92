import type { Doc } from "../../../_generated/dataModel";
import { removeFile } from "../erasing";
import { holding, moment } from "../holding";

/** What the person did, and what was done about the person's data. */
export const traceHoldings = [
  holding({
    name: "deeds",
    table: "auditEntries",
    merged: true,
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("auditEntries")
        .withIndex("by_organization_actor", (q) =>
          q.eq("organizationId", organization).eq("actorId", personId),
        ),
    show: deed,
    erase: "keep",
  }),
  holding({
    name: "accountDeeds",
    table: "auditEntries",
    account: true,
    merged: true,
    find: (db, { personId }) =>
      db
        .query("auditEntries")
        .withIndex("by_organization_actor", (q) => q.eq("organizationId", undefined).eq("actorId", personId)),
    show: deed,
    erase: "keep",
  }),
  holding({
    name: "logFiles",
    table: "auditExports",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("auditExports")
        .withIndex("by_requester", (q) => q.eq("organizationId", organization).eq("requestedBy", personId)),
    show: ({ _creationTime, state, rows }) => ({ requestedAt: moment(_creationTime), state, rows }),
    erase: "keep",
  }),
  holding({
    name: "privacyJobs",
    table: "privacyJobs",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("privacyJobs")
        .withIndex("by_person", (q) => q.eq("organizationId", organization).eq("personId", personId)),
    show: ({ _creationTime, kind, state, finishedAt }) => ({
      requestedAt: moment(_creationTime),
      kind,
      state,
      finishedAt: moment(finishedAt),
    }),
    erase: { rows: "stay", treat: removeFile },
  }),
] as const;

function deed({ _creationTime, action, entity, changed }: Doc<"auditEntries">) {
  return { at: moment(_creationTime), action, ...entity, changed };
}
