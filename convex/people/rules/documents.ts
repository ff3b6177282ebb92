import type { FieldErrors } from "../../shared/errors";
import { DEFAULT_LOCALE, isLocale } from "../../shared/locales";

/** Markdown by language. */
export type DocumentTexts = Record<string, string>;

/** Characters of one text: some thirty pages. */
export const MAX_TEXT = 60_000;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with a new version: its name is a day that there is, and it has a text in a known language. */
export function versionProblems(version: string, texts: DocumentTexts): FieldErrors {
  const problems: FieldErrors = {};
  if (version === "") problems["version"] = "required";
  else if (!isDay(version)) problems["version"] = "day";
  const written = Object.entries(texts).filter(([, text]) => text.trim() !== "");
  if (written.length === 0) problems["texts"] = "required";
  if (written.some(([locale]) => !isLocale(locale))) problems["texts"] = "locale";
  for (const [locale, text] of written) if (text.length > MAX_TEXT) problems[`texts.${locale}`] = "tooLong";
  return problems;
}

/** The text for a reader: in their language, else the organization's, else in whichever there is. */
export function textFor(texts: DocumentTexts, wanted: readonly string[]): { locale: string; text: string } {
  const locale =
    [...wanted, DEFAULT_LOCALE].find((each) => texts[each] !== undefined) ??
    Object.keys(texts).sort()[0] ??
    "";
  return { locale, text: texts[locale] ?? "" };
}

function isDay(text: string): boolean {
  const at = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
