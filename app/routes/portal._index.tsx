import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { PortalHome } from "../features/portal/PortalHome";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, loadAccount } = await visit(request);
  const [passkeys, unreadAtFirst] = await Promise.all([
    loadAccount(api.identity.passkeys.list, {}),
    load(api.notifications.inbox.unread, {}),
  ]);
  return { passkeys, unreadAtFirst };
}

export default function HomeRoute() {
  return <PortalHome {...useLoaderData<typeof loader>()} />;
}
