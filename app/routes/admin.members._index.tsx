import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { MembersScreen } from "../features/people/MembersScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const former = new URL(request.url).searchParams.get("show") === "former";
  return { former, first: await load(api.people.memberships.list, { former, paginationOpts: FIRST_PAGE }) };
}

export const meta = pageTitle("adminPeople.members.title");

export default function MembersRoute() {
  return <MembersScreen {...useLoaderData<typeof loader>()} />;
}
