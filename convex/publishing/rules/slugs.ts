import { latinLetters } from "../../catalog/rules/slugs";

/** In code points: a letter is not cut in two. */
const MAX_SLUG = 60;
/** What is no letter, mark or digit of any script stands between words. */
const BETWEEN = /[^\p{L}\p{M}\p{N}]+/gu;
/** Words that stand in addresses below /blog themselves. */
const RESERVED: readonly string[] = [
  "new",
  "page",
  "tag",
  "tags",
  "author",
  "authors",
  "search",
  "archive",
  "feed",
  "sitemap",
];

/**
 * A title as it stands in an address: "Zürich für Anfänger" gives "zurich-fur-anfanger". Latin, Cyrillic and Greek
 * letters become those of ASCII; other scripts stay as they are, since their readers type them. `fallback` where
 * no letter is left.
 */
export function slugOf(title: string, fallback: string): string {
  const plain = latinLetters(title).replace(/['’ʼ]/g, "");
  const slug = cut(plain.replace(BETWEEN, "-"), MAX_SLUG) || fallback;
  return RESERVED.includes(slug) ? `${slug}-1` : slug;
}

/** What is wrong with a slug that somebody typed, as a key of the catalogue's `errors`; null when nothing is. */
export function slugProblem(slug: string): "contentSlug" | "slugReserved" | null {
  if (slug !== "" && slugOf(slug, "") === slug) return null;
  return RESERVED.includes(slug) ? "slugReserved" : "contentSlug";
}

/** The slug for the `count`th thing of one name: the slug itself, then "slug-2", "slug-3" …, never longer than 60. */
export function numberedSlug(slug: string, count: number): string {
  if (count === 1) return slug;
  const suffix = `-${count}`;
  return `${cut(slug, MAX_SLUG - suffix.length)}${suffix}`;
}

function cut(text: string, length: number): string {
  const letters = [...text.replace(/^-+/, "")];
  return letters.slice(0, length).join("").replace(/-+$/, "");
}
