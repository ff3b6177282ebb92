import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, Outlet } from "@remix-run/react";
import { PublicFrame } from "../features/shell/PublicFrame";
import { pageTitle } from "../features/shell/pageTitle";
import { localesWithPosts } from "../server/localesWithPosts";
import { organizationOf } from "../server/organization";

/** Public pages are read, not run: no framework script is sent with them. */
export const handle = { hydrate: false };

/** What the frame shows. Without a loader of the server's, the client's would keep it from rendering the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const organization = await organizationOf(request);
  return { postLocales: organization === null ? [] : await localesWithPosts(organization) };
}

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
