import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf, pictureAt } from "../../app/server/library/pictures/frames";
import { withAddress } from "../../app/server/library/pictures/loopback";
import { NoTools, runTool } from "../../app/server/library/pictures/tools";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { launchBrowser } from "../support/browser";
import { filmed } from "../support/filmed";
import { LibraryProduct, type Name } from "../support/libraryProduct";
import { paintVideo } from "../support/paintedVideo";

type File = Uint8Array<ArrayBuffer>;
/** Two seconds each of red, green and blue, larger than pictures are; its index is at its end, as cameras write it. */
const CAMERA = [
  ...["red", "lime", "blue"].flatMap((colour) => [
    "-f",
    "lavfi",
    "-i",
    `color=${colour}:s=1920x1080:d=2:r=5`,
  ]),
  ...["-filter_complex", "concat=n=3", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"],
];

let product: LibraryProduct;
let camera: File;
let painted: File;
beforeAll(async () => {
  product = await LibraryProduct.start();
  camera = await filmed("camera.mp4", CAMERA);
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.route("**/favicon.ico", (route) => route.abort());
  // Browsers encode for pages of a safe origin alone.
  await page.goto(`${product.url}/health`);
  painted = await paintVideo(page, { seconds: 20, width: 320, height: 180 });
  await browser.close();
}, 300_000);
afterAll(() => product?.stop(), 60_000);

async function recordingOf(upload: Id<"uploads"> | null): Promise<Id<"recordings">> {
  const { organization, cohort } = product;
  const fields = { organization, cohort, event: null, upload, manifestUrl: null, title: "Film" };
  return product.staff().mutation(api.library.recordings.add, fields);
}

function askFor(recording: string, name: Name | null = "mara"): Promise<Response> {
  const body = new URLSearchParams({ recording });
  return product.fetch("/library/pictures", name, { method: "POST", body });
}

const factsFor = (recording: Id<"recordings">) =>
  product.staff().query(api.library.recordings.get, { organization: product.organization, recording });

type Seen = { width: number; height: number; hue: number };

/** A recording's pictures as they are stored: how large, and which hue their upper left corner has. */
async function seenIn(recording: Id<"recordings">): Promise<Seen[]> {
  const { thumbnails } = await factsFor(recording);
  const { organization } = product;
  return Promise.all(
    thumbnails.map(async ({ file }) => {
      const one = { organization, recording, file };
      const { url, contentType } = await product.staff().query(api.library.recordings.thumbnail, one);
      expect(contentType).toBe("image/jpeg");
      return seen(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    }),
  );
}

async function seen(picture: Uint8Array): Promise<Seen> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, hue: hueOf([...data.subarray(0, 3)]) };
}

/** In degrees: codecs are less exact about how light a colour is. */
function hueOf([red = 0, green = 0, blue = 0]: number[]): number {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const turn =
    most === red
      ? (green - blue) / (most - least)
      : most === green
        ? 2 + (blue - red) / (most - least)
        : 4 + (red - green) / (most - least);
  return Math.round(turn * 60);
}

/** Within five degrees. */
const near = (hue: number) => expect.closeTo(hue, -1) as number;

