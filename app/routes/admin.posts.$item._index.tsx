import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OverviewScreen } from "../features/publishing/items/OverviewScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { itemFor } from "../server/content";

export function loader({ request, params }: LoaderFunctionArgs) {
  return itemFor(request, params["item"], "post");
}

export const meta = pageTitle<typeof loader>(
  ({ first }, t) => first.title || t("contentScreens.look.noTitle"),
);

export default function PostRoute() {
  const data = useLoaderData<typeof loader>();
  return <OverviewScreen key={data.first.id} {...data} />;
}
