import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CheckedIn, RefusedCheckIn } from "../features/portal/CheckInScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { convexFor } from "../server/convex";
import { refusal, toSignIn } from "../server/failures";
import { visit } from "../server/load";

/**
 * A scan is the act itself: the code is shown in the room, lasts a minute, and only ever notes who is signed in.
 * Who is not signs in first and comes back here, by then mostly to scan once more.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organization, viewer } = await visit(request);
  const convex = convexFor(viewer.jwt);
  const here = { organization: organization.id };
  const token = params["token"] ?? "";
  try {
    const { event, cohort } = await convex.mutation(api.attendance.checkIn.enter, { ...here, token });
    // Who leads the session is noted too, but has no page of it here to come back to.
    const isLearner = await takesPart(() => convex.query(api.cohorts.joining.own, { ...here, cohort }));
    return isLearner ? redirect(`/check-in?session=${event}`, 303) : data({ error: null });
  } catch (thrown) {
    const { error, status } = refusal(thrown);
    if (error.code === "signedOut") throw toSignIn(request);
    return data({ error }, { status });
  }
}

async function takesPart(ask: () => Promise<{ mayEnter: boolean }>): Promise<boolean> {
  try {
    return (await ask()).mayEnter;
  } catch (thrown) {
    if (refusal(thrown).error.code === "notFound") return false;
    throw thrown;
  }
}

export const meta = pageTitle("portal.checkIn.title");

export default function CheckInRoute() {
  const { error } = useLoaderData<typeof loader>();
  return error === null ? <CheckedIn session={null} isNoted /> : <RefusedCheckIn error={error} />;
}
