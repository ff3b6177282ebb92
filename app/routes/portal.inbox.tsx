import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { InboxScreen } from "../features/notifications/InboxScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const [first, unreadAtFirst] = await Promise.all([
    load(api.notifications.inbox.list, { paginationOpts: FIRST_PAGE }),
    load(api.notifications.inbox.unread, {}),
  ]);
  return { first, unreadAtFirst };
}

export const meta = pageTitle("own.inbox.title");

export default function InboxRoute() {
  return <InboxScreen {...useLoaderData<typeof loader>()} />;
}
