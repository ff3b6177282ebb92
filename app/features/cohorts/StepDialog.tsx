import { lazy, Suspense } from "react";
import { api } from "../../../convex/_generated/api";
import type { CohortStep } from "../../../convex/cohorts/rules/cohortLifecycle";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Cohort } from "./cohort";

const ReasonDialog = lazy(async () => ({ default: (await import("./ReasonDialog")).ReasonDialog }));

type Props = { cohort: Cohort; step: CohortStep; onClose: () => void };

/** Asks before a cohort is taken a step on, and says what follows; to cancel it one says why. */
export function StepDialog({ cohort, step, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const transition = useDo(api.cohorts.cohorts.transition);
  const { id, name, counts } = cohort;
  const { enrolled, active, requested, invited, offered, waitlisted } = counts;
  const title = t(`adminCohorts.step.${step}Title`, { name });
  const text = t(`adminCohorts.step.${step}Text`, {
    count: enrolled + active,
    pending: requested + invited + offered + waitlisted,
  });
  const label = t(`adminCohorts.step.${step}`);
  const done = () => toast({ message: t(`adminCohorts.step.${step}Done`, { name }) });
  if (step === "cancel")
    return (
      <Suspense>
        <ReasonDialog
          title={title}
          text={text}
          submitLabel={label}
          danger
          onSend={(reason) => transition({ cohort: id, step, reason })}
          onDone={done}
          onClose={onClose}
        />
      </Suspense>
    );
  return (
    <ConfirmDialog
      opened
      title={title}
      consequence={text}
      confirmLabel={label}
      danger={false}
      onConfirm={async () => {
        if (await attempt(() => transition({ cohort: id, step }))) done();
      }}
      onClose={onClose}
    />
  );
}
