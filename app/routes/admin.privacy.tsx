import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { PrivacyJobsScreen } from "../features/privacy/PrivacyJobsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { first: await load(api.privacy.jobs.list, { paginationOpts: FIRST_PAGE }) };
}

export const meta = pageTitle("office.privacy.title");

export default function PrivacyJobsRoute() {
  return <PrivacyJobsScreen {...useLoaderData<typeof loader>()} />;
}
