import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { OverviewScreen } from "../features/cohorts/OverviewScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const first = await load(api.cohorts.cohorts.get, { cohort: idOf<"cohorts">(params["cohort"]) });
  return { first, origin: new URL(request.url).origin };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function CohortRoute() {
  const data = useLoaderData<typeof loader>();
  return <OverviewScreen key={data.first.id} {...data} />;
}
