import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CodeScreen } from "../features/attendance/CodeScreen";
import { LiveRoot } from "../features/live/LiveRoot";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const first = await load(api.events.events.get, { event: idOf<"events">(params["event"]) });
  if (!first.mayManage) throw new Response("For those who lead it.", { status: 403 });
  return { first, origin: new URL(request.url).origin };
}

export const meta = pageTitle("attendance.code.title");

export default function CodeRoute() {
  return (
    <LiveRoot>
      <CodeScreen {...useLoaderData<typeof loader>()} />
    </LiveRoot>
  );
}
