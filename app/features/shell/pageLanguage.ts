import { isLocale, type Locale } from "../../../convex/shared/locales";

type Match = { data?: unknown } | undefined;

/**
 * The language of a page whose words are in one, whoever reads it: the `pageLanguage` of the innermost loader that says
 * one. Null for pages in the reader's own.
 */
export function pageLanguage(matches: readonly Match[]): Locale | null {
  for (const match of matches.toReversed()) {
    const { pageLanguage: said } = (match?.data ?? {}) as { pageLanguage?: unknown };
    if (typeof said === "string" && isLocale(said)) return said;
  }
  return null;
}
