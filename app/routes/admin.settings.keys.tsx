import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { KeysScreen } from "../features/certificates/KeysScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { first: await load(api.certificates.issuers.overview, {}) };
}

export const meta = pageTitle("organization.tab.keys");

export default function KeysRoute() {
  return <KeysScreen {...useLoaderData<typeof loader>()} />;
}
