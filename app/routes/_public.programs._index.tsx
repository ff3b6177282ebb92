import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { DELIVERIES } from "../../convex/catalog/rules/statuses";
import { CatalogScreen } from "../features/catalog/CatalogScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { publicVisit } from "../server/catalog";

/** Programs on one page of the catalog. */
const PAGE_SIZE = 24;

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await publicVisit(request);
  const asked = new URL(request.url).searchParams;
  const choice = {
    search: (asked.get("q") ?? "").trim().slice(0, 200),
    category: asked.get("category") || null,
    delivery: DELIVERIES.find((delivery) => delivery === asked.get("delivery")) ?? null,
    language: asked.get("language") || null,
  };
  const paginationOpts = { numItems: PAGE_SIZE, cursor: asked.get("after") };
  const [found, facets] = await Promise.all([
    load(api.catalog.catalog.list, { ...choice, paginationOpts }),
    load(api.catalog.catalog.facets, {}),
  ]);
  return { choice, found, facets };
}

export const meta = pageTitle("catalogScreens.public.title");

export default function CatalogRoute() {
  return <CatalogScreen {...useLoaderData<typeof loader>()} />;
}
