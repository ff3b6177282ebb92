import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { IconCheck } from "../icons";
import { AppLink } from "../navigation/AppLink";
import { PageHeader, type PageHeaderProps } from "./PageHeader";
import classes from "./pages.module.css";

export type WizardStep = {
  id: string;
  label: string;
  done: boolean;
  /** Steps that can be gone to have an address. */
  href?: string;
};

type Props = Omit<PageHeaderProps, "actions" | "state"> & {
  steps: readonly WizardStep[];
  current: string;
  /** The step's form; the last step shows everything again. */
  children: ReactNode;
};

/** A long task in steps, each saved before the next. */
export function WizardPage({ steps, current, children, ...header }: Props) {
  const t = useT();
  const index = steps.findIndex(({ id }) => id === current);
  return (
    <div className={classes.page}>
      <PageHeader {...header} />
      <div className={classes.wizard}>
        <nav aria-label={t("ui.wizard.steps")} className={classes.steps}>
          <p className={classes.stepCount}>
            {t("ui.wizard.step", { step: index + 1, steps: steps.length })} · {t("ui.wizard.saved")}
          </p>
          <ol>
            {steps.map((step, place) => (
              <li key={step.id}>
                <Step step={step} place={place + 1} current={step.id === current} />
              </li>
            ))}
          </ol>
        </nav>
        <div className={classes.wizardMain}>{children}</div>
      </div>
    </div>
  );
}

function Step({ step, place, current }: { step: WizardStep; place: number; current: boolean }) {
  const t = useT();
  const content = (
    <>
      <span className={classes.stepMark} data-done={step.done || undefined} aria-hidden="true">
        {step.done ? <IconCheck size={14} /> : place}
      </span>
      <span>
        {step.label}
        {step.done && <span className="visuallyHidden"> {t("ui.wizard.done")}</span>}
      </span>
    </>
  );
  const props = { className: classes.step, "aria-current": current ? ("step" as const) : undefined };
  return step.href === undefined || current ? (
    <span {...props}>{content}</span>
  ) : (
    <AppLink href={step.href} {...props}>
      {content}
    </AppLink>
  );
}
