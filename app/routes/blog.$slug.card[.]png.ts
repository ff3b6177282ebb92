import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicationCard } from "../server/cards";
import { siteVisit } from "../server/siteVisit";

/** The picture that other sites show of a post without a cover. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return publicationCard(request, await siteVisit(request), "post", params["slug"] ?? "");
}
