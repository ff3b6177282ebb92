import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { clockText } from "../../../../convex/library/rules/chapters";
import { preferredOf } from "../../../../convex/library/rules/languages";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { IconSearch } from "../../../ui/icons";
import type { OpenedRecording } from "../recordings/recording";
import { trackName } from "../recordings/trackName";
import classes from "./player.module.css";
import { lineAt, linesWith } from "./transcriptSearch";
import { type CuePage, type TranscriptCue, useTranscript } from "./useTranscript";
import { useSeconds } from "./useSeconds";

type Props = {
  recording: OpenedRecording;
  first: CuePage;
  video: HTMLVideoElement | null;
  onSeek: (seconds: number) => void;
};

/** What is said, line by line: follows the video, can be searched, and leads to the second. */
export function Transcript({ recording, first, video, onSeek }: Props) {
  const t = useT();
  const { locale: reader } = useLocale();
  const [chosen, setChosen] = useState<string | null>(null);
  const locale = chosen ?? preferredOf(recording.captions, reader)?.locale ?? null;
  const [search, setSearch] = useState("");
  const [isFollowing, setFollowing] = useState(true);
  const cues = useTranscript(
    { recording: recording.id, locale, isWhole: chosen === null && first.isDone },
    first,
  );
  const found = useMemo(() => linesWith(cues, search), [cues, search]);
  return (
    <section className={classes.transcript} aria-labelledby="transcript">
      <h2 id="transcript">{t("recordings.transcript")}</h2>
      <div className={classes.tools}>
        <TextInput
          type="search"
          aria-label={t("recordings.transcript.search")}
          placeholder={t("recordings.transcript.search")}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <Switch
          label={t("recordings.transcript.follow")}
          checked={isFollowing}
          onChange={({ currentTarget }) => setFollowing(currentTarget.checked)}
        />
        {recording.captions.length > 1 && (
          <NativeSelect
            label={t("recordings.transcript.language")}
            value={locale ?? ""}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={recording.captions.map((track) => ({
              value: track.locale,
              label: trackName(track, reader),
            }))}
          />
        )}
      </div>
      <p className={classes.quiet} role="status">
        {search.trim() === "" ? "" : t("recordings.transcript.found", { count: found.length })}
      </p>
      <Lines
        cues={cues}
        locale={locale}
        shown={found}
        video={video}
        isFollowing={isFollowing && search.trim() === ""}
        onSeek={onSeek}
      />
    </section>
  );
}

type LinesProps = {
  cues: readonly TranscriptCue[];
  /** Of what is said. */
  locale: string | null;
  /** By place in the list. */
  shown: readonly number[];
  video: HTMLVideoElement | null;
  isFollowing: boolean;
  onSeek: (seconds: number) => void;
};

function Lines({ cues, locale, shown, video, isFollowing, onSeek }: LinesProps) {
  const current = lineAt(cues, useSeconds(video));
  const list = useRef<HTMLOListElement>(null);
  useFollowing(list, current, isFollowing);
  return (
    <ol className={classes.lines} ref={list} tabIndex={-1} lang={locale ?? undefined}>
      {shown.map((index) => {
        const cue = cues[index];
        return (
          cue !== undefined && <Line key={cue.id} cue={cue} isCurrent={index === current} onSeek={onSeek} />
        );
      })}
    </ol>
  );
}

function Line({
  cue,
  isCurrent,
  onSeek,
}: {
  cue: TranscriptCue;
  isCurrent: boolean;
  onSeek: LinesProps["onSeek"];
}) {
  return (
    <li>
      <button type="button" aria-current={isCurrent ? "true" : undefined} onClick={() => onSeek(cue.from)}>
        <span className={classes.clock}>{clockText(cue.from)}</span>
        <span dir="auto">
          {cue.speaker !== null && <strong>{cue.speaker}: </strong>}
          {cue.text}
        </span>
      </button>
    </li>
  );
}

/** Keeps the line that is said in the middle of the list; the page itself is not moved. */
function useFollowing(list: RefObject<HTMLOListElement>, current: number, isFollowing: boolean): void {
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (!isFollowing || list.current === null || line === null || line === undefined) return;
    const { top, height } = line.getBoundingClientRect();
    const frame = list.current.getBoundingClientRect();
    const by = top - frame.top - (frame.height - height) / 2;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    list.current.scrollBy({ top: by, behavior: calm ? "auto" : "smooth" });
  }, [list, current, isFollowing]);
}
