import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AnnouncementsScreen } from "../features/cohorts/AnnouncementsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const [first, announcements] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort }),
    load(api.cohorts.announcements.list, { cohort, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, announcements };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("adminCohorts.pageOf", { page: t("adminCohorts.tab.announcements"), name: first.name }),
);

export default function CohortAnnouncementsRoute() {
  const data = useLoaderData<typeof loader>();
  return <AnnouncementsScreen key={data.first.id} {...data} />;
}
