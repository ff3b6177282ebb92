import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FormsScreen } from "../features/forms/FormsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const archived = new URL(request.url).searchParams.get("show") === "archived";
  return { archived, first: await load(api.forms.forms.list, { archived, paginationOpts: FIRST_PAGE }) };
}

export const meta = pageTitle("formScreens.title");

export default function FormsRoute() {
  return <FormsScreen {...useLoaderData<typeof loader>()} />;
}
