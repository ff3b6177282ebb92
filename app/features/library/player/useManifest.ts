import { useEffect } from "react";

/** Plays an HLS manifest: by the browser itself where it can, else by hls.js, which is loaded for that alone. */
export function useManifest(video: HTMLVideoElement | null, manifestUrl: string | null): void {
  useEffect(() => {
    if (video === null || manifestUrl === null) return;
    if (video.canPlayType("application/vnd.apple.mpegurl") !== "") {
      video.src = manifestUrl;
      return;
    }
    let isGone = false;
    let stop = () => {};
    void import("hls.js/light").then(({ default: Hls }) => {
      if (isGone || !Hls.isSupported()) return;
      // The page's policy lets no worker be made of a text.
      const player = new Hls({ enableWorker: false });
      player.loadSource(manifestUrl);
      player.attachMedia(video);
      stop = () => player.destroy();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [video, manifestUrl]);
}
