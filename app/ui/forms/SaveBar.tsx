import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import classes from "./forms.module.css";

type Props = {
  /** Whether something was changed and not saved. */
  dirty: boolean;
  /** SubmitButton, and what else ends the form. */
  children: ReactNode;
};

/** Stays at the foot of the window while a long form is filled in. */
export function SaveBar({ dirty, children }: Props) {
  const t = useT();
  return (
    <div className={classes.saveBar}>
      <span className={classes.saveState} role="status">
        {dirty ? t("ui.form.unsaved") : ""}
      </span>
      <div className={classes.saveActions}>{children}</div>
    </div>
  );
}
