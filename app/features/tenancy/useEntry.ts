import { useRouteLoaderData } from "@remix-run/react";
import { useCallback } from "react";
import type { RootData } from "../../root";

/**
 * Gives the address by which the viewer enters another organization at its origin, signed in as here. Cookies
 * belong to one host: the other one fetches a code from this one. Clerk has its own way, and needs none.
 */
export function useEntry(): (origin: string, path: string) => string {
  const clerk = Boolean((useRouteLoaderData("root") as RootData | undefined)?.clerkKey);
  return useCallback(
    (origin, path) => {
      if (clerk) return origin + path;
      const asked = new URLSearchParams({ from: window.location.origin, next: path });
      return `${origin}/auth/transfer?${asked}`;
    },
    [clerk],
  );
}
