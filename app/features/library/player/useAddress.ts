import { useEffect, useState } from "react";

/** Where a file is, and until when it is there; milliseconds since 1970. */
export type FileAddress = { path: string; expiresAt: number };

/** A new address is asked for so long before the old one ends. */
const AHEAD_MS = 90_000;
const AT_LEAST_MS = 5_000;

/**
 * Keeps the address of a video or sound good for as long as its page is open: the video goes on where it was.
 * @param subject `recordings:<id>` or `materials:<id>`
 * @returns whether it may no longer be seen
 */
export function useAddress(
  video: HTMLMediaElement | null,
  subject: string,
  first: FileAddress | null,
): { isLost: boolean } {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (video === null || first === null) return;
    let address = first;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const renew = async () => {
      const next = (await ask({ token: tokenOf(address.path) })) ?? (await ask({ subject }));
      if (isGone || next === undefined) return plan();
      if (next === null) return setLost(true);
      address = next;
      goOnAt(video, next.path);
      plan();
    };
    const plan = () => {
      clearTimeout(timer);
      const left = address.expiresAt - Date.now() - AHEAD_MS;
      if (!isGone) timer = setTimeout(() => void renew(), Math.max(AT_LEAST_MS, left));
    };
    // A machine that slept finds its address ended.
    const fail = () => void (address.expiresAt < Date.now() && renew());
    video.addEventListener("error", fail);
    plan();
    return () => {
      isGone = true;
      clearTimeout(timer);
      video.removeEventListener("error", fail);
    };
  }, [video, subject, first]);
  return { isLost };
}

/** The new address; null where it is refused; undefined where nobody answers. */
async function ask(body: Record<string, string>): Promise<FileAddress | null | undefined> {
  try {
    const answer = await fetch("/library/open", {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(body),
    });
    if (answer.ok) return (await answer.json()) as FileAddress;
    return answer.status < 500 ? null : undefined;
  } catch {
    return undefined;
  }
}

/** Gives a video another address of the same file, at the same place and speed. */
function goOnAt(video: HTMLMediaElement, path: string): void {
  const { currentTime, paused, playbackRate } = video;
  video.src = path;
  const goOn = () => {
    video.currentTime = currentTime;
    video.playbackRate = playbackRate;
    if (!paused) void video.play();
  };
  video.addEventListener("loadedmetadata", goOn, { once: true });
}

/** `/library/files/TOKEN/NAME`. */
function tokenOf(path: string): string {
  return path.split("/")[3] ?? "";
}
