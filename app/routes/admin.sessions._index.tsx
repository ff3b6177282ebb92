import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AgendaScreen } from "../features/events/AgendaScreen";
import { weekIn } from "../features/events/week";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load, organization } = await visit(request);
  const asked = new URL(request.url).searchParams;
  const paginationOpts = FIRST_PAGE;
  if (asked.get("of") === "me") {
    const when = asked.get("show") === "past" ? ("past" as const) : ("coming" as const);
    const first = await load(api.events.events.agenda, { when, paginationOpts });
    return { show: "mine" as const, when, first };
  }
  const zone = organization.timeZone;
  const week = weekIn(zone, asked.get("week"), Date.now());
  const { from, until } = week;
  const first = await load(api.events.timetable.between, { from, until, paginationOpts });
  return { show: "all" as const, week, zone, first };
}

export const meta = pageTitle("sessions.title");

export default function AgendaRoute() {
  return <AgendaScreen {...useLoaderData<typeof loader>()} />;
}
