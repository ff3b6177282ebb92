import { MINUTE } from "../../shared/time";

/** How long a browser may take from one host to the other. */
export const TRANSFER_LENGTH = MINUTE;

const DIGEST = /^[0-9a-f]{64}$/;

/** Whether a text can be a SHA-256 in hexadecimal. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

export type Transfer = { organizationId: string; stateHash: string; expiresAt: number };

/** Whether a code is good here and now: in the organization and the browser for which it was asked, and in time. */
export function holdsHere(
  transfer: Transfer,
  here: { organizationId: string; stateHash: string },
  now: number,
): boolean {
  return (
    transfer.organizationId === here.organizationId &&
    transfer.stateHash === here.stateHash &&
    now < transfer.expiresAt
  );
}
