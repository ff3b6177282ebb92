import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { PlanScreen } from "../features/cohorts/PlanScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { joinForms } from "../server/joinForms";
import { visit } from "../server/load";

const STEPS = ["dates", "seats", "review"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const asked = new URL(request.url).searchParams.get("step");
  const [first, forms] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: idOf<"cohorts">(params["cohort"]) }),
    joinForms(load),
  ]);
  return { first, forms, step: STEPS.find((step) => step === asked) ?? "seats" };
}

export const meta = pageTitle<typeof loader>(({ first }, t) =>
  t("adminCohorts.pageOf", { page: t("adminCohorts.plan.title"), name: first.name }),
);

export default function PlanCohortRoute() {
  const data = useLoaderData<typeof loader>();
  return <PlanScreen key={data.first.id} {...data} />;
}
