import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { InviteToCompany } from "../features/company/InviteToCompany";
import { useDo } from "../features/live/useLive";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  return load(api.people.companies.detail, { company: idOf<"companies">(params["company"]) });
}

export const meta = pageTitle<typeof loader>(({ name: company }, t) =>
  t("adminPeople.company.inviteTo", { company }),
);

export default function InviteToCompanyRoute() {
  const { id: company, name } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const invite = useDo(api.people.companyMembers.invite);
  const here = `/admin/companies/${company}`;
  return (
    <InviteToCompany
      company={name}
      back={{ href: here, label: name }}
      invite={(addresses, role) => invite({ company, addresses, role })}
      onSent={() => navigate(`${here}?show=invitations`)}
    />
  );
}
