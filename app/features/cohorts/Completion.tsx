import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { TaskProgress } from "../../ui/feedback/TaskProgress";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconCircleCheck } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { type Cohort, cohortHref } from "./cohort";
import classes from "./cohorts.module.css";

/** Counting stops here. */
const MANY = 1_001;

/** Completes everybody who is ready, and shows how far that is. */
export function Completion({ cohort: { id, name } }: { cohort: Cohort }) {
  const t = useT();
  const format = useFormat();
  const begin = useDo(api.progress.completion.begin);
  const may = useMay();
  const { attempt } = useAttempt();
  const [asked, setAsked] = useState(false);
  const preview = useLater(api.progress.completion.preview, { cohort: id });
  if (preview === undefined) return null;
  const { ready, run } = preview;
  if (run !== null && run.finishedAt === null)
    return (
      <TaskProgress
        label={t("adminCohorts.complete.running")}
        done={run.completed}
        total={ready >= MANY ? null : run.completed + ready}
      />
    );
  if (ready === 0 && run === null) return null;
  const count = ready >= MANY ? `${format.number(MANY - 1)}+` : format.number(ready);
  return (
    <div className={classes.buttons}>
      <Button
        leftSection={<IconCircleCheck size={16} aria-hidden="true" />}
        disabled={ready === 0}
        onClick={() => setAsked(true)}
      >
        {t("adminCohorts.complete.all", { ready, count })}
      </Button>
      <span className={classes.rowMeta} role="status">
        {run !== null && run.finishedAt !== null && (
          <>
            {t("adminCohorts.complete.last", { count: run.completed })} <RelativeTime at={run.finishedAt} />
          </>
        )}
      </span>
      {run !== null && run.completed > 0 && may("certificates.read") && (
        <AppLink href={cohortHref(id, "certificates")}>{t("certificateScreens.toThem")}</AppLink>
      )}
      <ConfirmDialog
        opened={asked}
        danger={false}
        title={t("adminCohorts.complete.title", { ready, count, name })}
        consequence={t("adminCohorts.complete.text")}
        confirmLabel={t("adminCohorts.complete.all", { ready, count })}
        onConfirm={async () => void (await attempt(() => begin({ cohort: id })))}
        onClose={() => setAsked(false)}
      />
    </div>
  );
}
