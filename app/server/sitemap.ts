export type SitemapAddress = {
  url: string;
  /** Milliseconds since 1970. */
  changedAt?: number;
  /** The same in other languages, and in this one. */
  alternates?: readonly { locale: string; url: string }[];
};

/**
 * Addresses as a sitemap (https://www.sitemaps.org/protocol.html); those in several languages name each other:
 * https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
 */
export function sitemapText(addresses: readonly SitemapAddress[]): string {
  const entries = addresses.map(({ url, changedAt, alternates = [] }) => {
    const changed = changedAt === undefined ? "" : `<lastmod>${new Date(changedAt).toISOString()}</lastmod>`;
    const links = alternates.length < 2 ? [] : alternates.map(linkText);
    return `<url><loc>${escaped(url)}</loc>${changed}${links.join("")}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    "</urlset>",
    "",
  ].join("\n");
}

function linkText({ locale, url }: { locale: string; url: string }): string {
  return `<xhtml:link rel="alternate" hreflang="${escaped(locale)}" href="${escaped(url)}"/>`;
}

function escaped(text: string): string {
  const named = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return named.replaceAll('"', "&quot;");
}
