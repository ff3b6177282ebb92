import type { LoaderFunctionArgs } from "@remix-run/node";
import { useNavigate } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { InviteToCompany } from "../features/company/InviteToCompany";
import { useSeat } from "../features/company/useSeat";
import { useDo } from "../features/live/useLive";
import { pageTitle } from "../features/shell/pageTitle";
import { useT } from "../ui/i18n/useT";
import { visitCockpit } from "../server/cockpit";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { seat } = await visitCockpit(request, params["company"]);
  if (!seat.permissions.includes("company.manage"))
    throw new Response("For who manages the company.", { status: 403 });
  return null;
}

export const meta = pageTitle("adminPeople.invite.action");

export default function InviteColleaguesRoute() {
  const t = useT();
  const navigate = useNavigate();
  const { company, name, slug } = useSeat();
  const invite = useDo(api.people.cockpit.invite);
  const people = `/cockpit/${slug}/members`;
  return (
    <InviteToCompany
      company={name}
      back={{ href: people, label: t("adminPeople.company.members") }}
      invite={(addresses, role) => invite({ company, addresses, role })}
      onSent={() => navigate(`${people}?show=invitations`)}
    />
  );
}
