import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { dateAt } from "../../convex/shared/civilTime";
import { PlanSessionScreen } from "../features/events/PlanSessionScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const [cohort, { zoom }] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: idOf<"cohorts">(params["cohort"]) }),
    load(api.conferencing.meetings.providers, {}),
  ]);
  return { cohort, zoom, today: dateAt(Date.now(), cohort.timeZone) };
}

export const meta = pageTitle("sessions.plan.title");

export default function PlanSessionRoute() {
  const data = useLoaderData<typeof loader>();
  return <PlanSessionScreen key={data.cohort.id} {...data} />;
}
