import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { UnsubscribeScreen, unsubscribeTitle } from "../features/notifications/UnsubscribeScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { asServer } from "../server/convex";

export async function loader({ params }: LoaderFunctionArgs) {
  const { token = "" } = params;
  const subscription = await asServer.query(api.notifications.subscriptions.describe, { token });
  return data({ subscription }, { status: subscription === null ? 404 : 200 });
}

/** Nothing is turned off by opening the page: mail scanners open links as well. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { token = "" } = params;
  const wanted = (await request.formData()).get("wanted") === "yes";
  const { resubscribe, unsubscribe } = api.notifications.subscriptions;
  await asServer.mutation(wanted ? resubscribe : unsubscribe, { token });
  return redirect(`/unsubscribe/${encodeURIComponent(token)}`);
}

export const meta = pageTitle<typeof loader>(({ subscription }, t) => unsubscribeTitle(t, subscription));

export default function UnsubscribeRoute() {
  return <UnsubscribeScreen {...useLoaderData<typeof loader>()} />;
}
