import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { folderAsked } from "../features/library/materials/material";
import { MaterialsScreen } from "../features/library/materials/MaterialsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const id = idOf<"cohorts">(params["cohort"]);
  const [cohort, folders] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: id }),
    load(api.library.materialFolders.listForCohort, { cohort: id }),
  ]);
  const here = { cohort: id, paginationOpts: FIRST_PAGE };
  if (new URL(request.url).searchParams.get("show") === "trash") {
    const first = await load(api.library.materials.trash, here);
    return { cohort, folders, folder: null, first, show: "trash" as const };
  }
  const folder = folderAsked(request, folders);
  const first = await load(api.library.materials.listForCohort, { ...here, folder });
  return { cohort, folders, folder, first, show: "folder" as const };
}

export const meta = pageTitle<typeof loader>(({ cohort }, t) =>
  t("adminCohorts.pageOf", { page: t("materials.title"), name: cohort.name }),
);

export default function MaterialsRoute() {
  const data = useLoaderData<typeof loader>();
  return <MaterialsScreen key={data.cohort.id} {...data} />;
}
