import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SecurityScreen } from "../features/account/SecurityScreen";
import { ALL_SESSIONS } from "../features/account/SessionList";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { loadAccount } = await visit(request);
  const [passkeys, sessions] = await Promise.all([
    loadAccount(api.identity.passkeys.list, {}),
    loadAccount(api.identity.sessions.list, ALL_SESSIONS),
  ]);
  return { passkeys, sessions };
}

export const meta = pageTitle("own.account.tab.security");

export default function SecurityRoute() {
  return <SecurityScreen {...useLoaderData<typeof loader>()} />;
}
