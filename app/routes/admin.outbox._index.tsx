import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { DELIVERY_STATES } from "../../convex/notifications/rules/kinds";
import { OutboxScreen } from "../features/notifications/OutboxScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const asked = new URL(request.url).searchParams.get("state");
  const state = DELIVERY_STATES.find((known) => known === asked) ?? null;
  const paginationOpts = FIRST_PAGE;
  const first = await load(api.notifications.outbox.list, {
    paginationOpts,
    ...(state !== null && { state }),
  });
  return { state, first };
}

export const meta = pageTitle("office.outbox.title");

export default function OutboxRoute() {
  return <OutboxScreen {...useLoaderData<typeof loader>()} />;
}
