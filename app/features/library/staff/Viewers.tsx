import { Progress } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconUsers } from "../../../ui/icons";
import { PersonAvatar } from "../../../ui/people/PersonAvatar";
import { usePages } from "../../live/usePages";
import classes from "./staff.module.css";
import type { StaffRecording, ViewerPage } from "./staffRecording";

/** The people of the cohort, and how much of a recording each has watched. */
export function Viewers({ recording, first }: { recording: StaffRecording; first: ViewerPage }) {
  const t = useT();
  const format = useFormat();
  const args = { recording: recording.id };
  const { rows, status, loadMore } = usePages(api.library.watching.viewers, args, first);
  if (rows.length === 0 && status === "Exhausted")
    return (
      <EmptyState icon={IconUsers} title={t("recordings.viewers.none")} text={t("recordings.viewers.text")} />
    );
  return (
    <>
      <ul className={classes.rows} aria-label={t("recordings.tab.viewers")}>
        {rows.map(({ person, name, share, watchedAt }) => (
          <li key={person} className={classes.row}>
            <PersonAvatar name={name} />
            <span className={classes.words}>
              <span className={classes.name}>{name}</span>
              <span className={classes.quiet}>
                {watchedAt === null ? (
                  t("recordings.unwatched")
                ) : (
                  <>
                    {format.percent(Math.round(share * 100) / 100)} · <RelativeTime at={watchedAt} />
                  </>
                )}
              </span>
            </span>
            <Progress
              className={classes.share}
              value={Math.round(share * 100)}
              size="sm"
              aria-label={t("recordings.watchedBy", { name })}
            />
          </li>
        ))}
      </ul>
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </>
  );
}
