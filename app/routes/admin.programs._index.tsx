import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { DELIVERIES, PROGRAM_STATES } from "../../convex/catalog/rules/statuses";
import { ProgramsScreen } from "../features/catalog/ProgramsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const asked = new URL(request.url).searchParams;
  const choice = {
    search: (asked.get("q") ?? "").trim(),
    state: PROGRAM_STATES.find((state) => state === asked.get("state")) ?? null,
    delivery: DELIVERIES.find((delivery) => delivery === asked.get("delivery")) ?? null,
    category: asked.get("category") || null,
    language: null,
  };
  const [first, { categories }] = await Promise.all([
    load(api.catalog.programs.list, { ...choice, paginationOpts: FIRST_PAGE }),
    load(api.catalog.catalog.facets, {}),
  ]);
  return { choice, first, categories };
}

export const meta = pageTitle("catalogScreens.programs.title");

export default function ProgramsRoute() {
  return <ProgramsScreen {...useLoaderData<typeof loader>()} />;
}
