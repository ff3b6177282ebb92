import { HOUR } from "../../shared/time";
import { DEFERRABLE_KINDS, DIGESTED_KINDS, type Kind } from "./kinds";
import { afterQuietHours } from "./quietHours";

/** How long mails of activity gather before they go as one. */
export const DIGEST_WINDOW = HOUR;

/**
 * When a mail may go. `asked` is when its sender wants it; `gathering` when the digest that it can join
 * goes, null if there is none. Only mails that can wait are moved out of the recipient's night.
 */
export function dueAt(kind: Kind, asked: number, timeZone: string, gathering: number | null): number {
  if (DIGESTED_KINDS.includes(kind)) return gathering ?? afterQuietHours(asked + DIGEST_WINDOW, timeZone);
  return DEFERRABLE_KINDS.includes(kind) ? afterQuietHours(asked, timeZone) : asked;
}
