import type { FieldErrors } from "../../shared/errors";
import { MINUTE } from "../../shared/time";

/** How long a ceremony may take. */
export const CHALLENGE_LENGTH = 5 * MINUTE;
/** More than anybody has devices. */
export const MAX_PASSKEYS = 20;

const MAX_NAME = 80;

/** What is wrong with the name somebody gives a passkey. */
export function passkeyNameProblems(name: string): FieldErrors {
  if (name.trim() === "") return { name: "required" };
  return name.trim().length > MAX_NAME ? { name: "tooLong" } : {};
}
