import { ClerkProvider, useAuth } from "@clerk/remix";
import { useRouteLoaderData } from "@remix-run/react";
import { type ReactNode, useCallback } from "react";
import type { RootData } from "../../root";
import { useNonce } from "../shell/Nonce";
import { LiveProvider, type UseAuth } from "./LiveProvider";

const useClerk: UseAuth = () => {
  const { isLoaded, isSignedIn, getToken } = useAuth();
  const fetchAccessToken = useCallback(
    ({ forceRefreshToken }: { forceRefreshToken: boolean }) => getToken({ skipCache: forceRefreshToken }),
    [getToken],
  );
  return { isLoading: !isLoaded, isAuthenticated: isSignedIn ?? false, fetchAccessToken };
};

/** The live connection of a deployment that signs in by Clerk, whose session tokens Convex takes. */
export default function ClerkLive({ url, children }: { url: string; children: ReactNode }) {
  return (
    <ClerkRoot>
      <LiveProvider url={url} useAuth={useClerk}>
        {children}
      </LiveProvider>
    </ClerkRoot>
  );
}

/** Clerk's provider, with what the root's loader found out about the session. */
export function ClerkRoot({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const nonce = useNonce();
  if (root?.clerkState === undefined) throw new Error("Clerk signs nobody in here.");
  return (
    <ClerkProvider clerkState={root.clerkState} signInUrl="/sign-in/clerk" {...(nonce && { nonce })}>
      {children}
    </ClerkProvider>
  );
}
