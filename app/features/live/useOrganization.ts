import { useRouteLoaderData } from "@remix-run/react";
import type { RootData } from "../../root";

/** The organization that the page's host names. Only for pages whose loader demands one. */
export function useOrganization(): NonNullable<RootData["organization"]> {
  const root = useRouteLoaderData("root") as RootData | undefined;
  if (!root?.organization) throw new Error("This page needs an organization.");
  return root.organization;
}
