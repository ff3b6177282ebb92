import { useEffect, useRef } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useDo } from "../../live/useLive";
import { interrupted, NOTHING, type Played, playedTo, toldOf, untold } from "./playedStretches";

const EVERY_MS = 10_000;
/** As many as the server takes at once. */
const MAX_STRETCHES = 100;

/** Tells the server, as somebody watches, what they have seen and where they are. */
export function useWatching(video: HTMLVideoElement | null, recording: Id<"recordings">): void {
  const report = useDo(api.library.watching.report);
  const played = useRef<Played>(NOTHING);
  useEffect(() => {
    if (video === null) return;
    let toldPosition = video.currentTime;
    const tell = async () => {
      const stretches = played.current.stretches.slice(-MAX_STRETCHES);
      const position = video.currentTime;
      if (stretches.length === 0 && Math.abs(position - toldPosition) < 1) return;
      played.current = toldOf(played.current);
      toldPosition = position;
      try {
        await report({ recording, stretches: [...stretches], position });
      } catch {
        // Offline, say: what was seen is told with the next report.
        played.current = untold(played.current, stretches);
      }
    };
    const move = () => {
      if (video.paused || video.seeking) return;
      const now = { position: video.currentTime, clock: performance.now() / 1_000, rate: video.playbackRate };
      played.current = playedTo(played.current, now);
    };
    const interrupt = () => {
      played.current = interrupted(played.current);
    };
    const stop = () => {
      move();
      interrupt();
      void tell();
    };
    const timer = setInterval(() => void tell(), EVERY_MS);
    const hide = () => document.visibilityState === "hidden" && void tell();
    const heard = { timeupdate: move, playing: move, seeking: interrupt, pause: stop, ended: stop } as const;
    for (const [name, listener] of Object.entries(heard)) video.addEventListener(name, listener);
    document.addEventListener("visibilitychange", hide);
    return () => {
      clearInterval(timer);
      for (const [name, listener] of Object.entries(heard)) video.removeEventListener(name, listener);
      document.removeEventListener("visibilitychange", hide);
      void tell();
    };
  }, [video, recording, report]);
}
