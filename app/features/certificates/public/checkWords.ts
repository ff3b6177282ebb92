import { REASONS } from "../../../../convex/shared/openBadges/checks";
import type { Reason } from "../../../../convex/shared/openBadges/checks";
import type { TranslateAll } from "../../../../convex/shared/messages/translate";
import type { Check } from "./verdict";

/** What was found by a check, as a sentence. */
export function checkSentence(t: TranslateAll, { name, result, reason }: Omit<Check, "at">): string {
  if (result === "passed") return t(`verify.passed.${name}`);
  if (reason !== null && isReason(reason)) return t(`verify.reason.${reason}`);
  return t(result === "absent" ? "verify.absent" : "verify.notReached");
}

function isReason(text: string): text is Reason {
  return REASONS.some((reason) => reason === text);
}
