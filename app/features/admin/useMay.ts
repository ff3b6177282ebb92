import { useRouteLoaderData } from "@remix-run/react";
import { useCallback } from "react";
import type { loader } from "../../routes/admin";
import type { Presence } from "../shell/presence";

type Permission = Presence["permissions"][number];

/** Who the viewer is here. Only below the pages for staff. @throws Error elsewhere */
export function useMe(): Presence {
  const me = useRouteLoaderData<typeof loader>("routes/admin")?.me;
  if (me === undefined) throw new Error("This page needs the frame for staff.");
  return me;
}

/** Says what the viewer may do here, as Convex said it. Only below the pages for staff. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return useCallback((permission) => permissions.includes(permission), [permissions]);
}
