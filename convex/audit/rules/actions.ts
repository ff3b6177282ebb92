/**
 * What the audit log may tell of: a noun and what happened to it, grouped by area. Every call of `record` names
 * one of these, so an area that has something new to tell adds it here first.
 */
const BY_AREA = {
  tenancy: [
    "organizations.founded",
    "organizations.changed",
    "organizations.brandingChanged",
    "organizations.documentsChanged",
    "organizations.deletionBegun",
    "organizations.deleted",
    "domains.added",
    "domains.removed",
  ],
  people: [
    "persons.changed",
    "persons.renamed",
    "persons.addressChanged",
    "persons.addressReplaced",
    "persons.merged",
    "memberships.rolesChanged",
    "memberships.ended",
    "invitations.sent",
    "invitations.resent",
    "invitations.revoked",
    "invitations.accepted",
    "companies.created",
    "companies.renamed",
    "companies.archived",
    "companies.restored",
    "companyMembers.roleChanged",
    "companyMembers.ended",
    "consents.given",
    "consents.withdrawn",
  ],
  identity: [
    "signInCodes.handedOver",
    "sessions.opened",
    "sessions.revoked",
    "sessions.endedEverywhere",
    "passkeys.added",
    "passkeys.removed",
    "impersonation.begun",
    "impersonation.ended",
    "externalIdentities.linked",
  ],
  notifications: ["deliveries.sentAgain"],
  views: ["savedViews.shared", "savedViews.renamed", "savedViews.removed"],
  audit: ["auditExports.requested", "auditExports.downloaded"],
  privacy: [
    "exports.requested",
    "exports.cancelled",
    "exports.finished",
    "exports.downloaded",
    "erasures.requested",
    "erasures.finished",
  ],
} as const;

export type Action = (typeof BY_AREA)[keyof typeof BY_AREA][number];

export const ACTIONS: readonly Action[] = Object.values(BY_AREA).flat();
