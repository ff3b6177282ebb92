import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { CockpitFrame } from "../features/company/CockpitFrame";
import { FrameError } from "../features/shell/FrameError";
import { RootError } from "../features/shell/RootError";
import { pageTitle } from "../features/shell/pageTitle";
import { loadHere } from "../ui/i18n/localeMessages";
import { visitCockpit } from "../server/cockpit";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { me, seat } = await visitCockpit(request, params["company"]);
  return { me, seat };
}

/** Whoever comes from another frame has not loaded the texts of this one yet. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const [data] = await Promise.all([serverLoader<typeof loader>(), loadHere("office")]);
  return data;
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
