import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { TaskProgress } from "../../ui/feedback/TaskProgress";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { IconDownload } from "../../ui/icons";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import classes from "./audit.module.css";
import type { LogFilter } from "./filters";

export type ExportPage = FunctionReturnType<typeof api.audit.exports.list>;

/** Only the newest is of interest: the file of what is shown now. */
export const NEWEST_EXPORT = { paginationOpts: { numItems: 1, cursor: null } };

/** Writes the log, as it is narrowed now, to a CSV file, and gives the newest one. */
export function AuditExports({ filter, first }: { filter: LogFilter; first: ExportPage }) {
  const t = useT();
  const { page } = useLive(api.audit.exports.list, NEWEST_EXPORT, first);
  const request = useDo(api.audit.exports.request);
  const download = useDo(api.audit.exports.download);
  const { pending, attempt } = useAttempt();
  const newest = page[0];
  if (newest?.state === "running")
    return <TaskProgress label={t("office.audit.writing", { count: newest.rows })} done={0} total={null} />;
  return (
    <div className={classes.exports} role="status">
      <Button
        variant="default"
        loading={pending}
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        onClick={() => void attempt(() => request(filter))}
      >
        {t("office.audit.write")}
      </Button>
      {newest?.state === "done" && (
        <>
          <Button
            variant="subtle"
            onClick={() =>
              void attempt(async () => window.location.assign(await download({ id: newest.id })))
            }
          >
            {t("office.audit.download", { count: newest.rows })}
          </Button>
          <RelativeTime at={newest.requestedAt} />
        </>
      )}
      {newest?.state === "failed" && <span>{t("office.audit.failed")}</span>}
    </div>
  );
}
