import { api } from "../../../convex/_generated/api";
import { decideRoles } from "../../../convex/people/rules/memberships";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Member } from "./member";

type Props = { member: Member; otherOwner: boolean; onClose: () => void };

/** Asks before a membership ends, or says why it cannot. */
export function EndMembership({ member: { id, name, roles }, otherOwner, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const managesOwners = useMay()("owners.manage");
  const end = useDo(api.people.memberships.end);
  const { attempt } = useAttempt();
  const refusal = decideRoles({ managesOwners, before: roles, after: [], otherOwner });
  const confirm = async () => {
    if (refusal !== null) return;
    const done = await attempt(() => end({ membership: id }));
    if (done) toast({ message: t("adminPeople.members.ended", { name }) });
  };
  const text = refusal ?? "endText";
  return (
    <ConfirmDialog
      opened
      title={t("adminPeople.members.endOf", { name })}
      consequence={t(`adminPeople.members.${text}`, { name })}
      confirmLabel={t(refusal === null ? "adminPeople.members.end" : "common.close")}
      danger={refusal === null}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
