import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { InviteScreen } from "../features/cohorts/InviteScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return { cohort: await load(api.cohorts.cohorts.get, { cohort: idOf<"cohorts">(params["cohort"]) }) };
}

export const meta = pageTitle<typeof loader>(({ cohort: { name } }, t) =>
  t("adminCohorts.invite.title", { name }),
);

export default function InviteToCohortRoute() {
  return <InviteScreen {...useLoaderData<typeof loader>()} />;
}
