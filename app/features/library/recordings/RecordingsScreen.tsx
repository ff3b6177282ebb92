import { Progress } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { clockText } from "../../../../convex/library/rules/chapters";
import { recordingPath } from "../../../../convex/library/rules/recordingPaths";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconVideo } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { InsideFrame } from "../../cohorts/portal/InsideFrame";
import type { Enrollment } from "../../portal/enrollments";
import { useGrowing } from "../../portal/useGrowing";
import { CohortSearch } from "./CohortSearch";
import type { Hits, OwnRecording, RecordingPage } from "./recording";
import classes from "./recordings.module.css";

type Props = {
  own: Enrollment;
  first: RecordingPage;
  /** What was searched for, and what was found; null where nothing was. */
  search: { text: string; hits: Hits } | null;
};

/** The recordings of a cohort, and a search through all that is said in them. */
export function RecordingsScreen({ own, first, search }: Props) {
  const t = useT();
  const cohort = own.cohort.id;
  const { rows, status, loadMore } = useGrowing(api.library.recordings.list, { cohort }, first);
  return (
    <InsideFrame own={own} tab="recordings">
      <div className={classes.stack}>
        {rows.length === 0 ? (
          <EmptyState icon={IconVideo} title={t("recordings.none.title")} text={t("recordings.none.text")} />
        ) : (
          <CohortSearch cohort={cohort} search={search} />
        )}
        <ul className={classes.cards} aria-label={t("recordings.title")}>
          {rows.map((row) => (
            <Card key={row.id} cohort={cohort} row={row} />
          ))}
        </ul>
        {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
      </div>
    </InsideFrame>
  );
}

function Card({ cohort, row }: { cohort: Id<"cohorts">; row: OwnRecording }) {
  const t = useT();
  const { date } = useFormat();
  const { id, title, thumbnail, durationSeconds, share, session, publishedAt } = row;
  const percent = Math.round(share * 100);
  return (
    <li className={classes.card}>
      <AppLink className={classes.link} href={recordingPath(cohort, id)}>
        <span className={classes.picture}>
          {thumbnail === null ? (
            <IconVideo size={32} aria-hidden="true" />
          ) : (
            <img src={thumbnail} alt="" loading="lazy" width={320} height={180} />
          )}
          {durationSeconds !== null && <span className={classes.length}>{clockText(durationSeconds)}</span>}
        </span>
        <span className={classes.name}>{title}</span>
      </AppLink>
      <span className={classes.quiet}>{date(session?.startsAt ?? publishedAt)}</span>
      <Progress value={percent} size="sm" aria-label={t("recordings.watchedOf", { title })} />
      <span className={classes.quiet}>
        {percent === 0 ? t("recordings.unwatched") : t("recordings.watched", { percent })}
      </span>
    </li>
  );
}
