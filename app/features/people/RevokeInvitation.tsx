import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";

type Props = {
  invitation: { id: Id<"invitations">; email: string };
  /** For people of a company, who take back their own company's. */
  company?: Id<"companies">;
  onClose: () => void;
};

/** Asks before an invitation is taken back. */
export function RevokeInvitation({ invitation: { id, email }, company, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const revoke = useDo(api.people.invitations.revoke);
  const revokeOwn = useDo(api.people.cockpit.revokeInvitation);
  const confirm = async () => {
    const done = await attempt(() =>
      company === undefined ? revoke({ invitation: id }) : revokeOwn({ company, invitation: id }),
    );
    if (done) toast({ message: t("adminPeople.invitations.revoked", { email }) });
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
