import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { decideRoles } from "../../../convex/people/rules/memberships";
import type { Role } from "../../../convex/people/rules/roles";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import type { Member } from "./member";
import { RoleChoices } from "./RoleChoices";

type Props = { member: Member; otherOwner: boolean; onClose: () => void };

/** Changes what a member of the staff may do; the change can be taken back. */
export function RolesDialog({ member, otherOwner, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const managesOwners = useMay()("owners.manage");
  const changeRoles = useDo(api.people.memberships.changeRoles);
  const { pending, error, send } = useSubmission();
  const [roles, setRoles] = useState<Role[]>(member.roles);
  const refusal = decideRoles({ managesOwners, before: member.roles, after: roles, otherOwner });
  const undo = async () => void (await changeRoles({ membership: member.id, roles: member.roles }));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => changeRoles({ membership: member.id, roles })))) return;
    toast({ message: t("adminPeople.members.rolesChanged", { name: member.name }), onUndo: undo });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("adminPeople.members.rolesOf", { name: member.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void save(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ roles: t("adminPeople.roles") }} />
            <RoleChoices roles={roles} onChange={setRoles} mayChooseOwner={managesOwners} />
            {refusal !== null && <p role="alert">{t(`adminPeople.members.${refusal}`)}</p>}
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending} disabled={refusal !== null}>
                {t("adminPeople.members.changeRoles")}
              </SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
