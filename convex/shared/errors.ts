import { ConvexError } from "convex/values";

/** Every code a public function may fail with, and when. The screens translate by code and show `message` else. */
export const ERROR_CODES = {
  invalid: "What was entered cannot be taken; `details.fields` says which field and why.",
  notFound: "There is no such thing, or not for this viewer.",
  signedOut: "The caller is not signed in, or the session has ended.",
  forbidden: "The caller's roles do not allow this.",
  conflict: "Something happened meanwhile that stands against it.",
  rateLimited: "Too many tries; `details.retryAfterMs` says when to try again.",
  expired: "The link, code or invitation is no longer valid.",
  unavailable: "Something this needs is not set up or does not answer.",
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** A problem of one field: a key of the message catalogue's `errors` and what it names. */
export type FieldErrors = Record<string, string>;

export type ErrorDetails = { fields?: FieldErrors; retryAfterMs?: number };

export type ErrorData = { code: ErrorCode; message: string; details?: ErrorDetails };

/** The one shape of errors that cross the API. */
export function failure(code: ErrorCode, message: string, details?: ErrorDetails): ConvexError<ErrorData> {
  return new ConvexError(details === undefined ? { code, message } : { code, message, details });
}

/** Fields that cannot be taken, each with a key of the catalogue's `errors`, which says what to do. */
export function invalid(fields: FieldErrors): ConvexError<ErrorData> {
  return failure("invalid", "Please check what you entered.", { fields });
}

/** The error's data if it is one of ours; null for every other thing that was thrown. */
export function errorData(error: unknown): ErrorData | null {
  if (!(error instanceof ConvexError)) return null;
  const data = error.data as Partial<ErrorData> | null;
  return typeof data === "object" &&
    data !== null &&
    typeof data.code === "string" &&
    data.code in ERROR_CODES
    ? (data as ErrorData)
    : null;
}
