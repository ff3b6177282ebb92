import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ProgramScreen } from "../features/catalog/ProgramScreen";
import { PROGRAM_TABS } from "../features/catalog/programTabs";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const program = idOf<"programs">(params["program"]);
  const cohortsOf = { program, state: null, search: "", paginationOpts: FIRST_PAGE };
  const [first, cohorts] = await Promise.all([
    load(api.catalog.programs.detail, { program }),
    load(api.cohorts.cohorts.list, cohortsOf),
  ]);
  const asked = new URL(request.url).searchParams.get("show");
  return { first, cohorts, tab: PROGRAM_TABS.find((tab) => tab === asked) ?? PROGRAM_TABS[0] };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.title);

export default function ProgramRoute() {
  const data = useLoaderData<typeof loader>();
  return <ProgramScreen key={data.first.id} {...data} />;
}
