import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CockpitHome } from "../features/company/CockpitHome";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visitCockpit } from "../server/cockpit";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load, seat } = await visitCockpit(request, params["company"]);
  const { company } = seat;
  const [first, members] = await Promise.all([
    load(api.people.cockpit.profile, { company }),
    load(api.people.cockpit.members, { company, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, members };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function CockpitRoute() {
  return <CockpitHome {...useLoaderData<typeof loader>()} />;
}
