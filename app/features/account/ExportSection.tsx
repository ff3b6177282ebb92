import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { isActive } from "../../../convex/privacy/rules/jobs";
import { useT } from "../../ui/i18n/useT";
import { IconDownload } from "../../ui/icons";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { JobRow } from "../privacy/JobRow";
import type { Job } from "../privacy/jobs";
import jobClasses from "../privacy/privacy.module.css";
import { Section } from "./Section";

/** A copy of all that is the viewer's, and the copies that were made lately. */
export function ExportSection({ jobs }: { jobs: readonly Job[] }) {
  const t = useT();
  const { name: organization } = useOrganization();
  const request = useDo(api.privacy.exports.request);
  const cancel = useDo(api.privacy.exports.cancel);
  const download = useDo(api.privacy.exports.download);
  const { pending, attempt } = useAttempt();
  return (
    <Section
      title={t("own.privacy.export.title")}
      text={t("own.privacy.export.text", { organization })}
      action={
        jobs.some(({ state }) => isActive(state)) ? undefined : (
          <Button
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            loading={pending}
            onClick={() => void attempt(() => request({}))}
          >
            {t("own.privacy.export.start")}
          </Button>
        )
      }
    >
      {jobs.length > 0 && (
        <ul className={jobClasses.jobs} aria-label={t("own.privacy.export.title")}>
          {jobs.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              label={t("own.privacy.export.job")}
              onDownload={() => download({ id: job.id })}
              onCancel={() => cancel({ id: job.id })}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
