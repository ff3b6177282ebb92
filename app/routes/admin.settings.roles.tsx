import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { RolesScreen } from "../features/organization/RolesScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { permissions: await load(api.people.roles.table, {}) };
}

export const meta = pageTitle("organization.tab.roles");

export default function RolesRoute() {
  return <RolesScreen {...useLoaderData<typeof loader>()} />;
}
