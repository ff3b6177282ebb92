import type { MetaDescriptor, MetaFunction } from "@remix-run/node";

export type HeadImage = { url: string; width: number; height: number; alt: string };

/** What a page of the site says of itself to search engines and to sites that show a link to it. Addresses are absolute. */
export type HeadFacts = {
  title: string;
  description: string;
  url: string;
  site: string;
  /** BCP 47, of the words on the page. */
  locale: string;
  /** The same in other languages, and in this one. */
  alternates: readonly { locale: string; url: string }[];
  /** The address of the alternates that is for everybody else. */
  defaultUrl?: string;
  /** Where the original stands, if not here. */
  canonicalUrl?: string | undefined;
  image: HeadImage | null;
  noIndex?: boolean | undefined;
  /** Feeds of what is on the page. */
  feeds?: { rss: string; json: string };
  /** Of a text that somebody wrote; times in milliseconds since 1970. */
  article?: { publishedAt: number; changedAt: number; authors: readonly string[]; tags: readonly string[] };
};

/**
 * The tags for the head of a page of the site: description, canonical address, alternates in other languages, feeds,
 * Open Graph (https://ogp.me) and Twitter's card. The title of the window is `pageTitle`'s.
 */
export function siteHead(facts: HeadFacts): MetaDescriptor[] {
  const { description, url, canonicalUrl, noIndex = false, feeds, site } = facts;
  return [
    ...(description === "" ? [] : [{ name: "description", content: description }]),
    ...(noIndex ? [{ name: "robots", content: "noindex, follow" }] : []),
    ...(noIndex ? [] : [{ tagName: "link", rel: "canonical", href: canonicalUrl ?? url }]),
    ...(noIndex ? [] : languageLinks(facts)),
    ...(feeds === undefined
      ? []
      : [
          feedLink("application/rss+xml", feeds.rss, site),
          feedLink("application/feed+json", feeds.json, site),
        ]),
    ...openGraph(facts),
    ...twitterCard(facts),
  ];
}

/** A route's `meta`: its title, and the `head` that its loader made. */
export function withHead<Loader>(titles: MetaFunction<Loader>): MetaFunction<Loader> {
  return (args) => {
    const { head } = (args.data ?? {}) as { head?: MetaDescriptor[] };
    return [...(titles(args) ?? []), ...(head ?? [])];
  };
}

function languageLinks({ alternates, defaultUrl }: HeadFacts): MetaDescriptor[] {
  if (alternates.length < 2) return [];
  const link = (hrefLang: string, href: string) => ({ tagName: "link", rel: "alternate", hrefLang, href });
  return [
    ...alternates.map(({ locale, url }) => link(locale, url)),
    ...(defaultUrl === undefined ? [] : [link("x-default", defaultUrl)]),
  ];
}

function feedLink(type: string, href: string, title: string): MetaDescriptor {
  return { tagName: "link", rel: "alternate", type, href, title };
}

function openGraph({ title, description, url, site, locale, image, article, alternates }: HeadFacts) {
  const property = (name: string, content: string) => ({ property: name, content });
  const others = alternates.filter((each) => each.locale !== locale);
  return [
    property("og:type", article === undefined ? "website" : "article"),
    property("og:site_name", site),
    property("og:title", title),
    ...(description === "" ? [] : [property("og:description", description)]),
    property("og:url", url),
    property("og:locale", territorial(locale)),
    ...others.map((each) => property("og:locale:alternate", territorial(each.locale))),
    ...(image === null
      ? []
      : [
          property("og:image", image.url),
          property("og:image:width", String(image.width)),
          property("og:image:height", String(image.height)),
          property("og:image:alt", image.alt),
        ]),
    ...(article === undefined
      ? []
      : [
          property("article:published_time", new Date(article.publishedAt).toISOString()),
          property("article:modified_time", new Date(article.changedAt).toISOString()),
          ...article.authors.map((author) => property("article:author", author)),
          ...article.tags.map((tag) => property("article:tag", tag)),
        ]),
  ];
}

function twitterCard({ title, description, image }: HeadFacts): MetaDescriptor[] {
  const named = (name: string, content: string) => ({ name, content });
  return [
    named("twitter:card", image === null ? "summary" : "summary_large_image"),
    named("twitter:title", title),
    ...(description === "" ? [] : [named("twitter:description", description)]),
    ...(image === null ? [] : [named("twitter:image", image.url), named("twitter:image:alt", image.alt)]),
  ];
}

/** A language as Open Graph wants it, with a territory: "de" is "de_DE". */
function territorial(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return locale === "en" ? "en_GB" : `${language}_${region ?? language.toUpperCase()}`;
}
