import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { inLanguage } from "../features/publishing/site/addresses";
import { publicationUrl, type SitePlace } from "../features/publishing/site/publicationHead";
import { localesWithPosts } from "./localesWithPosts";
import type { SiteVisit } from "./publications";
import type { SitemapAddress } from "./sitemap";

const PAGE_SIZE = 500;
/** As many addresses as one sitemap may hold: https://www.sitemaps.org/protocol.html */
const MAX_ADDRESSES = 50_000;

type Listed = FunctionReturnType<typeof api.publishing.publications.sitemap>["page"][number];
type Pagination = { numItems: number; cursor: string | null };

/** The catalog and the programs that are for everybody, the blog, and what is published; at most 50,000 addresses. */
export async function siteAddresses(visit: SiteVisit): Promise<SitemapAddress[]> {
  const { load, origin, organization } = visit;
  const [programs, published, locales] = await Promise.all([
    all((paginationOpts) => load(api.catalog.catalog.sitemap, { paginationOpts })),
    all((paginationOpts) => load(api.publishing.publications.sitemap, { paginationOpts })),
    localesWithPosts(organization),
  ]);
  const addresses = [
    { url: `${origin}/` },
    { url: `${origin}/programs` },
    ...programs.map(({ slug, changedAt }) => ({ url: `${origin}/programs/${slug}`, changedAt })),
    ...blogAddresses(locales, visit),
    ...publishedAddresses(published, visit),
  ];
  const unique = new Map(addresses.map((address) => [address.url, address]));
  return [...unique.values()].slice(0, MAX_ADDRESSES);
}

/** Posts and pages, each with what says the same in other languages. */
export function publishedAddresses(published: readonly Listed[], place: SitePlace): SitemapAddress[] {
  const groups = new Map<string, { locale: string; url: string }[]>();
  for (const each of published) {
    const group = groups.get(each.translationGroup) ?? [];
    group.push({ locale: each.locale, url: publicationUrl(each, place) });
    groups.set(each.translationGroup, group);
  }
  return published.map((each) => ({
    url: publicationUrl(each, place),
    changedAt: each.publishedAt,
    alternates: groups.get(each.translationGroup) ?? [],
  }));
}

function blogAddresses(locales: readonly string[], { origin, organization }: SitePlace): SitemapAddress[] {
  const alternates = locales.map((locale) => ({
    locale,
    url: origin + inLanguage("/blog", locale, organization),
  }));
  return alternates.map(({ url }) => ({ url, alternates }));
}

/** All rows of what comes in pages, until there are as many as a sitemap may hold. */
async function all<Row>(
  load: (page: Pagination) => Promise<{ page: Row[]; isDone: boolean; continueCursor: string }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const found: Awaited<ReturnType<typeof load>> = await load({ numItems: PAGE_SIZE, cursor });
    rows.push(...found.page);
    cursor = found.isDone ? null : found.continueCursor;
  } while (cursor !== null && rows.length < MAX_ADDRESSES);
  return rows;
}
