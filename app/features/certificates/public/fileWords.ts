import { CHECKS, REASONS } from "../../../../convex/shared/openBadges/checks";
import type { TranslateAll } from "../../../../convex/shared/messages/translate";

export const BAKING_PROBLEMS = [
  "tooLarge",
  "unknownFormat",
  "malformed",
  "encrypted",
  "nothingInside",
] as const;

/** Names that stand in texts until the page's script knows what to put there. */
const LATER = {
  domain: "{domain}",
  issuer: "{issuer}",
  file: "{file}",
  verdict: "{verdict}",
  time: "{time}",
};

const VERDICTS = ["valid", "invalid", "unchecked"] as const;
const KNOWN = ["domain", "key", "none"] as const;
const SAID = ["working", "done", "tooMany", "offline", "offlineBare", "busy"] as const;

/**
 * Every text that the page's script writes, by a name of its own: `passed.signature`, `reason.altered`. The script
 * has no catalogue: a page brings what it needs, in its reader's language.
 */
export function fileWords(t: TranslateAll): Record<string, string> {
  return {
    absent: t("verify.absent"),
    notReached: t("verify.notReached"),
    unreadable: t("verify.found.unreadable"),
    unnamed: t("verify.found.unnamed"),
    ...named("check", CHECKS, (name) => t(`verify.check.${name}`)),
    ...named("passed", CHECKS, (name) => t(`verify.passed.${name}`)),
    ...named("reason", REASONS, (reason) => t(`verify.reason.${reason}`)),
    ...named("problem", BAKING_PROBLEMS, (problem) => t(`verify.problem.${problem}`)),
    ...named("verdict", VERDICTS, (verdict) => t(`verify.verdict.${verdict}`)),
    ...named("known", KNOWN, (by) => t(`verify.known.${by}`, LATER)),
    ...named("knownText", KNOWN, (by) => t(`verify.known.${by}.text`, LATER)),
    ...named("said", SAID, (what) => t(`verify.files.${what}`, LATER)),
  };
}

/** Puts values into a text of the page's. */
export function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function named<Name extends string>(
  kind: string,
  names: readonly Name[],
  text: (name: Name) => string,
): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${kind}.${name}`, text(name)]));
}
