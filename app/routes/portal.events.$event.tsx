import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SessionScreen } from "../features/portal/SessionScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";
import { markdownToHtml } from "../server/markdown";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const session = await load(api.events.schedules.one, { event: idOf<"events">(params["event"]) });
  const here = { cohort: session.cohort };
  const [own, attendance] = await Promise.all([
    load(api.cohorts.joining.own, here),
    load(api.attendance.records.mine, here),
  ]);
  return { session, own, attendance, html: markdownToHtml(session.description) };
}

export const meta = pageTitle<typeof loader>(({ session }) => session.title);

export default function SessionRoute() {
  const loaded = useLoaderData<typeof loader>();
  return <SessionScreen key={loaded.session.id} {...loaded} />;
}
