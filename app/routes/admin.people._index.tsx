import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AFFILIATION_KINDS } from "../../convex/people/rules/roles";
import { FIRST_PAGE } from "../features/live/usePages";
import { PeopleScreen } from "../features/people/PeopleScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const { searchParams } = new URL(request.url);
  const kind = AFFILIATION_KINDS.find((known) => known === searchParams.get("kind")) ?? null;
  const choice = { search: (searchParams.get("q") ?? "").trim(), kind };
  return { choice, first: await load(api.people.people.list, { ...choice, paginationOpts: FIRST_PAGE }) };
}

export const meta = pageTitle("adminPeople.people.title");

export default function PeopleRoute() {
  return <PeopleScreen {...useLoaderData<typeof loader>()} />;
}
