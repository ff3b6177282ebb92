import {
  ConvexProviderWithAuth,
  type ConvexReactClient,
  useConvexAuth,
  useMutation,
  useQuery,
} from "convex/react";
import { useCallback, useMemo, useState } from "react";
import { users } from "../references";
import { noteRendering } from "./testBridge";

export function AuthView({ client }: { client: ConvexReactClient }) {
  const [signedIn, setSignedIn] = useState(false);
  const useAuth = useMemo(() => () => useTestAuth(signedIn), [signedIn]);
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      <Identity setSignedIn={setSignedIn} />
    </ConvexProviderWithAuth>
  );
}

/** What a provider's hook gives: the test makes the tokens. */
function useTestAuth(isAuthenticated: boolean) {
  const fetchAccessToken = useCallback(
    async ({ forceRefreshToken }: { forceRefreshToken: boolean }) =>
      (await window.fetchToken?.(forceRefreshToken)) ?? null,
    [],
  );
  return { isLoading: false, isAuthenticated, fetchAccessToken };
}

function Identity({ setSignedIn }: { setSignedIn: (signedIn: boolean) => void }) {
  const { isLoading, isAuthenticated } = useConvexAuth();
  const subject = useQuery(users.subject, {});
  const write = useMutation(users.write);
  noteRendering({
    auth: isLoading ? "loading" : isAuthenticated ? "in" : "out",
    subject: subject ?? null,
  });
  window.actions = {
    signIn: () => setSignedIn(true),
    signOut: () => setSignedIn(false),
    write: () => write({ text: "from the page" }),
  };
  return <output>{subject ?? "loading"}</output>;
}
