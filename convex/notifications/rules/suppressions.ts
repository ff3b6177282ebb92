import { ESSENTIAL_KINDS, type Kind } from "./kinds";

export const SUPPRESSION_REASONS = ["bounced", "complained"] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/**
 * Whether a mail is held back from an address. What bounced does not exist, so nothing goes there; who
 * complained still gets what they need to sign in.
 */
export function isHeldBack(reason: SuppressionReason | null, kind: Kind): boolean {
  return reason === "bounced" || (reason === "complained" && !ESSENTIAL_KINDS.includes(kind));
}
