import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { AdminFrame } from "../features/admin/AdminFrame";
import { FrameError } from "../features/shell/FrameError";
import { RootError } from "../features/shell/RootError";
import { toSignIn } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  if (me === null) throw toSignIn(request);
  if (!me.permissions.includes("staff.enter")) throw new Response("For staff.", { status: 403 });
  return { me };
}

export default function AdminLayout() {
  return (
    <AdminFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </AdminFrame>
  );
}

export function ErrorBoundary() {
  const me = useRouteLoaderData<typeof loader>("routes/admin")?.me;
  return (
    <FrameError
      frame={(page) => (me === undefined ? <RootError /> : <AdminFrame me={me}>{page}</AdminFrame>)}
    />
  );
}
