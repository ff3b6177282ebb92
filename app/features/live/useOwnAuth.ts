import { useRouteLoaderData } from "@remix-run/react";
import { useCallback } from "react";
import type { RootData } from "../../root";
import type { UseAuth } from "./LiveProvider";

const WAIT_MS = 15_000;

/** Without a connection it waits for one: a page that is read offline is nobody's end of session. */
async function askForToken(): Promise<Response> {
  for (;;) {
    try {
      return await fetch("/auth/token", { headers: { Accept: "application/json" } });
    } catch {
      await new Promise<void>((resolve) => {
        window.addEventListener("online", () => resolve(), { once: true });
        setTimeout(resolve, WAIT_MS);
      });
    }
  }
}

/** Signed in by the product's own identity provider: the session's cookie is exchanged for a token of minutes. */
export const useOwnAuth: UseAuth = () => {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const fetchAccessToken = useCallback(async () => {
    const answer = await askForToken();
    if (!answer.ok) return null;
    const { jwt } = (await answer.json()) as { jwt: string };
    return jwt;
  }, []);
  return { isLoading: false, isAuthenticated: Boolean(root?.person), fetchAccessToken };
};
