import {
  endMembership,
  endSeat,
  hideAddress,
  pseudonymize,
  pseudonymizeMerged,
  takeOffTheList,
} from "../erasing";
import { holding, moment } from "../holding";

export const accountHoldings = [
  holding({
    name: "mergedAccounts",
    table: "persons",
    account: true,
    find: (db, { personId }) =>
      db
        .query("persons")
        .withIndex("by_merged", (q) => q.eq("mergedInto", personId))
        .filter((q) => q.eq(q.field("pseudonymizedAt"), undefined)),
    show: ({ _creationTime, name }) => ({ since: moment(_creationTime), name }),
    erase: { rows: "leave", treat: pseudonymizeMerged },
  }),
  holding({
    name: "account",
    table: "persons",
    account: true,
    find: (db, { personId }) => db.query("persons").withIndex("by_id", (q) => q.eq("_id", personId)),
    show: ({ _creationTime, name, email, locale, timeZone }) => ({
      since: moment(_creationTime),
      name,
      email,
      locale,
      timeZone,
    }),
    erase: { rows: "stay", treat: pseudonymize },
  }),
  holding({
    name: "signInAccounts",
    table: "externalIdentities",
    account: true,
    find: (db, { personId }) =>
      db.query("externalIdentities").withIndex("by_person", (q) => q.eq("personId", personId)),
    show: ({ _creationTime, tokenIdentifier }) => ({ since: moment(_creationTime), tokenIdentifier }),
    erase: "remove",
  }),
  holding({
    name: "addressChanges",
    table: "addressChanges",
    account: true,
    find: (db, { personId }) =>
      db.query("addressChanges").withIndex("by_person", (q) => q.eq("personId", personId)),
    show: ({ _creationTime, email, expiresAt }) => ({
      requestedAt: moment(_creationTime),
      email,
      expiresAt: moment(expiresAt),
    }),
    erase: "remove",
  }),
] as const;

export const peopleHoldings = [
  holding({
    name: "profile",
    table: "affiliations",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("affiliations")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, kinds, name, email }) => ({ since: moment(_creationTime), kinds, name, email }),
    erase: { rows: "stay", treat: takeOffTheList },
  }),
  holding({
    name: "memberships",
    table: "memberships",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("memberships")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, roles, endedAt }) => ({
      since: moment(_creationTime),
      roles,
      endedAt: moment(endedAt),
    }),
    erase: { rows: "stay", treat: endMembership },
  }),
  holding({
    name: "companies",
    table: "companyMembers",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("companyMembers")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, companyId, role, endedAt }) => ({
      since: moment(_creationTime),
      company: companyId,
      role,
      endedAt: moment(endedAt),
    }),
    erase: { rows: "stay", treat: endSeat },
  }),
  holding({
    name: "invitations",
    table: "invitations",
    find: (db, { organizationId: organization, address }) =>
      db
        .query("invitations")
        .withIndex("by_organization_email", (q) => q.eq("organizationId", organization).eq("email", address)),
    show: ({ _creationTime, email, roles, company, state, expiresAt }) => ({
      invitedAt: moment(_creationTime),
      email,
      roles,
      company: company?.companyId,
      companyRole: company?.role,
      state,
      expiresAt: moment(expiresAt),
    }),
    erase: { rows: "leave", treat: hideAddress },
  }),
  holding({
    name: "acceptedInvitations",
    table: "invitations",
    // Somebody may accept with another address than the one invited, and be merged into another person since.
    merged: true,
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("invitations")
        .withIndex("by_organization_accepted", (q) =>
          q.eq("organizationId", organization).eq("acceptedBy", personId),
        ),
    show: ({ _creationTime, email, roles }) => ({ invitedAt: moment(_creationTime), email, roles }),
    erase: { rows: "stay", treat: hideAddress },
  }),
  holding({
    name: "consents",
    table: "consents",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("consents")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, document, version, withdrawnAt }) => ({
      agreedAt: moment(_creationTime),
      ...(withdrawnAt !== undefined && { withdrawnAt: moment(withdrawnAt) }),
      document,
      version,
    }),
    erase: "keep",
  }),
] as const;
