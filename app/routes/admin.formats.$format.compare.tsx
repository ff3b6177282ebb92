import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CompareScreen } from "../features/catalog/CompareScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const template = idOf<"programTemplates">(params["format"]);
  const [format, { page: versions }] = await Promise.all([
    load(api.catalog.templates.detail, { template }),
    load(api.catalog.templateVersions.list, { template, paginationOpts: FIRST_PAGE }),
  ]);
  const asked = new URL(request.url).searchParams;
  const find = (name: string) => versions.find(({ id }) => id === asked.get(name));
  const to = find("to") ?? versions[0];
  const from = find("from") ?? versions.find(({ id }) => id !== to?.id);
  if (from === undefined || to === undefined) throw redirect(`/admin/formats/${template}`);
  const comparison = await load(api.catalog.templateVersions.compare, { from: from.id, to: to.id });
  return { format, versions, chosen: { from: from.id, to: to.id }, comparison };
}

export const meta = pageTitle<typeof loader>(({ format: { name } }, t) =>
  t("catalogScreens.compare.title", { name }),
);

export default function CompareRoute() {
  return <CompareScreen {...useLoaderData<typeof loader>()} />;
}
