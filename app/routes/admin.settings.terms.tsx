import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { TermsScreen } from "../features/organization/TermsScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, organization } = await visit(request);
  // Swedish writes a date as ISO 8601 does.
  const today = new Intl.DateTimeFormat("sv", { timeZone: organization.timeZone }).format(new Date());
  return { first: await load(api.people.documents.versions, { paginationOpts: FIRST_PAGE }), today };
}

export const meta = pageTitle("organization.tab.terms");

export default function TermsRoute() {
  return <TermsScreen {...useLoaderData<typeof loader>()} />;
}
