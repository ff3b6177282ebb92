import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SessionsScreen } from "../features/events/SessionsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const id = idOf<"cohorts">(params["cohort"]);
  const show = new URL(request.url).searchParams.get("show");
  const when = show === "past" ? ("past" as const) : ("coming" as const);
  const [cohort, first] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: id }),
    load(api.events.events.list, { cohort: id, when, paginationOpts: FIRST_PAGE }),
  ]);
  return { cohort, when, first };
}

export const meta = pageTitle<typeof loader>(({ cohort }) => cohort.name);

export default function SessionsRoute() {
  const data = useLoaderData<typeof loader>();
  return <SessionsScreen key={`${data.cohort.id} ${data.when}`} {...data} />;
}
