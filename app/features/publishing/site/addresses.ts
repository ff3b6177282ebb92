import type { ContentKind } from "../../../../convex/publishing/rules/statuses";
import { slugOf } from "../../../../convex/publishing/rules/slugs";

/** The slug of the page that stands at `/`. */
export const HOME_SLUG = "home";

/** Whose addresses need no language: that of the organization. */
export type Home = { locale: string };

/** Where a post or page is read. One in the organization's own language has the plain address. */
export function contentPath(
  { kind, slug, locale }: { kind: ContentKind; slug: string; locale: string },
  home: Home,
): string {
  if (kind === "post") return inLanguage(`/blog/${encodeURIComponent(slug)}`, locale, home);
  return inLanguage(slug === HOME_SLUG ? "/" : `/p/${encodeURIComponent(slug)}`, locale, home);
}

/** The picture made for a post or page. The page at `/` has its own under its slug. */
export function cardPath(
  { kind, slug, locale }: { kind: ContentKind; slug: string; locale: string },
  home: Home,
): string {
  const folder = kind === "post" ? "blog" : "p";
  return inLanguage(`/${folder}/${encodeURIComponent(slug)}/card.png`, locale, home);
}

/** The posts with a tag. Null for a tag that has no letter. */
export function tagPath(tag: string, locale: string, home: Home): string | null {
  const slug = slugOf(tag, "");
  return slug === "" ? null : inLanguage(`/blog/tags/${encodeURIComponent(slug)}`, locale, home);
}

export function authorPath(person: string, locale: string, home: Home): string {
  return inLanguage(`/blog/authors/${person}`, locale, home);
}

/** An address of the site in a language, with further parameters; empty ones are left out. */
export function inLanguage(
  path: string,
  locale: string,
  home: Home,
  parameters: Record<string, string> = {},
): string {
  const lang = locale === home.locale ? "" : locale;
  const given = Object.entries({ ...parameters, lang }).filter(([, value]) => value !== "");
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
