import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { IssuancesScreen } from "../features/certificates/IssuancesScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { first: await load(api.certificates.issuances.list, { paginationOpts: FIRST_PAGE }) };
}

export const meta = pageTitle("certificateScreens.tab.issuances");

export default function IssuancesRoute() {
  return <IssuancesScreen {...useLoaderData<typeof loader>()} />;
}
