import { decideRoles } from "../../people/rules/memberships";
import type { Role } from "../../shared/roles";

/** Why somebody cannot be erased now. */
export const ERASURE_REFUSALS = ["lastOwner", "ownersOnly"] as const;
export type ErasureRefusal = (typeof ERASURE_REFUSALS)[number];

/** One of the organizations that the person would leave. */
export type Leaving = {
  /** Whether whoever asks may unmake owners there. */
  managesOwners: boolean;
  /** Of the person. */
  roles: readonly Role[];
  otherOwner: boolean;
};

/** Erasure ends every role, so it is refused where ending them is: the first reason found, or null. */
export function erasureRefusal(leaving: readonly Leaving[]): ErasureRefusal | null {
  for (const { managesOwners, roles: before, otherOwner } of leaving) {
    const refusal = decideRoles({ managesOwners, before, after: [], otherOwner });
    if (refusal !== null) return refusal;
  }
  return null;
}
