import { useRouteLoaderData } from "@remix-run/react";
import { lazy, type ReactNode, Suspense } from "react";
import type { RootData } from "../../root";
import { EarlyPresses } from "./EarlyPresses";
import { LiveProvider } from "./LiveProvider";
import { useOwnAuth } from "./useOwnAuth";

/** Only where a deployment signs in by Clerk is Clerk's code loaded. */
const ClerkLive = lazy(() => import("./ClerkLive"));

/** The live connection, by whichever identity provider the deployment has. */
export function LiveRoot({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const url = root?.convexUrl ?? "";
  if (!root?.clerkKey) {
    return (
      <LiveProvider url={url} useAuth={useOwnAuth}>
        <EarlyPresses />
        {children}
      </LiveProvider>
    );
  }
  return (
    <Suspense>
      <ClerkLive url={url}>
        <EarlyPresses />
        {children}
      </ClerkLive>
    </Suspense>
  );
}
