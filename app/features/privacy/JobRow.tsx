import { Button } from "@mantine/core";
import { isActive } from "../../../convex/privacy/rules/jobs";
import { StateBadge } from "../../ui/data/StateBadge";
import { TaskProgress } from "../../ui/feedback/TaskProgress";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconDownload } from "../../ui/icons";
import { useAttempt } from "../live/useAttempt";
import { type Job, JOB_MEANINGS } from "./jobs";
import classes from "./privacy.module.css";

type Props = {
  job: Job;
  /** What is done to whom: "Export of Ada Lovelace". */
  label: string;
  /** Gives the address of the file. */
  onDownload: () => Promise<string>;
  onCancel: () => Promise<unknown>;
};

/** An export or erasure with how far it is, its file, and a way to stop it. */
export function JobRow({ job, label, onDownload, onCancel }: Props) {
  const t = useT();
  const format = useFormat();
  const { pending, attempt } = useAttempt();
  const download = () => attempt(async () => window.location.assign(await onDownload()));
  const cancel = job.mayCancel ? { onCancel: () => void attempt(onCancel) } : {};
  if (isActive(job.state))
    return (
      <li className={classes.job}>
        <TaskProgress label={label} done={job.done} total={job.total} {...cancel} />
      </li>
    );
  return (
    <li className={classes.job}>
      <div className={classes.jobHead}>
        <span className={classes.jobName}>
          {label}
          <StateBadge label={t(`office.privacy.state.${job.state}`)} meaning={JOB_MEANINGS[job.state]} />
        </span>
        {job.mayDownload && (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            loading={pending}
            onClick={() => void download()}
          >
            {t("own.privacy.download")}
          </Button>
        )}
      </div>
      <span className={classes.jobMeta}>
        <RelativeTime at={job.finishedAt ?? job.requestedAt} />
        {job.mayDownload && job.fileExpiresAt !== null && (
          <> · {t("own.privacy.keptUntil", { date: format.dateTime(job.fileExpiresAt) })}</>
        )}
        {job.problem !== null && <> · {t.knows(job.problem) ? t(job.problem) : job.problem}</>}
      </span>
    </li>
  );
}
