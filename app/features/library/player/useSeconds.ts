import { useEffect, useState } from "react";

/** Where a video is, in seconds; as often as it says so. */
export function useSeconds(video: HTMLVideoElement | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (video === null) return;
    const read = () => setSeconds(video.currentTime);
    read();
    for (const name of ["timeupdate", "seeked"]) video.addEventListener(name, read);
    return () => {
      for (const name of ["timeupdate", "seeked"]) video.removeEventListener(name, read);
    };
  }, [video]);
  return seconds;
}
