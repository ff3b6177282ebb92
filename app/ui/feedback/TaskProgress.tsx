import "../theme/appStyles";
import { Button, Progress } from "@mantine/core";
import { useId } from "react";
import { useT } from "../i18n/useT";
import classes from "./feedback.module.css";

type Props = {
  /** What is being done: "Issuing 18 certificates". */
  label: string;
  done: number;
  /** Null where nobody knows yet how much there is. */
  total: number | null;
  onCancel?: () => void;
};

/** How far long work has come, and a way to stop it. */
export function TaskProgress({ label, done, total, onCancel }: Props) {
  const t = useT();
  const id = useId();
  const share = total === null || total === 0 ? 100 : Math.min(100, (100 * done) / total);
  return (
    <div className={classes.task}>
      <div className={classes.taskHead}>
        <span id={id}>{label}</span>
        {total !== null && <span className="tabular">{t("ui.progress.share", { done, total })}</span>}
      </div>
      <Progress.Root size={8}>
        <Progress.Section
          value={share}
          animated={total === null}
          striped={total === null}
          aria-labelledby={id}
        />
      </Progress.Root>
      {onCancel && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={onCancel}
          aria-label={t("ui.progress.cancel", { name: label })}
        >
          {t("common.cancel")}
        </Button>
      )}
    </div>
  );
}
