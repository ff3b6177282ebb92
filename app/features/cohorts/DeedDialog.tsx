import { api } from "../../../convex/_generated/api";
import { BULK_LETTERS } from "../../../convex/cohorts/rules/bulk";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAct } from "../live/useAct";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Cohort } from "./cohort";
import type { Enrollment, EnrollmentDeed } from "./enrollment";
import { MailPreview } from "./MailPreview";
import { MoveDialog } from "./MoveDialog";
import { reasonFor } from "./reasonFor";
import { ReasonDialog } from "./ReasonDialog";

type Props = { cohort: Cohort; deed: EnrollmentDeed; enrollment: Enrollment; onClose: () => void };

/** Asks before something is done with one person of a cohort, and shows the mail that goes with it. */
export function DeedDialog({ cohort, deed, enrollment, onClose }: Props) {
  if (deed === "transfer" || deed === "defer")
    return <MoveDialog cohort={cohort} deed={deed} enrollment={enrollment} onClose={onClose} />;
  if (deed === "inviteAgain") return <InviteAgain enrollment={enrollment} onClose={onClose} />;
  return <ActionDialog cohort={cohort} deed={deed} enrollment={enrollment} onClose={onClose} />;
}

function InviteAgain({ enrollment: { id, name }, onClose }: Pick<Props, "enrollment" | "onClose">) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const again = useDo(api.cohorts.enrollments.inviteAgain);
  return (
    <ConfirmDialog
      opened
      danger={false}
      title={t("adminCohorts.deed.inviteAgainTitle", { name })}
      consequence={t("adminCohorts.deed.inviteAgainText")}
      confirmLabel={t("adminCohorts.deed.inviteAgain")}
      onConfirm={async () => {
        if (await attempt(() => again({ enrollment: id })))
          toast({ message: t("adminCohorts.deed.inviteAgainDone", { name }) });
      }}
      onClose={onClose}
    />
  );
}

type ActionProps = Omit<Props, "deed"> & {
  deed: Exclude<EnrollmentDeed, "transfer" | "defer" | "inviteAgain">;
};

function ActionDialog({ cohort, deed, enrollment, onClose }: ActionProps) {
  const t = useT();
  const toast = useToast();
  const act = {
    approve: useDo(api.cohorts.enrollments.approve),
    refuse: useDo(api.cohorts.enrollments.refuse),
    withdraw: useDo(api.cohorts.enrollments.withdraw),
    fail: useDo(api.cohorts.enrollments.fail),
    complete: useDo(api.cohorts.enrollments.complete),
  };
  const preview = useAct(api.cohorts.bulk.previewMail);
  const { id, name } = enrollment;
  const send = (reason: string) =>
    deed === "approve" || deed === "complete"
      ? act[deed]({ enrollment: id })
      : act[deed]({ enrollment: id, reason });
  return (
    <ReasonDialog
      title={t(`adminCohorts.deed.${deed}Title`, { name })}
      text={t(`adminCohorts.deed.${deed}Text`)}
      reason={reasonFor(deed)}
      submitLabel={t(`adminCohorts.deed.${deed}`)}
      danger={deed === "withdraw" || deed === "fail"}
      onSend={send}
      onDone={() => toast({ message: t(`adminCohorts.deed.${deed}Done`, { name }) })}
      onClose={onClose}
    >
      {(reason) =>
        BULK_LETTERS[deed] !== null && (
          <MailPreview write={(locale) => preview({ cohort: cohort.id, action: deed, reason, locale })} />
        )
      }
    </ReasonDialog>
  );
}
