import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { publicVisit } from "../server/catalog";
import { sitemapText } from "../server/sitemap";

const PAGE_SIZE = 500;
/** As many addresses as one sitemap may hold: https://www.sitemaps.org/protocol.html */
const MAX_ADDRESSES = 50_000;

/** What search engines may list: the catalog and the programs that are for everybody. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { load, origin } = await publicVisit(request);
  const addresses: { url: string; changedAt?: number }[] = [{ url: `${origin}/programs` }];
  let cursor: string | null = null;
  do {
    const paginationOpts: { numItems: number; cursor: string | null } = { numItems: PAGE_SIZE, cursor };
    const found: { page: { slug: string; changedAt: number }[]; isDone: boolean; continueCursor: string } =
      await load(api.catalog.catalog.sitemap, { paginationOpts });
    addresses.push(
      ...found.page.map(({ slug, changedAt }) => ({ url: `${origin}/programs/${slug}`, changedAt })),
    );
    cursor = found.isDone ? null : found.continueCursor;
  } while (cursor !== null && addresses.length < MAX_ADDRESSES);
  return new Response(sitemapText(addresses.slice(0, MAX_ADDRESSES)), {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=600" },
  });
}
