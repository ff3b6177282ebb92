import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FoundScreen } from "../features/organization/FoundScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  return { mayFound: me?.founds === true };
}

export const meta = pageTitle("organization.found.title");

export default function FoundRoute() {
  return <FoundScreen {...useLoaderData<typeof loader>()} />;
}
