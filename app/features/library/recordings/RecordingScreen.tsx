import { useCallback, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useOrganization } from "../../live/useOrganization";
import { useSignedInQuery } from "../../live/useSignedInQuery";
import { Chapters } from "../player/Chapters";
import { Player } from "../player/Player";
import { Transcript } from "../player/Transcript";
import type { FileAddress } from "../player/useAddress";
import type { CuePage } from "../player/useTranscript";
import type { OpenedRecording } from "./recording";
import classes from "./recordings.module.css";

type Props = {
  first: OpenedRecording;
  /** What it is about, as safe HTML. */
  html: string;
  address: FileAddress | null;
  /** Where it begins, in seconds. */
  start: number;
  transcript: CuePage;
};

/** A recording: its video, what is said in it beside that, its chapters and what it is about. */
export function RecordingScreen({ first, html, address, start, transcript }: Props) {
  const t = useT();
  const { date } = useFormat();
  const { id: organization } = useOrganization();
  const here = { organization, recording: first.id };
  // Closed meanwhile, what was seen stays until the page is left.
  const recording = useSignedInQuery(api.library.recordings.open, here, first).data ?? first;
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const seek = useCallback(
    (seconds: number) => {
      if (video === null) return;
      video.currentTime = seconds;
      void video.play();
    },
    [video],
  );
  const { cohort, title, session, publishedAt, chapters } = recording;
  return (
    <DetailPage
      title={title}
      description={session === null ? date(publishedAt) : `${session.title} · ${date(session.startsAt)}`}
      back={{ href: `/portal/cohorts/${cohort}/recordings`, label: t("recordings.title") }}
    >
      <div className={classes.watch} data-sided={recording.captions.length > 0 || undefined}>
        <div className={classes.stack}>
          <Player recording={first} address={address} start={start} onVideo={setVideo} />
          {chapters.length > 0 && <Chapters chapters={chapters} video={video} onSeek={seek} />}
          {html !== "" && <div className={classes.written} dangerouslySetInnerHTML={{ __html: html }} />}
        </div>
        {recording.captions.length > 0 && (
          <Transcript recording={recording} first={transcript} video={video} onSeek={seek} />
        )}
      </div>
    </DetailPage>
  );
}
