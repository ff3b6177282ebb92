import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { RegistrationsScreen } from "../features/events/RegistrationsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const event = idOf<"events">(params["event"]);
  const [first, page] = await Promise.all([
    load(api.events.events.get, { event }),
    load(api.events.registrations.list, { event, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, page };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.event.title);

export default function RegistrationsRoute() {
  const data = useLoaderData<typeof loader>();
  return <RegistrationsScreen key={data.first.event.id} {...data} />;
}
