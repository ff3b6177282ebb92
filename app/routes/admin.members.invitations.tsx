import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { INVITATION_STATES } from "../../convex/people/rules/roles";
import { FIRST_PAGE } from "../features/live/usePages";
import { InvitationsScreen } from "../features/people/InvitationsScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const asked = new URL(request.url).searchParams.get("state");
  const state = INVITATION_STATES.find((known) => known === asked) ?? "open";
  return { state, first: await load(api.people.invitations.list, { state, paginationOpts: FIRST_PAGE }) };
}

export const meta = pageTitle("adminPeople.invitations.title");

export default function InvitationsRoute() {
  return <InvitationsScreen {...useLoaderData<typeof loader>()} />;
}
