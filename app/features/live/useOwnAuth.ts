import { useRouteLoaderData } from "@remix-run/react";
import { useCallback } from "react";
import type { RootData } from "../../root";
import type { UseAuth } from "./LiveProvider";

/** Signed in by the product's own identity provider: the session's cookie is exchanged for a token of minutes. */
export const useOwnAuth: UseAuth = () => {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const fetchAccessToken = useCallback(async () => {
    const answer = await fetch("/auth/token", { headers: { Accept: "application/json" } });
    if (!answer.ok) return null;
    const { jwt } = (await answer.json()) as { jwt: string };
    return jwt;
  }, []);
  return { isLoading: false, isAuthenticated: Boolean(root?.person), fetchAccessToken };
};
