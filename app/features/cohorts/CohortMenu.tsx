import { lazy, Suspense, useState } from "react";
import type { CohortStep } from "../../../convex/cohorts/rules/cohortLifecycle";
import { useT } from "../../ui/i18n/useT";
import { IconCopy } from "../../ui/icons";
import { ActionMenu } from "../../ui/menus/ActionMenu";
import type { Cohort } from "./cohort";
import { STEP_ICONS } from "./stepIcons";
import { StepDialog } from "./StepDialog";

const CloneDialog = lazy(async () => ({ default: (await import("./CloneDialog")).CloneDialog }));

/** What can be done with a cohort as a whole. */
export function CohortMenu({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const [asked, setAsked] = useState<CohortStep | "clone" | null>(null);
  const close = () => setAsked(null);
  const actions = [
    ...cohort.steps.map((step) => ({
      label: t(`adminCohorts.step.${step}`),
      icon: STEP_ICONS[step],
      danger: step === "cancel",
      onAct: () => setAsked(step),
    })),
    { label: t("adminCohorts.clone.action"), icon: IconCopy, onAct: () => setAsked("clone") },
  ];
  return (
    <>
      <ActionMenu look="words" label={t("adminCohorts.actions")} actions={actions} />
      {asked === "clone" && (
        <Suspense>
          <CloneDialog cohort={cohort} onClose={close} />
        </Suspense>
      )}
      {asked !== null && asked !== "clone" && <StepDialog cohort={cohort} step={asked} onClose={close} />}
    </>
  );
}
