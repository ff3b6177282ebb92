import { PICTURE_WIDTH } from "../../../../convex/library/rules/pictures";
import { runTool } from "./tools";

/** Where a video is read, and what it is by its bytes. */
export type Film = { address: string; contentType: string };
/** How long it is in seconds, where it says so, and how large in pixels. */
export type FilmFacts = { durationSeconds: number | null; width: number; height: number };

/**
 * What may be read, by type: one way of reading for each, which opens no other file. Left to guess by themselves the
 * tools would follow a playlist of that name to wherever it leads, this machine's files too.
 */
const READERS: Record<string, string> = {
  "video/mp4": "mov",
  "video/quicktime": "mov",
  "video/webm": "matroska",
  "video/x-matroska": "matroska",
};
/** Of a frame: 8K. */
const MOST_PIXELS = 7_680 * 4_320;
const FACTS_BYTES = 64 * 1024;
const PICTURE_BYTES = 5_000_000;

/** What a video says of itself; null for what cannot be read. @throws NoTools */
export async function factsOf(film: Film): Promise<FilmFacts | null> {
  const reading = readingOf(film);
  if (reading === null) return null;
  const wanted = ["-of", "json", "-select_streams", "V:0"];
  const entries = ["-show_entries", "format=duration:stream=width,height:stream_side_data=rotation"];
  const said = await runTool("ffprobe", ["-v", "quiet", ...wanted, ...entries, ...reading], {
    mostBytes: FACTS_BYTES,
  });
  return said === null ? null : factsIn(said.toString("utf8"));
}

/** A picture of a video at a second, as JPEG; null where there is none. @throws NoTools */
export async function pictureAt(film: Film, seconds: number): Promise<Buffer | null> {
  const reading = readingOf(film);
  if (reading === null) return null;
  const picture = await runTool(
    "ffmpeg",
    [
      ...["-v", "quiet", "-nostdin", "-threads", "1", "-max_pixels", String(MOST_PIXELS)],
      ...["-ss", seconds.toFixed(3), ...reading],
      ...["-map", "0:V:0", "-frames:v", "1", "-threads", "1"],
      ...["-vf", `scale=min(${PICTURE_WIDTH}\\,iw):-2`, "-c:v", "mjpeg", "-q:v", "4"],
      ...["-f", "image2pipe", "pipe:1"],
    ],
    { mostBytes: PICTURE_BYTES },
  );
  return picture === null || picture.length === 0 ? null : picture;
}

function readingOf({ address, contentType }: Film): string[] | null {
  const reader = READERS[contentType];
  return reader === undefined ? null : ["-protocol_whitelist", "http,tcp", "-f", reader, "-i", address];
}

function factsIn(said: string): FilmFacts | null {
  const { streams: [stream] = [], format } = JSON.parse(said) as Said;
  const { width = 0, height = 0, side_data_list: sides = [] } = stream ?? {};
  const isUpright = sides.some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  const seconds = Number(format?.duration);
  if (width <= 0 || height <= 0) return null;
  const size = isUpright ? { width: height, height: width } : { width, height };
  return { durationSeconds: seconds > 0 ? seconds : null, ...size };
}

type Stream = { width?: number; height?: number; side_data_list?: { rotation?: number }[] };
type Said = { streams?: Stream[]; format?: { duration?: string } };
