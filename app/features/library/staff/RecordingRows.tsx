import { useState } from "react";
import { clockText } from "../../../../convex/library/rules/chapters";
import { StateBadge } from "../../../ui/data/StateBadge";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconVideo } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { RecordingMenu } from "./RecordingMenu";
import { RemoveRecording } from "./RemoveRecording";
import classes from "./staff.module.css";
import { RECORDING_MEANINGS, type StaffRecording, staffRecordingHref } from "./staffRecording";

type Props = {
  rows: readonly StaffRecording[];
  /** Whether all of the list is there, so that the last row is the last. */
  complete: boolean;
  manages: boolean;
};

/** The recordings of a cohort for staff, in the order in which they are shown to the cohort. */
export function RecordingRows({ rows, complete, manages }: Props) {
  const t = useT();
  const [removing, setRemoving] = useState<StaffRecording | null>(null);
  const below = (at: number) =>
    at + 2 < rows.length ? rows[at + 2]!.id : at + 2 === rows.length && complete ? null : undefined;
  return (
    <ul className={classes.rows} aria-label={t("recordings.title")}>
      {rows.map((row, at) => (
        <li key={row.id} className={classes.row}>
          <Picture recording={row} />
          <span className={classes.words}>
            <AppLink className={classes.name} href={staffRecordingHref(row.id)}>
              {row.title}
            </AppLink>
            <RowFacts recording={row} />
          </span>
          <span className={classes.end}>
            <StateBadge label={t(`recordings.state.${row.state}`)} meaning={RECORDING_MEANINGS[row.state]} />
          </span>
          {manages && (
            <RecordingMenu
              recording={row}
              up={rows[at - 1]?.id}
              down={below(at)}
              onRemove={() => setRemoving(row)}
            />
          )}
        </li>
      ))}
      <RemoveRecording recording={removing} onClose={() => setRemoving(null)} />
    </ul>
  );
}

function Picture({ recording: { thumbnails, durationSeconds } }: { recording: StaffRecording }) {
  const chosen = thumbnails.find(({ isChosen }) => isChosen);
  return (
    <span className={classes.picture}>
      {chosen === undefined ? (
        <IconVideo size={24} aria-hidden="true" />
      ) : (
        <img src={chosen.path} alt="" loading="lazy" width={128} height={72} />
      )}
      {durationSeconds !== null && <span className={classes.length}>{clockText(durationSeconds)}</span>}
    </span>
  );
}

function RowFacts({ recording }: { recording: StaffRecording }) {
  const t = useT();
  const { date } = useFormat();
  const { session, captions, retainUntil, hideAt, state, removeAt, file, manifestUrl } = recording;
  const facts = [
    session !== null && `${session.title} (${date(session.startsAt)})`,
    file === null && manifestUrl === null && state !== "removed" && t("recordings.noVideo"),
    captions.length > 0 && t("recordings.captionsIn", { count: captions.length }),
    state === "expired" && removeAt !== null && t("recordings.goesOn", { date: date(removeAt) }),
    (state === "draft" || state === "published") &&
      retainUntil !== null &&
      hideAt !== null &&
      t("recordings.hiddenAfter", { date: date(hideAt - 1) }),
  ].filter((fact) => fact !== false);
  return <span className={classes.quiet}>{facts.join(" · ")}</span>;
}
