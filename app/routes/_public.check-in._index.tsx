import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { CheckedIn } from "../features/portal/CheckInScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { type Visit, visit } from "../server/load";

/** What is noted of the viewer at a session, so that the page of a check-in can be loaded again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("session");
  const { load } = await visit(request);
  if (asked === null) return data({ session: null, isNoted: false }, { status: 404 });
  return data(await notedAt(load, idOf<"events">(asked)));
}

async function notedAt(load: Visit["load"], event: Id<"events">) {
  const session = await load(api.events.schedules.one, { event });
  const records = await load(api.attendance.records.mine, { cohort: session.cohort });
  return { session, isNoted: records.some((record) => record.event === event && record.state !== "absent") };
}

export const meta = pageTitle("portal.checkIn.title");

export default function CheckedInRoute() {
  return <CheckedIn {...useLoaderData<typeof loader>()} />;
}
