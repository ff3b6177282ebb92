import { normalizeEmail } from "../../shared/email";
import { DAY } from "../../shared/time";
import type { InvitationState } from "./roles";

/** How long an invitation can be accepted. */
export const INVITATION_LENGTH = 14 * DAY;
/** How many addresses may be invited at once. */
export const MAX_ADDRESSES = 200;

export const SHOWN_STATES = ["open", "accepted", "revoked", "expired"] as const;
/** The state that people see: an open invitation whose time is over has expired. */
export type ShownState = (typeof SHOWN_STATES)[number];

export function shownState(
  { state, expiresAt }: { state: InvitationState; expiresAt: number },
  now: number,
): ShownState {
  return state === "open" && now >= expiresAt ? "expired" : state;
}

export type AddressLine = { entered: string; email: string | null; problem: "email" | "repeated" | null };

/**
 * The addresses of a text pasted from anywhere: one a line or parted by commas or semicolons, alone or as
 * `Name <address>`. Empty lines are left out; an address that came before is `repeated`.
 */
export function readAddresses(text: string): AddressLine[] {
  const seen = new Set<string>();
  return text
    .split(/[\n,;]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entered) => {
      const email = normalizeEmail(/<([^<>]*)>\s*$/.exec(entered)?.[1] ?? entered);
      if (email === null) return { entered, email, problem: "email" };
      const problem = seen.has(email) ? "repeated" : null;
      seen.add(email);
      return { entered, email, problem };
    });
}
