import { type Role, ROLES } from "../../shared/roles";

/** Why roles cannot be changed so. */
export type RolesRefusal = "ownersOnly" | "lastOwner";

export type RolesChange = {
  /** Whether whoever changes them may make and unmake owners. */
  managesOwners: boolean;
  before: readonly Role[];
  /** Empty when the membership ends. */
  after: readonly Role[];
  /** Whether somebody else is an owner too. */
  otherOwner: boolean;
};

/** Whether a change of roles may be made: only owners make or unmake owners, and one owner remains. */
export function decideRoles({ managesOwners, before, after, otherOwner }: RolesChange): RolesRefusal | null {
  const touchesOwner = before.includes("owner") !== after.includes("owner");
  if (touchesOwner && !managesOwners) return "ownersOnly";
  if (before.includes("owner") && !after.includes("owner") && !otherOwner) return "lastOwner";
  return null;
}

/** The roles once each, in the order of the role table. */
export function tidyRoles(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
