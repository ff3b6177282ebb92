import { lazy, Suspense } from "react";
import { redirect } from "@remix-run/node";
import { settings } from "../server/settings";
import { pageTitle } from "../features/shell/pageTitle";

const ClerkSignIn = lazy(() => import("../features/identity/ClerkSignIn"));

/** Only where a deployment signs in by Clerk. */
export function loader() {
  if (settings().CLERK_SECRET_KEY === undefined) throw redirect("/sign-in");
  return null;
}

export const meta = pageTitle("signIn.title");

export default function ClerkSignInRoute() {
  return (
    <Suspense>
      <ClerkSignIn />
    </Suspense>
  );
}
