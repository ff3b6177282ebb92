import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import type { Invitation } from "./invitationWords";

type Props = {
  invitation: Invitation;
  revoke: (invitation: Invitation) => Promise<unknown>;
  onClose: () => void;
};

/** Asks before an invitation is taken back. */
export function RevokeInvitation({ invitation, revoke, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const { email } = invitation;
  const confirm = async () => {
    if (await attempt(() => revoke(invitation)))
      toast({ message: t("adminPeople.invitations.revoked", { email }) });
  };
  return (
    <ConfirmDialog
      opened
      title={t("adminPeople.invitations.revokeOf", { email })}
      consequence={t("adminPeople.invitations.revokeText")}
      confirmLabel={t("adminPeople.invitations.revoke")}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
