import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { PreferencesScreen } from "../features/account/PreferencesScreen";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { first: await load(api.notifications.preferences.list, {}) };
}

export default function PreferencesRoute() {
  return <PreferencesScreen {...useLoaderData<typeof loader>()} />;
}
