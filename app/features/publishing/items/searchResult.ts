/** As many characters as search engines show, more or less: they count pixels. */
export const SHOWN_TITLE = 60;
export const SHOWN_DESCRIPTION = 155;

/** What stands in the settings, as far as other sites show it. */
export type Described = {
  title: string;
  excerpt: string;
  seoTitle: string;
  seoDescription: string;
  canonicalUrl: string;
};

export type SearchResult = {
  /** "academy.example › blog › a-post" */
  trail: string;
  title: string;
  description: string;
  /** As written: cards of other sites show as much as they have room for. */
  whole: { title: string; description: string };
};

/**
 * What a search engine shows of something described so that stands at `path` of `origin`: its own words for search
 * where there are some, else title and summary, cut off where engines cut them off.
 */
export function searchResult(described: Described, place: { origin: string; path: string }): SearchResult {
  const { title, excerpt, seoTitle, seoDescription, canonicalUrl } = described;
  const address = addressOf(canonicalUrl.trim()) ?? addressOf(`${place.origin}${place.path}`);
  const whole = {
    title: seoTitle.trim() || title.trim(),
    description: seoDescription.trim() || excerpt.trim(),
  };
  return {
    trail: address === null ? "" : trailOf(address),
    title: clipped(whole.title, SHOWN_TITLE),
    description: clipped(whole.description, SHOWN_DESCRIPTION),
    whole,
  };
}

/** A text of at most so many characters, cut off between words where that is possible and marked by "…". */
export function clipped(text: string, most: number): string {
  const letters = [...text.replaceAll(/\s+/g, " ")];
  if (letters.length <= most) return letters.join("");
  const kept = letters.slice(0, most - 1).join("");
  const end = letters[most - 1] === " " ? kept.length : kept.lastIndexOf(" ");
  const words = end > most / 2 ? kept.slice(0, end) : kept;
  return `${words.replace(/[\s,;:.–-]+$/, "")}…`;
}

function trailOf({ host, pathname }: URL): string {
  const parts = pathname.split("/").filter((part) => part !== "");
  return [host, ...parts.map(readable)].join(" › ");
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function addressOf(text: string): URL | null {
  return /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
}
