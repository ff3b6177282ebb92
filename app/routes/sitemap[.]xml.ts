import type { LoaderFunctionArgs } from "@remix-run/node";
import { conditional } from "../server/conditional";
import { siteAddresses } from "../server/siteAddresses";
import { sitemapText } from "../server/sitemap";
import { siteVisit } from "../server/siteVisit";

/** What search engines may list. */
export async function loader({ request }: LoaderFunctionArgs) {
  const addresses = await siteAddresses(await siteVisit(request));
  return conditional(request, sitemapText(addresses), {
    "Content-Type": "application/xml; charset=utf-8",
    "Cache-Control": "public, max-age=600, stale-while-revalidate=3600",
  });
}
