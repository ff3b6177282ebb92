import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { InboxScreen } from "../features/notifications/InboxScreen";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const [first, unreadAtFirst] = await Promise.all([
    load(api.notifications.inbox.list, { paginationOpts: { numItems: 50, cursor: null } }),
    load(api.notifications.inbox.unread, {}),
  ]);
  return { first, unreadAtFirst };
}

export default function InboxRoute() {
  return <InboxScreen {...useLoaderData<typeof loader>()} />;
}
