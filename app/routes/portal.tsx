import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { PortalFrame } from "../features/portal/PortalFrame";
import { FrameError } from "../features/shell/FrameError";
import { RootError } from "../features/shell/RootError";
import { pageTitle } from "../features/shell/pageTitle";
import { demandConsent } from "../server/consent";
import { toSignIn } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  if (me === null) throw toSignIn(request);
  await demandConsent(request, me, load);
  return { me };
}

export const meta = pageTitle("shell.portal");

export default function PortalLayout() {
  return (
    <PortalFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </PortalFrame>
  );
}

export function ErrorBoundary() {
  const me = useRouteLoaderData<typeof loader>("routes/portal")?.me;
  return (
    <FrameError
      frame={(page) => (me === undefined ? <RootError /> : <PortalFrame me={me}>{page}</PortalFrame>)}
    />
  );
}
