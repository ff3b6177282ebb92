import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SettingsScreen } from "../features/publishing/items/SettingsScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { itemFor } from "../server/content";

export function loader({ request, params }: LoaderFunctionArgs) {
  return itemFor(request, params["item"], "post", "settings");
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("contentScreens.pageOf", { page: t("contentScreens.tab.settings"), name: first.title }),
);

export default function PostSettingsRoute() {
  const data = useLoaderData<typeof loader>();
  return <SettingsScreen key={data.first.id} {...data} />;
}
