import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NewCohortScreen } from "../features/cohorts/NewCohortScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { chosenProgram } from "../server/chosenProgram";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, organization } = await visit(request);
  const program = await chosenProgram(load, new URL(request.url).searchParams.get("program"));
  return { program, timeZone: organization.timeZone };
}

export const meta = pageTitle("adminCohorts.new.title");

export default function NewCohortRoute() {
  return <NewCohortScreen {...useLoaderData<typeof loader>()} />;
}
