import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { InvitationScreen } from "../features/people/InvitationScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { asServer, convexFor } from "../server/convex";
import { refused, toSignIn } from "../server/failures";
import { askAnew, signedIn } from "../server/identity";
import { requireOrganization } from "../server/organization";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { token = "" } = params;
  await askAnew(request);
  const [viewer, preview] = await Promise.all([
    signedIn(request),
    asServer.query(api.people.invitations.preview, { token }),
  ]);
  const signIn = `/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`;
  return data({ preview, person: viewer?.person ?? null, signIn }, { status: preview === null ? 404 : 200 });
}

/** Nothing is accepted by opening the page: mail scanners open links as well. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { token = "" } = params;
  const [viewer, here] = await Promise.all([signedIn(request), requireOrganization(request)]);
  if (viewer === null) return toSignIn(request);
  const convex = convexFor(viewer.jwt);
  try {
    const preview = await asServer.query(api.people.invitations.preview, { token });
    const { organization } = await convex.mutation(api.people.invitations.accept, { token });
    if (organization !== here.id) return redirect("/portal");
    const me = await convex.query(api.people.viewer.current, { organization });
    const seat = me?.companies.find(({ company }) => company === preview?.company?.id);
    return redirect(seat === undefined ? "/admin" : `/cockpit/${seat.slug}`);
  } catch (error) {
    return refused(error);
  }
}

export const meta = pageTitle("shell.invitation");

export default function InvitationRoute() {
  return <InvitationScreen {...useLoaderData<typeof loader>()} />;
}
