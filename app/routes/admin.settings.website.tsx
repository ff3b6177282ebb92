import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { WebsiteScreen } from "../features/organization/WebsiteScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { settings: await load(api.tenancy.organizations.settings, {}) };
}

export const meta = pageTitle("organization.tab.website");

export default function WebsiteRoute() {
  return <WebsiteScreen {...useLoaderData<typeof loader>()} />;
}
