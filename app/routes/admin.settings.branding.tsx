import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { BrandingScreen } from "../features/organization/BrandingScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { settings: await load(api.tenancy.organizations.settings, {}) };
}

export const meta = pageTitle("organization.tab.branding");

export default function BrandingRoute() {
  return <BrandingScreen {...useLoaderData<typeof loader>()} />;
}
