import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { COHORT_STATES } from "../../convex/cohorts/rules/statuses";
import { CohortsScreen } from "../features/cohorts/CohortsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { chosenProgram } from "../server/chosenProgram";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const { searchParams } = new URL(request.url);
  const state = COHORT_STATES.find((known) => known === searchParams.get("state")) ?? null;
  const choice = { search: (searchParams.get("q") ?? "").trim(), state };
  const program = await chosenProgram(load, searchParams.get("program"));
  const asked = { ...choice, program: program?.id ?? null, paginationOpts: FIRST_PAGE };
  return { choice, program, first: await load(api.cohorts.cohorts.list, asked) };
}

export const meta = pageTitle("adminCohorts.title");

export default function CohortsRoute() {
  return <CohortsScreen {...useLoaderData<typeof loader>()} />;
}
