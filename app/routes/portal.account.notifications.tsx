import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { PreferencesScreen } from "../features/account/PreferencesScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { first: await load(api.notifications.preferences.list, {}) };
}

export const meta = pageTitle("own.account.tab.notifications");

export default function PreferencesRoute() {
  return <PreferencesScreen {...useLoaderData<typeof loader>()} />;
}
