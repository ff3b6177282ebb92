import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { DomainsScreen } from "../features/organization/DomainsScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { domains: await load(api.tenancy.domains.list, {}) };
}

export const meta = pageTitle("organization.tab.domains");

export default function DomainsRoute() {
  return <DomainsScreen {...useLoaderData<typeof loader>()} />;
}
