import { type ClientLoaderFunctionArgs, Outlet } from "@remix-run/react";
import { PublicFrame } from "../features/shell/PublicFrame";
import { pageTitle } from "../features/shell/pageTitle";

/** Public pages are read, not run: no framework script is sent with them. */
export const handle = { hydrate: false };

/** Without one of the server's, the client's loader would keep the server from rendering the page. */
export const loader = () => null;

/** Whoever comes from a page that runs leaves it: here other scripts run, and no browser loads these texts. */
export function clientLoader({ request }: ClientLoaderFunctionArgs): Promise<never> {
  window.location.assign(request.url);
  return new Promise<never>(() => {});
}

export const meta = pageTitle(null);

export default function PublicLayout() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  );
}
