import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SessionScreen } from "../features/events/SessionScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const event = idOf<"events">(params["event"]);
  const [first, meeting] = await Promise.all([
    load(api.events.events.get, { event }),
    load(api.conferencing.meetings.ofEvent, { event }),
  ]);
  return { first, meeting };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.event.title);

export default function SessionRoute() {
  const data = useLoaderData<typeof loader>();
  return <SessionScreen key={data.first.event.id} {...data} />;
}
