import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useT } from "../../ui/i18n/useT";
import { IconPlus, IconShieldLock } from "../../ui/icons";
import { ListPage } from "../../ui/pages/ListPage";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { JobRow } from "./JobRow";
import type { Job, JobPage } from "./jobs";
import { NewRequest } from "./NewRequest";
import classes from "./privacy.module.css";

/** Exports and erasures of people's data, for staff who answer such requests. */
export function PrivacyJobsScreen({ first }: { first: JobPage }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { rows, status, loadMore } = usePages(api.privacy.jobs.list, {}, first);
  const ask = (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAsking(true)}>
      {t("office.privacy.ask")}
    </Button>
  );
  return (
    <ListPage
      title={t("office.privacy.title")}
      description={t("office.privacy.text")}
      action={asking || rows.length === 0 ? undefined : ask}
    >
      {asking && <NewRequest onClose={() => setAsking(false)} />}
      {rows.length > 0 && (
        <>
          <ul className={classes.jobs} aria-label={t("office.privacy.title")}>
            {rows.map((job) => (
              <StaffJob key={job.id} job={job} />
            ))}
          </ul>
          <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
        </>
      )}
      {rows.length === 0 && !asking && (
        <EmptyState
          icon={IconShieldLock}
          title={t("office.privacy.empty.title")}
          text={t("office.privacy.empty.text")}
          action={ask}
        />
      )}
    </ListPage>
  );
}

function StaffJob({ job }: { job: Job }) {
  const t = useT();
  const cancel = useDo(api.privacy.exports.cancelFor);
  const download = useDo(api.privacy.exports.downloadFor);
  const person = job.person.name || t("privacy.erasedPerson");
  return (
    <JobRow
      job={job}
      label={t(`office.privacy.job.${job.kind}`, { person })}
      onDownload={() => download({ id: job.id })}
      onCancel={() => cancel({ id: job.id })}
    />
  );
}
