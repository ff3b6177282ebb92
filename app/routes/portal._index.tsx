import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { LATELY } from "../features/portal/LatelyList";
import { PortalHome } from "../features/portal/PortalHome";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, loadAccount } = await visit(request);
  const [passkeys, unreadAtFirst, lately] = await Promise.all([
    loadAccount(api.identity.passkeys.list, {}),
    load(api.notifications.inbox.unread, {}),
    load(api.notifications.inbox.list, LATELY),
  ]);
  return { passkeys, unreadAtFirst, lately };
}

export const meta = pageTitle("shell.portal");

export default function HomeRoute() {
  return <PortalHome {...useLoaderData<typeof loader>()} />;
}
