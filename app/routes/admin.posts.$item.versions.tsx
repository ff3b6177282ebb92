import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VersionsScreen } from "../features/publishing/items/VersionsScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { versionsFor } from "../server/content";

export function loader({ request, params }: LoaderFunctionArgs) {
  return versionsFor(request, params["item"], "post");
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("contentScreens.pageOf", { page: t("contentScreens.tab.versions"), name: first.title }),
);

export default function PostVersionsRoute() {
  const data = useLoaderData<typeof loader>();
  return <VersionsScreen key={data.first.id} {...data} />;
}
