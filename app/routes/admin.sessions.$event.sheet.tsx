import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { SheetScreen } from "../features/attendance/SheetScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const event = idOf<"events">(params["event"]);
  const [first, page, summary] = await Promise.all([
    load(api.events.events.get, { event }),
    load(api.attendance.sheet.list, { event, paginationOpts: FIRST_PAGE }),
    load(api.attendance.sheet.summary, { event }),
  ]);
  return { first, page, summary };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.event.title);

export default function SheetRoute() {
  const data = useLoaderData<typeof loader>();
  return <SheetScreen key={data.first.event.id} {...data} />;
}
