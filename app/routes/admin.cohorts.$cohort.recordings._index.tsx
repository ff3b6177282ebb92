import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { RecordingListScreen } from "../features/library/staff/RecordingListScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const id = idOf<"cohorts">(params["cohort"]);
  const [cohort, first] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: id }),
    load(api.library.recordings.listForCohort, { cohort: id, paginationOpts: FIRST_PAGE }),
  ]);
  return { cohort, first };
}

export const meta = pageTitle<typeof loader>(({ cohort }, t) =>
  t("adminCohorts.pageOf", { page: t("recordings.title"), name: cohort.name }),
);

export default function RecordingsRoute() {
  const data = useLoaderData<typeof loader>();
  return <RecordingListScreen key={data.cohort.id} {...data} />;
}
