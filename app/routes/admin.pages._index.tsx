import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ItemsScreen } from "../features/publishing/items/ItemsScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { itemsFor } from "../server/content";

export function loader({ request }: LoaderFunctionArgs) {
  return itemsFor(request, "page");
}

export const meta = pageTitle("contentScreens.page.title");

export default function PagesRoute() {
  return <ItemsScreen {...useLoaderData<typeof loader>()} />;
}
