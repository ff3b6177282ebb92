import type { Doc } from "../../../_generated/dataModel";
import { eraseCredential } from "../../../certificates/model/erasing";
import { holding, moment } from "../holding";

export const certificateHoldings = [
  holding({
    name: "credentials",
    table: "credentials",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("credentials")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: credentialOf,
    erase: { rows: "stay", treat: eraseCredential },
  }),
  holding({
    name: "listedCredentials",
    table: "credentials",
    find: (db, { organizationId: organization, address }) =>
      db
        .query("credentials")
        .withIndex("by_organization_email", (q) => q.eq("organizationId", organization).eq("email", address)),
    show: credentialOf,
    erase: { rows: "leave", treat: eraseCredential },
  }),
  holding({
    name: "startedIssuances",
    table: "issuances",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("issuances")
        .withIndex("by_organization_starter", (q) =>
          q.eq("organizationId", organization).eq("startedBy", personId),
        ),
    show: ({ _creationTime, list, people }) => ({ startedAt: moment(_creationTime), list, people }),
    erase: "keep",
  }),
  holding({
    name: "badgeTokens",
    table: "badgeTokens",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("badgeTokens")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, name }) => ({ madeAt: moment(_creationTime), name }),
    erase: "remove",
  }),
  holding({
    name: "credentialReports",
    table: "credentialReports",
    find: (db, { organizationId: organization, address }) =>
      db
        .query("credentialReports")
        .withIndex("by_organization_email", (q) => q.eq("organizationId", organization).eq("email", address)),
    show: ({ _creationTime, text, email }) => ({ reportedAt: moment(_creationTime), text, email }),
    erase: "remove",
  }),
] as const;

/** With the credential itself, which its holder may take anywhere. */
function credentialOf(row: Doc<"credentials">) {
  const { publicId, recipientName, state, stateAt, awardedAt, validUntil, reason, hidden, document, jwt } =
    row;
  return {
    ...{ publicId, recipientName, state, reason, hidden, document, jwt },
    ...{ stateAt: moment(stateAt), awardedAt: moment(awardedAt), validUntil: moment(validUntil) },
  };
}
