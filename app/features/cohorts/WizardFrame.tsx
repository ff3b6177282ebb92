import type { ReactNode } from "react";
import { useT } from "../../ui/i18n/useT";
import { WizardPage } from "../../ui/pages/WizardPage";
import { COHORTS } from "./cohort";

export const PLAN_STEPS = ["program", "dates", "seats", "review"] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

type Props = {
  title: string;
  /** Whether it is still the staff's own. */
  draft: boolean;
  current: PlanStep;
  /** Where the steps are that can be gone to. */
  hrefs: Partial<Record<PlanStep, string>>;
  children: ReactNode;
};

/** The steps in which a cohort is planned, each kept before the next. */
export function WizardFrame({ title, draft, current, hrefs, children }: Props) {
  const t = useT();
  const place = PLAN_STEPS.indexOf(current);
  const steps = PLAN_STEPS.map((id, index) => {
    const href = hrefs[id];
    const label = t(`adminCohorts.plan.${id}`);
    return { id, label, done: index < place, ...(href !== undefined && { href }) };
  });
  return (
    <WizardPage
      title={title}
      {...(draft && { description: t("adminCohorts.plan.text") })}
      back={{ href: COHORTS, label: t("adminCohorts.title") }}
      steps={steps}
      current={current}
    >
      {children}
    </WizardPage>
  );
}
