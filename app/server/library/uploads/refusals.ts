import { errorData } from "../../../../convex/shared/errors";
import type { Locale } from "../../../../convex/shared/locales";
import { translatorFor } from "../../../ui/i18n/localeMessages";
import { refusal } from "../../failures";
import { StorageFailure } from "./sending";

/** An answer that refuses, as @tus/server takes it. */
type Written = { status_code: number; body: string };

/** Fields' problems that the protocol has a status of its own for. */
const TOO_LARGE = ["recordingTooLarge", "materialTooLarge", "libraryFull"];
const AWAY = { status_code: 503, body: "The file cannot be stored just now. Try again in a moment.\n" };
const NOT_FOUND = { status_code: 404, body: "There is no such upload.\n" };

/**
 * What a request for an upload is refused with: the protocol's status, and a sentence in the sender's language.
 * @throws what nobody foresaw
 */
export function uploadRefusal(error: unknown, locale: Locale): Written {
  if (errorData(error) !== null) return ofConvex(refusal(error), locale);
  if (isWritten(error)) return error;
  if (!(error instanceof Error)) throw error;
  if (error.message.includes("ArgumentValidationError")) return NOT_FOUND;
  if (error instanceof StorageFailure || isAway(error)) return AWAY;
  throw error;
}

function ofConvex(
  { error: { message, details }, status }: ReturnType<typeof refusal>,
  locale: Locale,
): Written {
  const t = translatorFor(locale);
  const problem = details?.fields?.["file"];
  const keys = [`errors.${problem ?? ""}`, `refusal.${message}`];
  const key = keys.find((each) => t.knows(each));
  const sentence = key !== undefined && t.knows(key) ? t(key) : message;
  const isLarge = problem !== undefined && TOO_LARGE.includes(problem);
  return { status_code: isLarge ? 413 : status, body: `${sentence}\n` };
}

/** Convex does not answer, or broke off: what was sent is sent again. */
function isAway({ name, message, cause }: Error): boolean {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return (name === "TypeError" && message === "fetch failed") || typeof code === "string";
}

function isWritten(error: unknown): error is Written {
  const { status_code: status, body } = (error ?? {}) as Partial<Written>;
  return typeof status === "number" && typeof body === "string";
}
