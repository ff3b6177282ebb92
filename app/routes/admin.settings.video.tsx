import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { INBOUND_STATES } from "../../convex/conferencing/rules/statuses";
import { VideoScreen } from "../features/conferencing/VideoScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const asked = new URL(request.url).searchParams.get("state");
  const state = INBOUND_STATES.find((known) => known === asked) ?? "failed";
  const [services, first] = await Promise.all([
    load(api.conferencing.meetings.providers, {}),
    load(api.conferencing.meetings.inbound, { state, paginationOpts: FIRST_PAGE }),
  ]);
  return { services, state, first };
}

export const meta = pageTitle("organization.tab.video");

export default function VideoRoute() {
  return <VideoScreen {...useLoaderData<typeof loader>()} />;
}
