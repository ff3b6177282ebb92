import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FormatsScreen } from "../features/catalog/FormatsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const archived = new URL(request.url).searchParams.get("show") === "archived";
  const first = await load(api.catalog.templates.list, { archived, paginationOpts: FIRST_PAGE });
  return { archived, first };
}

export const meta = pageTitle("catalogScreens.formats.title");

export default function FormatsRoute() {
  return <FormatsScreen {...useLoaderData<typeof loader>()} />;
}
