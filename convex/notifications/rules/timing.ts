import { HOUR } from "../../shared/time";
import { DEFERRABLE_KINDS, DIGESTED_KINDS, type Kind } from "./kinds";
import { afterQuietHours } from "./quietHours";

/** How long mails of activity gather before they go as one. */
export const DIGEST_WINDOW = HOUR;

/**
 * When a mail may go that its sender wants to go at `asked`. Mails of activity wait for others to join them;
 * only mails that can wait are moved out of the recipient's night, and not past the moment at which they are
 * worth nothing any more.
 */
export function dueAt(kind: Kind, asked: number, timeZone: string, expiresAt = Infinity): number {
  const gathered = DIGESTED_KINDS.includes(kind) ? asked + DIGEST_WINDOW : asked;
  const own = DEFERRABLE_KINDS.includes(kind) ? afterQuietHours(gathered, timeZone) : gathered;
  return own < expiresAt ? own : asked;
}
