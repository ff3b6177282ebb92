import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Meaning } from "../../../ui/theme/tokens";

export type Badge = FunctionReturnType<typeof api.certificates.holders.one>;
export type BadgePage = FunctionReturnType<typeof api.certificates.holders.mine>;
export type Views = FunctionReturnType<typeof api.certificates.holders.views>;
export type BadgeKeys = FunctionReturnType<typeof api.certificates.holders.tokens>;

/** What each standing means to its holder. */
export const STANDING_MEANINGS: Record<Badge["standing"], Meaning> = {
  onItsWay: "info",
  valid: "success",
  notYetValid: "info",
  expired: "warning",
  revoked: "danger",
  superseded: "neutral",
  erased: "neutral",
};

/** A person's own page of a certificate. */
export function badgePath(id: string): string {
  return `/portal/certificates/${id}`;
}
