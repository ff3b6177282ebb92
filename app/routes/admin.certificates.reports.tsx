import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ReportsScreen } from "../features/certificates/ReportsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const closed = new URL(request.url).searchParams.get("show") === "closed";
  const state = closed ? ("closed" as const) : ("open" as const);
  const first = await load(api.certificates.reports.list, { state, paginationOpts: FIRST_PAGE });
  return { state, first };
}

export const meta = pageTitle("certificateScreens.tab.reports");

export default function ReportsRoute() {
  const data = useLoaderData<typeof loader>();
  return <ReportsScreen key={data.state} {...data} />;
}
