import { useState } from "react";
import type { CompanyRole } from "../../../convex/people/rules/roles";
import { useT } from "../../ui/i18n/useT";
import { FormPage } from "../../ui/pages/FormPage";
import { InviteForm } from "../people/InviteForm";
import { type InvitedLine, useInvitees } from "../people/useInvitees";
import { CompanyRoleChoice } from "./CompanyRoleChoice";

type Props = {
  company: string;
  back: { href: string; label: string };
  invite: (addresses: string, role: CompanyRole) => Promise<readonly InvitedLine[]>;
  onSent: () => void;
};

/** Invites people into a company. */
export function InviteToCompany({ company, back, invite, onSent }: Props) {
  const t = useT();
  const invitees = useInvitees();
  const [role, setRole] = useState<CompanyRole>("company_viewer");
  return (
    <FormPage
      title={t("adminPeople.company.inviteTo", { company })}
      description={t("adminPeople.invite.text")}
      back={back}
    >
      <InviteForm invitees={invitees} send={(addresses) => invite(addresses, role)} onSent={onSent}>
        <CompanyRoleChoice role={role} onChange={setRole} />
      </InviteForm>
    </FormPage>
  );
}
