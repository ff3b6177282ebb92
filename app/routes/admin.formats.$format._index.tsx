import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FormatScreen } from "../features/catalog/FormatScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const template = idOf<"programTemplates">(params["format"]);
  const [first, versions] = await Promise.all([
    load(api.catalog.templates.detail, { template }),
    load(api.catalog.templateVersions.list, { template, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, versions, chosen: new URL(request.url).searchParams.get("version") };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function FormatRoute() {
  const data = useLoaderData<typeof loader>();
  return <FormatScreen key={data.first.id} {...data} />;
}
