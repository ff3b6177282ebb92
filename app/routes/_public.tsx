import { Outlet } from "@remix-run/react";
import { PublicFrame } from "../features/shell/PublicFrame";
import { pageTitle } from "../features/shell/pageTitle";

/** Public pages are read, not run: no framework script is sent with them. */
export const handle = { hydrate: false };

export const meta = pageTitle(null);

export default function PublicLayout() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  );
}
