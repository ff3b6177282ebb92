import { useEffect } from "react";
import { api } from "../../../../convex/_generated/api";
import { useDo } from "../../live/useLive";
import type { StaffRecording } from "./staffRecording";

/** Notes how long a recording is and how large, where nobody knows: as soon as the page's player does. */
export function useMeasuring(
  video: HTMLVideoElement | null,
  { id, durationSeconds }: StaffRecording,
  manages: boolean,
): void {
  const describe = useDo(api.library.recordings.describe);
  const isKnown = durationSeconds !== null;
  useEffect(() => {
    if (video === null || isKnown || !manages) return;
    const note = () => {
      const { duration, videoWidth: width, videoHeight: height } = video;
      if (!Number.isFinite(duration) || duration <= 0 || width === 0) return;
      // The next visit tries again.
      describe({ recording: id, durationSeconds: duration, width, height }).catch(() => undefined);
    };
    note();
    const names = ["loadedmetadata", "durationchange"];
    for (const name of names) video.addEventListener(name, note);
    return () => {
      for (const name of names) video.removeEventListener(name, note);
    };
  }, [video, isKnown, manages, id, describe]);
}
