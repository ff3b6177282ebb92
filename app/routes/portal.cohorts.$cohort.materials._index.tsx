import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { HandoutsScreen } from "../features/library/materials/HandoutsScreen";
import { folderAsked } from "../features/library/materials/material";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const [own, folders] = await Promise.all([
    load(api.cohorts.joining.own, { cohort }),
    load(api.library.materialFolders.list, { cohort }),
  ]);
  const folder = folderAsked(request, folders);
  const first = await load(api.library.materials.list, { cohort, folder, paginationOpts: FIRST_PAGE });
  return { own, folders, folder, first };
}

export const meta = pageTitle<typeof loader>(({ own }, t) =>
  t("materials.pageOf", { page: t("materials.title"), name: own.cohort.name }),
);

export default function HandoutsRoute() {
  const data = useLoaderData<typeof loader>();
  return <HandoutsScreen key={`${data.own.cohort.id} ${data.folder}`} {...data} />;
}
