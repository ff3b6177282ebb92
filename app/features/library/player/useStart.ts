import { useEffect } from "react";

/** Who stopped so near the end, in seconds, begins anew. */
const NEAR_END = 5;

/** Takes a video to where it is to begin, as soon as its length is known, and wherever else is asked for later. */
export function useStart(video: HTMLVideoElement | null, seconds: number): void {
  useEffect(() => {
    if (video === null || seconds <= 0) return;
    const begin = () => {
      const isOver = Number.isFinite(video.duration) && seconds > video.duration - NEAR_END;
      video.currentTime = isOver ? 0 : seconds;
    };
    if (video.readyState >= HTMLMediaElement.HAVE_METADATA) return begin();
    video.addEventListener("loadedmetadata", begin, { once: true });
    return () => video.removeEventListener("loadedmetadata", begin);
  }, [video, seconds]);
}
