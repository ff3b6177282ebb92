import { useState } from "react";
import { useT } from "../../../ui/i18n/useT";
import { Thumbnails } from "../thumbnails/Thumbnails";
import { DetailsForm, type Session } from "./DetailsForm";
import { SourceForm } from "./SourceForm";
import classes from "./staff.module.css";
import type { StaffRecording } from "./staffRecording";
import { useMeasuring } from "./useMeasuring";
import { type Watchable, WatchedVideo } from "./WatchedVideo";

type Props = {
  recording: StaffRecording;
  manages: boolean;
  /** Null where there is nothing to see. */
  watchable: Watchable | null;
  sessions: readonly Session[];
};

/** A recording's video, and all that is said of it. */
export function VideoTab({ recording, manages, watchable, sessions }: Props) {
  const t = useT();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  useMeasuring(video, recording, manages);
  return (
    <>
      {watchable === null ? (
        <p className={classes.quiet}>{t("recordings.noVideo")}</p>
      ) : (
        <WatchedVideo {...watchable} onVideo={setVideo} />
      )}
      {manages && (
        <>
          <DetailsForm recording={recording} sessions={sessions} />
          <Thumbnails recording={recording} address={watchable?.address?.path ?? null} video={video} />
          <SourceForm recording={recording} />
        </>
      )}
    </>
  );
}
