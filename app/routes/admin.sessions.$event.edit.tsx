import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { EditSessionScreen } from "../features/events/EditSessionScreen";
import { sessionHref } from "../features/events/session";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const { event: session, mayManage } = await load(api.events.events.get, {
    event: idOf<"events">(params["event"]),
  });
  if (!mayManage || session.state === "cancelled") throw redirect(sessionHref(session.id));
  const [{ instructors }, { zoom }] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: session.cohort }),
    load(api.conferencing.meetings.providers, {}),
  ]);
  const others = session.instructors.filter(
    ({ person }) => !instructors.some((known) => known.person === person),
  );
  return { session, people: [...instructors, ...others], zoom };
}

export const meta = pageTitle<typeof loader>(({ session }) => session.title);

export default function EditSessionRoute() {
  const data = useLoaderData<typeof loader>();
  return <EditSessionScreen key={data.session.id} {...data} />;
}
