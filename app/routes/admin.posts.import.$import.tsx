import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { ImportedScreen } from "../features/publishing/importing/ImportedScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const asked = { import: idOf<"contentImports">(params["import"]) };
  const [first, entries] = await Promise.all([
    load(api.publishing.importing.get, asked),
    load(api.publishing.importing.entries, { ...asked, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, entries };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("importScreens.of", { name: first.fileName }),
);

export default function ImportedRoute() {
  const data = useLoaderData<typeof loader>();
  return <ImportedScreen key={data.first.id} {...data} />;
}
