import { useAuth } from "@clerk/remix";
import { type ReactNode, useCallback } from "react";
import { LiveProvider, type UseAuth } from "./LiveProvider";

const useClerk: UseAuth = () => {
  const { isLoaded, isSignedIn, getToken } = useAuth();
  const fetchAccessToken = useCallback(
    ({ forceRefreshToken }: { forceRefreshToken: boolean }) =>
      getToken({ template: "convex", skipCache: forceRefreshToken }),
    [getToken],
  );
  return { isLoading: !isLoaded, isAuthenticated: isSignedIn ?? false, fetchAccessToken };
};

/** The live connection of a deployment that signs in by Clerk. */
export default function ClerkLive({ url, children }: { url: string; children: ReactNode }) {
  return (
    <LiveProvider url={url} useAuth={useClerk}>
      {children}
    </LiveProvider>
  );
}
