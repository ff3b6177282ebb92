import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { ImportScreen } from "../features/publishing/importing/ImportScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { imports: await load(api.publishing.importing.recent, { paginationOpts: FIRST_PAGE }) };
}

export const meta = pageTitle("importScreens.title");

export default function PostImportRoute() {
  return <ImportScreen {...useLoaderData<typeof loader>()} />;
}
