import { safeMediaUrl } from "../../shared/documents/urls";
import type { FieldErrors } from "../../shared/errors";
import { slugProblem } from "./slugs";

const MAX = { title: 200, excerpt: 600, tag: 60, seoTitle: 200, seoDescription: 400, url: 2_000 };
const MAX_TAGS = 20;
const MAX_AUTHORS = 10;

/** What is written by hand about an item, as far as it can be wrong. */
export type Description = {
  title: string;
  slug: string;
  locale: string;
  excerpt: string;
  tags: readonly string[];
  authorIds: readonly string[];
  seo: { title?: string; description?: string; canonicalUrl?: string };
};

/** What is wrong with those parts of a description that are given, by field: keys of the catalogue's `errors`. */
export function descriptionProblems(description: Partial<Description>): FieldErrors {
  const { title, slug, locale, excerpt, tags, authorIds, seo } = description;
  const found: Record<string, string | null> = {
    title: length(title, MAX.title),
    slug: slug === undefined ? null : slugProblem(slug),
    locale: locale === undefined || isLanguage(locale) ? null : "language",
    excerpt: length(excerpt, MAX.excerpt),
    tags: tagProblem(tags ?? []),
    authorIds: (authorIds?.length ?? 0) > MAX_AUTHORS ? "tooManyItems" : null,
    "seo/title": length(seo?.title, MAX.seoTitle),
    "seo/description": length(seo?.description, MAX.seoDescription),
    "seo/canonicalUrl": seo?.canonicalUrl === undefined || isAddress(seo.canonicalUrl) ? null : "url",
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** Tags without space round them, each once whatever its case, empty ones left out. */
export function tidyTags(tags: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const tag of tags.map((entered) => entered.trim().replace(/\s+/g, " ")))
    if (tag !== "" && !known.has(tag.toLowerCase())) known.set(tag.toLowerCase(), tag);
  return [...known.values()];
}

/** Whether a text is a language tag such as "de" or "pt-BR" (BCP 47). */
export function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function tagProblem(tags: readonly string[]): "tooManyItems" | "tooLong" | null {
  if (tags.length > MAX_TAGS) return "tooManyItems";
  return tags.some((tag) => tag.length > MAX.tag) ? "tooLong" : null;
}

function isAddress(url: string): boolean {
  return url.length <= MAX.url && /^https?:\/\//i.test(url) && safeMediaUrl(url) !== null;
}

function length(text: string | undefined, most: number): "tooLong" | null {
  return text !== undefined && text.length > most ? "tooLong" : null;
}
