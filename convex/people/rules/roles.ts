export { COMPANY_ROLES, ROLES, type CompanyRole, type Role } from "../../shared/roles";

/** How a person may have to do with an organization. */
export const AFFILIATION_KINDS = ["staff", "learner", "company"] as const;
export type AffiliationKind = (typeof AFFILIATION_KINDS)[number];

export const INVITATION_STATES = ["open", "accepted", "revoked"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];
