import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { CohortStep } from "../../../convex/cohorts/rules/cohortLifecycle";
import { NextAction } from "../../ui/data/NextAction";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { useLater } from "../live/useLater";
import { type Cohort, cohortHref } from "./cohort";
import { nextStep } from "./nextStep";
import { StepDialog } from "./StepDialog";

const PARTS = {
  requests: "people?state=requested",
  waiting: "people?state=waitlisted",
  ready: "progress",
  invite: "invite",
} as const;

/** What waits for the viewer at a cohort; nothing when nothing does. */
export function CohortNext({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const may = useMay();
  const [asked, setAsked] = useState<CohortStep | null>(null);
  const completion = useLater(
    api.progress.completion.preview,
    may("progress.manage") ? { cohort: cohort.id } : "skip",
  );
  const step = nextStep(cohort, completion?.ready ?? 0, may("cohorts.manage"));
  const dialog = asked !== null && <StepDialog cohort={cohort} step={asked} onClose={() => setAsked(null)} />;
  if (step === null) return dialog;
  const { kind, count } = step;
  const words = {
    text: t(`adminCohorts.next.${kind}`, { count }),
    actionLabel: t(`adminCohorts.next.${kind}Action`, { count }),
  };
  return (
    <>
      {kind === "open" || kind === "archive" ? (
        <NextAction {...words} onAct={() => setAsked(kind)} />
      ) : (
        <NextAction {...words} href={cohortHref(cohort.id, PARTS[kind])} />
      )}
      {dialog}
    </>
  );
}
