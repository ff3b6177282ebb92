import { ConvexProviderWithAuth, ConvexReactClient } from "convex/react";
import { type ReactNode, useState } from "react";

/** What Convex's provider asks of whoever knows who is signed in. */
export type UseAuth = () => {
  isLoading: boolean;
  isAuthenticated: boolean;
  fetchAccessToken: (options: { forceRefreshToken: boolean }) => Promise<string | null>;
};

type Props = { url: string; useAuth: UseAuth; children: ReactNode };

/**
 * The live connection to Convex. Loaders give a page its first data; from then on every query is a
 * subscription, so nothing needs to be refetched.
 */
export function LiveProvider({ url, useAuth, children }: Props) {
  const [convex] = useState(() => new ConvexReactClient(url, { unsavedChangesWarning: false }));
  return (
    <ConvexProviderWithAuth client={convex} useAuth={useAuth}>
      {children}
    </ConvexProviderWithAuth>
  );
}
