import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ProgressScreen } from "../features/cohorts/ProgressScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const [first, requirements, sheet] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort }),
    load(api.progress.requirements.list, { cohort }),
    load(api.progress.standings.sheet, { cohort, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, requirements, sheet };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("adminCohorts.pageOf", { page: t("adminCohorts.tab.progress"), name: first.name }),
);

export default function CohortProgressRoute() {
  const data = useLoaderData<typeof loader>();
  return <ProgressScreen key={data.first.id} {...data} />;
}
