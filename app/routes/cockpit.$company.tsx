import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { CockpitFrame } from "../features/company/CockpitFrame";
import { FrameError } from "../features/shell/FrameError";
import { RootError } from "../features/shell/RootError";
import { pageTitle } from "../features/shell/pageTitle";
import { visitCockpit } from "../server/cockpit";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { me, seat } = await visitCockpit(request, params["company"]);
  return { me, seat };
}

export const meta = pageTitle<typeof loader>(({ seat }) => seat.name);

export default function CockpitLayout() {
  const data = useLoaderData<typeof loader>();
  return (
    <CockpitFrame key={data.seat.company} {...data}>
      <Outlet />
    </CockpitFrame>
  );
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("routes/cockpit.$company");
  return (
    <FrameError
      frame={(page) => (data === undefined ? <RootError /> : <CockpitFrame {...data}>{page}</CockpitFrame>)}
    />
  );
}
