import { useCallback, useState } from "react";
import { useT } from "../../../ui/i18n/useT";
import { AppLink } from "../../../ui/navigation/AppLink";
import { AddCaptions } from "../captions/AddCaptions";
import { CaptionEditor } from "../captions/CaptionEditor";
import { CaptionList } from "../captions/CaptionList";
import classes from "./staff.module.css";
import { type StaffRecording, staffRecordingHref } from "./staffRecording";
import { type Watchable, WatchedVideo } from "./WatchedVideo";

type Props = {
  recording: StaffRecording;
  manages: boolean;
  watchable: Watchable | null;
  /** The captions that are edited, by their id; null for the list of all. */
  editing: string | null;
};

/** The captions of a recording: all of them, or one language beside the video. */
export function CaptionsTab({ recording, manages, watchable, editing }: Props) {
  const t = useT();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const seek = useCallback(
    (seconds: number) => {
      if (video === null) return;
      video.currentTime = seconds;
      void video.play();
    },
    [video],
  );
  const track = recording.captions.find(({ id }) => id === editing);
  if (track === undefined || !manages)
    return (
      <>
        <CaptionList recording={recording} manages={manages} />
        {manages && <AddCaptions recording={recording.id} />}
      </>
    );
  return (
    <>
      <AppLink href={staffRecordingHref(recording.id, "captions")}>{t("recordings.captions.back")}</AppLink>
      <div className={classes.beside}>
        {watchable !== null && <WatchedVideo {...watchable} onVideo={setVideo} />}
        <CaptionEditor key={track.id} track={track} video={video} onSeek={seek} />
      </div>
    </>
  );
}
