import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { ColleaguesScreen } from "../features/company/ColleaguesScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { visitCockpit } from "../server/cockpit";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load, seat } = await visitCockpit(request, params["company"]);
  const part = { company: seat.company, paginationOpts: FIRST_PAGE };
  const manages = seat.permissions.includes("company.manage");
  const [members, invitations] = await Promise.all([
    load(api.people.cockpit.members, part),
    manages ? load(api.people.cockpit.invitations, part) : null,
  ]);
  const shown = new URL(request.url).searchParams.get("show");
  const tab: "members" | "invitations" = shown === "invitations" && manages ? "invitations" : "members";
  return { members, invitations, tab };
}

export const meta = pageTitle("adminPeople.company.members");

export default function ColleaguesRoute() {
  return <ColleaguesScreen {...useLoaderData<typeof loader>()} />;
}
