import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonFeedText } from "../features/publishing/site/feeds";
import { conditional } from "../server/conditional";
import { FEED_CACHING, feedOf } from "../server/feed";
import { siteVisit } from "../server/siteVisit";

/** The newest posts for readers of feeds, in the language that `lang` names. */
export async function loader({ request }: LoaderFunctionArgs) {
  const feed = await feedOf(await siteVisit(request), "json");
  const headers = { "Content-Type": "application/feed+json; charset=utf-8", "Cache-Control": FEED_CACHING };
  return conditional(request, jsonFeedText(feed), headers);
}
