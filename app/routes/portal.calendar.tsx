import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { CalendarScreen } from "../features/portal/CalendarScreen";
import { MINE } from "../features/portal/enrollments";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const [coming, mine, feedSince] = await Promise.all([
    load(api.events.schedules.mine, { when: "coming", paginationOpts: FIRST_PAGE }),
    load(api.cohorts.joining.mine, MINE),
    load(api.events.feeds.since, {}),
  ]);
  return { coming, mine, feedSince };
}

export const meta = pageTitle("portal.calendar.title");

export default function CalendarRoute() {
  return <CalendarScreen {...useLoaderData<typeof loader>()} />;
}
