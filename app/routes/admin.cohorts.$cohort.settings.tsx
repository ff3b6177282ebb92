import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SettingsScreen } from "../features/cohorts/SettingsScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { joinForms } from "../server/joinForms";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load, organization } = await visit(request);
  const [first, forms] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: idOf<"cohorts">(params["cohort"]) }),
    joinForms(load),
  ]);
  return { first, forms, currency: organization.currency };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("adminCohorts.pageOf", { page: t("adminCohorts.tab.settings"), name: first.name }),
);

export default function CohortSettingsRoute() {
  const data = useLoaderData<typeof loader>();
  return <SettingsScreen key={data.first.id} {...data} />;
}
