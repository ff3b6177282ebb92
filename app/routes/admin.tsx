import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AdminFrame } from "../features/admin/AdminFrame";
import { isCollapsed } from "../features/admin/navigationCookie";
import { FrameError } from "../features/shell/FrameError";
import { RootError } from "../features/shell/RootError";
import { pageTitle } from "../features/shell/pageTitle";
import { loadHere } from "../ui/i18n/localeMessages";
import { toSignIn } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  if (me === null) throw toSignIn(request);
  if (!me.permissions.includes("staff.enter")) throw new Response("For staff.", { status: 403 });
  return { me, collapsed: isCollapsed(request) };
}

/** Whoever comes from another frame has not loaded the administration's texts yet. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const [data] = await Promise.all([serverLoader<typeof loader>(), loadHere("office")]);
  return data;
}

export const meta = pageTitle("shell.admin");

export default function AdminLayout() {
  return (
    <AdminFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </AdminFrame>
  );
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("routes/admin");
  return (
    <FrameError
      frame={(page) => (data === undefined ? <RootError /> : <AdminFrame {...data}>{page}</AdminFrame>)}
    />
  );
}
