import type { Page } from "playwright-core";

type Frame = { at: number; isKey: boolean; bytes: number[] };
export type Painted = { seconds: number; width: number; height: number };

/**
 * A WebM video (VP8) of so many seconds, painted and encoded by the browser of a page: each second has a colour and its
 * number, begins with a key frame and is listed in the index, so that players can seek in it.
 */
export async function paintVideo(
  page: Page,
  { seconds, width, height }: Painted,
): Promise<Uint8Array<ArrayBuffer>> {
  const frames = await page.evaluate(paint, { seconds, width, height, rate: RATE });
  return webm(frames, { seconds, width, height });
}

/** Frames a second. */
const RATE = 5;

/** Runs in the browser. */
async function paint({ seconds, width, height, rate }: Painted & { rate: number }): Promise<Frame[]> {
  const frames: Frame[] = [];
  const encoder = new VideoEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      frames.push({ at: chunk.timestamp / 1_000, isKey: chunk.type === "key", bytes: [...bytes] });
    },
    error(problem) {
      throw problem;
    },
  });
  encoder.configure({ codec: "vp8", width, height, bitrate: 200_000, framerate: rate });
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext("2d")!;
  for (let index = 0; index < seconds * rate; index++) {
    const second = Math.floor(index / rate);
    brush.fillStyle = `hsl(${(second * 47) % 360} 70% 40%)`;
    brush.fillRect(0, 0, width, height);
    brush.fillStyle = "white";
    brush.font = `${height / 2}px sans-serif`;
    brush.fillText(String(second), width / 4, (height * 2) / 3);
    const frame = new VideoFrame(canvas, { timestamp: (index * 1e6) / rate });
    encoder.encode(frame, { keyFrame: index % rate === 0 });
    frame.close();
    if (encoder.encodeQueueSize > 20) await encoder.flush();
  }
  await encoder.flush();
  return frames;
}

/** Frames as a file: header, index, and a cluster for each second. Ids and order are Matroska's (RFC 9559). */
function webm(frames: readonly Frame[], { seconds, width, height }: Painted): Uint8Array<ArrayBuffer> {
  const clusters = clustersOf(frames);
  const head = [
    element(0x1549a966, [
      element(0x2ad7b1, uint(1_000_000)),
      element(0x4489, float(seconds * 1_000)),
      element(0x4d80, text("painted")),
      element(0x5741, text("painted")),
    ]),
    element(0x1654ae6b, [
      element(0xae, [
        element(0xd7, uint(1)),
        element(0x73c5, uint(1)),
        element(0x83, uint(1)),
        element(0x86, text("V_VP8")),
        element(0xe0, [element(0xb0, uint(width)), element(0xba, uint(height))]),
      ]),
    ]),
  ];
  // Places are counted from the beginning of the segment's contents; their own length does not depend on them.
  const before = length(head) + length([cues(clusters, 0)]);
  const segment = [...head, cues(clusters, before), ...clusters.map(({ bytes }) => bytes)];
  const header = element(0x1a45dfa3, [
    element(0x4286, uint(1)),
    element(0x42f7, uint(1)),
    element(0x42f2, uint(4)),
    element(0x42f3, uint(8)),
    element(0x4282, text("webm")),
    element(0x4287, uint(2)),
    element(0x4285, uint(2)),
  ]);
  return join([header, element(0x18538067, segment)]);
}

type Cluster = { at: number; bytes: Bytes };
type Bytes = Uint8Array<ArrayBuffer>;

function clustersOf(frames: readonly Frame[]): Cluster[] {
  const starts = frames.flatMap(({ isKey }, index) => (isKey ? [index] : []));
  return starts.map((start, number) => {
    const own = frames.slice(start, starts[number + 1]);
    const at = own[0]!.at;
    const blocks = own.map((frame) => {
      const offset = Math.round(frame.at - at);
      const head = [0x81, offset >> 8, offset & 0xff, frame.isKey ? 0x80 : 0];
      return element(0xa3, Uint8Array.from([...head, ...frame.bytes]));
    });
    return { at, bytes: element(0x1f43b675, [element(0xe7, uint(at)), ...blocks]) };
  });
}

function cues(clusters: readonly Cluster[], before: number): Bytes {
  let place = before;
  const points = clusters.map(({ at, bytes }) => {
    const where = element(0xb7, [element(0xf7, uint(1)), element(0xf1, uint(place))]);
    place += bytes.length;
    return element(0xbb, [element(0xb3, uint(at)), where]);
  });
  return element(0x1c53bb6b, points);
}

/** An element: its id, its length in eight bytes, and what is in it. */
function element(id: number, content: Bytes | readonly Bytes[]): Bytes {
  const inside = content instanceof Uint8Array ? content : join(content);
  const name = [24, 16, 8, 0].map((shift) => (id >>> shift) & 0xff);
  while (name[0] === 0) name.shift();
  const size = new Uint8Array(8);
  new DataView(size.buffer).setBigUint64(0, BigInt(inside.length) | (1n << 56n));
  return join([Uint8Array.from(name), size, inside]);
}

function uint(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(Math.round(value)));
  return bytes;
}

function float(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

const text = (letters: string): Bytes => new TextEncoder().encode(letters);
const length = (parts: readonly Bytes[]) => parts.reduce((sum, part) => sum + part.length, 0);

function join(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(length(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
