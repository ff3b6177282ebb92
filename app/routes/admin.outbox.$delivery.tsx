import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { deliveryTitle } from "../features/notifications/deliveries";
import { LetterScreen } from "../features/notifications/LetterScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";
import type { loader as adminLoader } from "./admin";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const first = await load(api.notifications.outbox.one, {
    delivery: idOf<"deliveries">(params["delivery"]),
  });
  return { first, plain: new URL(request.url).searchParams.get("view") === "text" };
}

export const meta = pageTitle<typeof loader>(({ first }, t) => deliveryTitle(t, first.delivery));

export default function LetterRoute() {
  const me = useRouteLoaderData<typeof adminLoader>("routes/admin")?.me;
  const data = useLoaderData<typeof loader>();
  const mayManage = me?.permissions.includes("deliveries.manage") ?? false;
  return <LetterScreen key={data.first.delivery.id} {...data} mayManage={mayManage} />;
}
