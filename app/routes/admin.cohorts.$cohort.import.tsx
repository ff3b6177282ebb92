import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ImportScreen } from "../features/cohorts/ImportScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const [first, imports] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort }),
    load(api.cohorts.imports.recent, { cohort, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, imports };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("adminCohorts.pageOf", { page: t("adminCohorts.tab.import"), name: first.name }),
);

export default function CohortImportRoute() {
  const data = useLoaderData<typeof loader>();
  return <ImportScreen key={data.first.id} {...data} />;
}
