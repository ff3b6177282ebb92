import type { JsonObject } from "../../../../convex/shared/json";

export type ArticleFacts = {
  title: string;
  description: string;
  url: string;
  locale: string;
  /** Absolute addresses, the one to show first. */
  images: readonly string[];
  authors: readonly { name: string; url: string }[];
  tags: readonly string[];
  words: number;
  /** Milliseconds since 1970. */
  publishedAt: number;
  changedAt: number;
};

export type SiteFacts = { name: string; url: string; logo: string | null; locale: string };

/** Several things that a page is about, as one block of JSON-LD. */
export function graphOf(...things: readonly JsonObject[]): JsonObject {
  return { "@context": "https://schema.org", "@graph": [...things] };
}

/** Whose site it is: https://schema.org/Organization */
export function organizationData({ name, url, logo }: SiteFacts): JsonObject {
  return {
    "@type": "Organization",
    "@id": organizationId(url),
    name,
    url,
    ...(logo === null ? {} : { logo: { "@type": "ImageObject", url: logo } }),
  };
}

/** The site, and how it is searched: https://schema.org/WebSite */
export function webSiteData({ name, url, locale }: SiteFacts): JsonObject {
  return {
    "@type": "WebSite",
    "@id": `${url}#website`,
    name,
    url,
    inLanguage: locale,
    publisher: { "@id": organizationId(url) },
    potentialAction: {
      "@type": "SearchAction",
      target: {
        "@type": "EntryPoint",
        urlTemplate: `${new URL("/search", url).href}?q={search_term_string}`,
      },
      "query-input": "required name=search_term_string",
    },
  };
}

/** A post: https://schema.org/BlogPosting */
export function postData(facts: ArticleFacts, site: SiteFacts): JsonObject {
  const { title, description, url, locale, images, authors, tags, words, publishedAt, changedAt } = facts;
  return {
    "@type": "BlogPosting",
    "@id": `${url}#article`,
    headline: shortened(title, 110),
    ...(description === "" ? {} : { description }),
    url,
    mainEntityOfPage: url,
    inLanguage: locale,
    ...(images.length === 0 ? {} : { image: [...images] }),
    datePublished: new Date(publishedAt).toISOString(),
    dateModified: new Date(changedAt).toISOString(),
    author: authors.length === 0 ? { "@id": organizationId(site.url) } : authors.map(personData),
    publisher: { "@id": organizationId(site.url) },
    wordCount: words,
    ...(tags.length === 0 ? {} : { keywords: tags.join(", ") }),
  };
}

/** A page that is no post: https://schema.org/WebPage */
export function webPageData(
  { title, description, url, locale, changedAt }: Omit<ArticleFacts, "authors" | "tags" | "words" | "images">,
  site: SiteFacts,
): JsonObject {
  return {
    "@type": "WebPage",
    "@id": url,
    name: title,
    ...(description === "" ? {} : { description }),
    url,
    inLanguage: locale,
    dateModified: new Date(changedAt).toISOString(),
    isPartOf: { "@id": `${site.url}#website` },
  };
}

/** Where a page stands in the site, from the top: https://schema.org/BreadcrumbList */
export function breadcrumbData(trail: readonly { name: string; url: string }[]): JsonObject {
  return {
    "@type": "BreadcrumbList",
    itemListElement: trail.map(({ name, url }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: url,
    })),
  };
}

function personData({ name, url }: { name: string; url: string }): JsonObject {
  return { "@type": "Person", name, url };
}

function organizationId(url: string): string {
  return `${url}#organization`;
}

function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
