import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Role } from "../../../convex/people/rules/roles";
import { useT } from "../../ui/i18n/useT";
import { FormPage } from "../../ui/pages/FormPage";
import { useMay } from "../admin/useMay";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { InviteForm } from "./InviteForm";
import { INVITATIONS, MEMBERS } from "./MembersPage";
import { RoleChoices } from "./RoleChoices";
import { useInvitees } from "./useInvitees";

/** Invites people to the staff, to the roles that are chosen. */
export function InviteMembersScreen() {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay();
  const invitees = useInvitees();
  const [roles, setRoles] = useState<Role[]>([]);
  const invite = useDo(api.people.invitations.send);
  const askable = invitees.askable && roles.length > 0;
  const checked = useLater(
    api.people.invitations.check,
    askable ? { addresses: invitees.settled, roles } : "skip",
  );
  return (
    <FormPage
      title={t("adminPeople.invite.title")}
      description={t("adminPeople.invite.text")}
      back={{ href: MEMBERS, label: t("adminPeople.members.title") }}
    >
      <InviteForm
        invitees={invitees}
        checked={checked}
        send={(addresses) => invite({ addresses, roles })}
        onSent={() => navigate(INVITATIONS)}
      >
        <RoleChoices roles={roles} onChange={setRoles} mayChooseOwner={may("owners.manage")} />
      </InviteForm>
    </FormPage>
  );
}
