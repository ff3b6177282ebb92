import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { leavesNobody } from "../../../convex/people/rules/companies";
import type { CompanyRole } from "../../../convex/people/rules/roles";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import type { MemberRequest } from "./CompanyMembersTable";
import { CompanyRoleChoice } from "./CompanyRoleChoice";
import type { CompanyMember } from "./companyWords";

type Props = {
  request: MemberRequest;
  /** Whether somebody else manages the company too. Staff may leave it without anybody. */
  otherAdmin: boolean;
  changeRole: (member: CompanyMember, role: CompanyRole) => Promise<unknown>;
  end: (member: CompanyMember) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for what was chosen from the menu of a company's member. */
export function MemberDialogs(props: Props) {
  return props.request.kind === "role" ? <RoleDialog {...props} /> : <EndDialog {...props} />;
}

function RoleDialog({ request: { member }, otherAdmin, changeRole, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const [role, setRole] = useState<CompanyRole>(member.role);
  const nobody = leavesNobody(member.role, role, otherAdmin);
  const save = async () => {
    if (!(await attempt(() => changeRole(member, role)))) return;
    toast({
      message: t("adminPeople.company.roleChanged", { name: member.name, role: t(`people.roles.${role}`) }),
      onUndo: async () => void (await changeRole(member, member.role)),
    });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("adminPeople.company.roleOf", { name: member.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap={16}>
        <CompanyRoleChoice role={role} onChange={setRole} />
        {nobody && <Text role="alert">{t("adminPeople.company.lastAdmin")}</Text>}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button loading={pending} disabled={nobody} onClick={() => void save()}>
            {t("adminPeople.company.changeRole")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function EndDialog({ request: { member }, otherAdmin, end, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const { name } = member;
  const nobody = leavesNobody(member.role, null, otherAdmin);
  const confirm = async () => {
    if (!nobody && (await attempt(() => end(member))))
      toast({ message: t("adminPeople.company.ended", { name }) });
  };
  return (
    <ConfirmDialog
      opened
      title={t("adminPeople.company.endOf", { name })}
      consequence={t(nobody ? "adminPeople.company.lastAdmin" : "adminPeople.company.endText", { name })}
      confirmLabel={t(nobody ? "common.close" : "adminPeople.company.end")}
      danger={!nobody}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
