import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ENROLLMENT_STATES } from "../../convex/cohorts/rules/statuses";
import { PeopleTab } from "../features/cohorts/PeopleTab";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const { searchParams } = new URL(request.url);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const state = ENROLLMENT_STATES.find((known) => known === searchParams.get("state")) ?? null;
  const choice = { search: (searchParams.get("q") ?? "").trim(), state };
  const [first, people] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort }),
    load(api.cohorts.enrollments.list, { cohort, ...choice, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, choice, people };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("adminCohorts.pageOf", { page: t("adminCohorts.tab.people"), name: first.name }),
);

export default function CohortPeopleRoute() {
  const data = useLoaderData<typeof loader>();
  return <PeopleTab key={data.first.id} {...data} />;
}
