import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { TextSkeleton } from "../../../ui/feedback/Skeletons";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { UnsavedGuard } from "../../../ui/forms/UnsavedGuard";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { IconPlus } from "../../../ui/icons";
import { useSeconds } from "../player/useSeconds";
import { trackName } from "../recordings/trackName";
import type { Track } from "../staff/staffRecording";
import classes from "./captions.module.css";
import { addedAfter, type Row, rowAt } from "./cueDraft";
import { CueRow } from "./CueRow";
import { type CaptionDraft, useCaptionDraft } from "./useCaptionDraft";

/** Rows that are shown at once: hours of captions in fields would be slow. */
const SHOWN = 50;

type Props = { track: Track; video: HTMLVideoElement | null; onSeek: (seconds: number) => void };

/** Captions in one language, row by row, beside the video. */
export function CaptionEditor({ track, video, onSeek }: Props) {
  const t = useT();
  const { locale } = useLocale();
  const toast = useToast();
  const draft = useCaptionDraft(track.id);
  const save = async () => {
    if (await draft.save()) toast({ message: t("common.saved") });
  };
  return (
    <FormScope error={draft.error}>
      <section
        className={classes.editor}
        aria-label={t("recordings.captions.editing", { name: trackName(track, locale) })}
      >
        <ErrorSummary labels={{}} />
        {draft.isRebased && (
          <Alert color="warning" role="alert">
            {t("recordings.captions.rebased")}
          </Alert>
        )}
        {draft.problems.size > 0 && (
          <Alert color="danger" role="alert">
            {t("recordings.captions.wrong", { count: draft.problems.size })}
          </Alert>
        )}
        {draft.rows === null ? (
          <TextSkeleton lines={6} />
        ) : (
          <Rows draft={draft} rows={draft.rows} video={video} onSeek={onSeek} />
        )}
        <div className={classes.bar}>
          <Button loading={draft.pending} disabled={!draft.dirty} onClick={() => void save()}>
            {t("common.save")}
          </Button>
        </div>
        <UnsavedGuard dirty={draft.dirty} />
      </section>
    </FormScope>
  );
}

type RowsProps = Omit<Props, "track"> & { draft: CaptionDraft; rows: readonly Row[] };

function Rows({ draft, rows, video, onSeek }: RowsProps) {
  const t = useT();
  const current = rowAt(rows, useSeconds(video));
  const [asked, setAsked] = useState(0);
  const first = Math.min(asked, Math.max(0, Math.floor((rows.length - 1) / SHOWN) * SHOWN));
  const wrong = rows.findIndex(({ key }) => draft.problems.has(key));
  const goTo = (index: number) => setAsked(Math.max(0, Math.floor(index / SHOWN) * SHOWN));
  const isShown = (index: number) => index === -1 || (index >= first && index < first + SHOWN);
  const ways = [
    first > 0 && { label: t("recordings.captions.previous"), to: first - SHOWN },
    first + SHOWN < rows.length && { label: t("recordings.captions.next"), to: first + SHOWN },
    !isShown(current) && { label: t("recordings.captions.toCurrent"), to: current },
    !isShown(wrong) && { label: t("recordings.captions.toWrong"), to: wrong },
  ].filter((way) => way !== false);
  return (
    <>
      {rows.length === 0 && (
        <div className={classes.bar}>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => draft.change((all, newKey) => addedAfter(all, null, newKey))}
          >
            {t("recordings.captions.addFirst")}
          </Button>
        </div>
      )}
      <ol className={classes.rows}>
        {rows.slice(first, first + SHOWN).map((row, index) => (
          <CueRow
            key={row.key}
            row={row}
            number={first + index + 1}
            isCurrent={first + index === current}
            isLast={first + index === rows.length - 1}
            problem={draft.problems.get(row.key)}
            change={draft.change}
            onSeek={onSeek}
          />
        ))}
      </ol>
      <div className={classes.bar}>
        <span className={classes.quiet}>
          {t("recordings.captions.shown", {
            first: rows.length === 0 ? 0 : first + 1,
            last: Math.min(rows.length, first + SHOWN),
            count: rows.length,
          })}
        </span>
        {ways.map(({ label, to }) => (
          <Button key={label} variant="default" size="compact-sm" onClick={() => goTo(to)}>
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}
