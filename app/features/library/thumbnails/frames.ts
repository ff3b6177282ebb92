import { PICTURE_PLACES, PICTURE_WIDTH } from "../../../../convex/library/rules/pictures";

/** A browser that can do something with a video is sooner at a place of it. */
const PATIENCE_MS = 20_000;
/** Beyond the end of all there is. */
const FAR_SECONDS = 1e9;

/** How long a video is in seconds, how large in pixels, and some pictures out of it. */
export type Frames = { durationSeconds: number; width: number; height: number; pictures: Blob[] };

/**
 * Takes pictures out of a video, as JPEG. It is played nowhere.
 * @param address of the page's own origin, or of a file that was chosen (`blob:`)
 * @returns null where this browser cannot show it
 */
export async function framesOf(address: string): Promise<Frames | null> {
  const video = document.createElement("video");
  video.muted = true;
  video.preload = "auto";
  try {
    video.src = address;
    await heard(video, "loadeddata");
    const durationSeconds = await lengthOf(video);
    const pictures: Blob[] = [];
    for (const place of PICTURE_PLACES) {
      await seek(video, durationSeconds * place);
      pictures.push(await pictureOf(video));
    }
    return { durationSeconds, width: video.videoWidth, height: video.videoHeight, pictures };
  } catch {
    return null;
  } finally {
    video.removeAttribute("src");
    video.load();
  }
}

/** What a video shows now, as JPEG. @throws where it shows nothing */
export async function pictureOf(video: HTMLVideoElement): Promise<Blob> {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, PICTURE_WIDTH / videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  if (picture === null) throw new Error("This video shows nothing.");
  return picture;
}

/** Some files, such as a browser's own recordings, say their length only when they were gone through to the end. */
async function lengthOf(video: HTMLVideoElement): Promise<number> {
  if (!Number.isFinite(video.duration)) await seek(video, FAR_SECONDS);
  const seconds = Number.isFinite(video.duration) ? video.duration : video.currentTime;
  if (!(seconds > 0)) throw new Error("This video has no length.");
  return seconds;
}

async function seek(video: HTMLVideoElement, seconds: number): Promise<void> {
  const there = heard(video, "seeked");
  video.currentTime = seconds;
  await there;
}

function heard(video: HTMLVideoElement, name: "loadeddata" | "seeked"): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      video.removeEventListener(name, good);
      video.removeEventListener("error", bad);
      settle();
    };
    const good = end(resolve);
    const bad = end(() => reject(new Error("This browser cannot show the video.")));
    const timer = setTimeout(bad, PATIENCE_MS);
    video.addEventListener(name, good);
    video.addEventListener("error", bad);
  });
}