describe("the server takes pictures out of a video that it stores", () => {
  test("of one that a browser made: at a tenth, the half and four fifths of its length", async () => {
    const recording = await recordingOf(await product.upload(painted, "painted.webm", "video/webm"));
    const answer = await askFor(recording);
    expect([answer.status, await answer.json()]).toEqual([200, { made: 3 }]);
    const size = { width: 320, height: 180 };
    expect(await factsFor(recording)).toMatchObject({ durationSeconds: 20, ...size });
    // Seconds 2, 10 and 16 have the hues 94, 110 and 32 of the circle's 360 degrees.
    expect(await seenIn(recording)).toEqual([
      { ...size, hue: near(94) },
      { ...size, hue: near(110) },
      { ...size, hue: near(32) },
    ]);
    expect((await factsFor(recording)).thumbnails.map(({ isChosen }) => isChosen)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("of a large one whose index is at its end, made smaller", async () => {
    const recording = await recordingOf(await product.upload(camera, "camera.mp4"));
    expect(await (await askFor(recording)).json()).toEqual({ made: 3 });
    expect(await factsFor(recording)).toMatchObject({ durationSeconds: 6, width: 1920, height: 1080 });
    const size = { width: 1280, height: 720 };
    expect(await seenIn(recording)).toEqual([
      { ...size, hue: near(0) },
      { ...size, hue: near(120) },
      { ...size, hue: near(240) },
    ]);
  });

  test.each([
    ["a learner of the cohort", "lena", 403],
    ["somebody else", "olaf", 403],
    ["a visitor", null, 401],
  ] as const)("not for %s", async (_who, name, status) => {
    const recording = await recordingOf(null);
    expect((await askFor(recording, name)).status).toBe(status);
  });

  test("none of a recording without a file, and of no recording", async () => {
    expect(await (await askFor(await recordingOf(null))).json()).toEqual({ made: 0 });
    expect((await askFor("no-such-recording")).status).toBe(404);
  });
});

describe("a file that is no video", () => {
  const CLAIMED = ["video/mp4", "video/quicktime", "video/webm", "video/x-matroska"];
  let folder: string;
  let secret: string;
  let outside: string;
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.end(camera);
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "secret-"));
    secret = join(folder, "secret.mp4");
    await writeFile(secret, camera);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.mp4`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const playlist = (address: string) =>
    `#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n${address}\n#EXT-X-ENDLIST\n`;
  const HOSTILE: [string, () => string][] = [
    ["a playlist that leads to a file of this machine", () => playlist(`file://${secret}`)],
    ["a playlist that leads to /etc/passwd", () => playlist("file:///etc/passwd")],
    ["a playlist that leads to another server", () => playlist(outside)],
    ["a list of files of this machine", () => `ffconcat version 1.0\nfile '${secret}'\n`],
    ["a list of files of another server", () => `ffconcat version 1.0\nfile '${outside}'\n`],
    ["a manifest that names another server", () => dash(outside)],
    ["chance", () => String.fromCharCode(...crypto.getRandomValues(new Uint8Array(2_000)))],
    ["nothing", () => ""],
  ];
  test.each(HOSTILE)("gives no picture and leads nowhere: %s", async (_name, text) => {
    const file = new TextEncoder().encode(text());
    for (const contentType of CLAIMED) {
      const [facts, picture] = await onLoopback(file, async (address) => [
        await factsOf({ address, contentType }),
        await pictureAt({ address, contentType }, 0),
      ]);
      expect([contentType, facts, picture]).toEqual([contentType, null, null]);
    }
    expect(hits).toBe(0);
  });

  test("would have led on, left to ffmpeg's own guess", async () => {
    const list = join(folder, "list.mp4");
    await writeFile(list, playlist(`file://${secret}`));
    const guess = [
      "-v",
      "error",
      "-allowed_extensions",
      "ALL",
      "-protocol_whitelist",
      "file,http,tcp",
      "-i",
      list,
    ];
    await promisify(execFile)("ffmpeg", [...guess, "-frames:v", "1", join(folder, "picture.jpg")]);
    const picture = await sharp(join(folder, "picture.jpg")).metadata();
    expect([picture.width, picture.height]).toEqual([1920, 1080]);
  });

  test("is not even stored as a recording", async () => {
    const file = new TextEncoder().encode(playlist("file:///etc/passwd"));
    await expect(product.upload(file, "film.mp4")).rejects.toThrow("The file was refused: notVideo");
  });

  test("whatever type it claims, only videos are read", async () => {
    const film = (contentType: string) => (address: string) => pictureAt({ address, contentType }, 1);
    expect(await onLoopback(camera, film("application/vnd.apple.mpegurl"))).toBeNull();
    const picture = await onLoopback(camera, film("video/mp4"));
    expect(await seen(picture!)).toMatchObject({ width: 1280, height: 720 });
  });
});

describe("the tools have bounds", () => {
  const ENDLESS = ["-v", "quiet", "-f", "lavfi", "-i", "testsrc=s=64x64", "-f", "rawvideo"];

  test("of time", async () => {
    const started = Date.now();
    const bounds = { mostBytes: 1_000, patienceMs: 1_000 };
    expect(await runTool("ffmpeg", [...ENDLESS, "-y", "/dev/null"], bounds)).toBeNull();
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  test("of what they say", async () => {
    expect(await runTool("ffmpeg", [...ENDLESS, "pipe:1"], { mostBytes: 100_000 })).toBeNull();
  });

  test("and get nothing of the server's environment; a machine without them says so", async () => {
    const path = process.env["PATH"];
    try {
      process.env["PATH"] = "/nowhere";
      await expect(runTool("ffmpeg", [], { mostBytes: 1 })).rejects.toThrow(NoTools);
    } finally {
      process.env["PATH"] = path;
    }
  });
});

/** As the server lets its tools read a file. */
function onLoopback<Done>(file: File, work: (address: string) => Promise<Done>): Promise<Done> {
  return withAddress(async (range) => stretchOf(file, range), 64 * 1024 ** 2, work);
}

function stretchOf(file: File, range: string | null): Response {
  const from = Number(/^bytes=(\d+)-/.exec(range ?? "")?.[1] ?? 0);
  if (from >= file.length) return new Response(null, { status: 416 });
  const headers = {
    "Content-Length": String(file.length - from),
    "Accept-Ranges": "bytes",
    ...(range !== null && { "Content-Range": `bytes ${from}-${file.length - 1}/${file.length}` }),
  };
  return new Response(file.slice(from), { status: range === null ? 200 : 206, headers });
}

function dash(address: string): string {
  return `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT6S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${address}</BaseURL></Representation></AdaptationSet></Period></MPD>`;
}
