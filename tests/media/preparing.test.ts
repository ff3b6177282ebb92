import sharp from "sharp";
import { expect, test } from "vitest";
import type { MadeVariant, Prepared } from "../../convex/media/pictures/prepared";
import { prepare } from "../../convex/media/pictures/preparing";
import { animatedGif, bomb, cameraJpeg, painted, png } from "./paintedPictures";

const text = (written: string) => new TextEncoder().encode(written);

async function prepared(bytes: Uint8Array<ArrayBuffer>, fileName: string, declared = "", painter?: null) {
  const outcome = await prepare(new Blob([bytes]), { fileName, declared }, painter);
  if ("problem" in outcome) return outcome;
  return { ...outcome, variants: await allOf(outcome) };
}

async function allOf({ variants }: Prepared): Promise<MadeVariant[]> {
  const all = [];
  for await (const variant of variants) all.push(variant);
  return all;
}

async function taken(bytes: Uint8Array<ArrayBuffer>, fileName: string, painter?: null) {
  const outcome = await prepared(bytes, fileName, "", painter);
  if ("problem" in outcome) throw new Error(outcome.problem);
  return outcome;
}

test("a camera's picture is turned upright, and nothing of where and by whom it was taken is kept", async () => {
  const camera = await cameraJpeg(800, 600);
  const before = await sharp(camera).metadata();
  expect([before.orientation, before.exif?.includes("Camera")]).toEqual([6, true]);
  const { type, width, height, original, variants } = await taken(camera, "IMG_1.jpg");
  expect({ type, width, height }).toEqual({ type: "image/jpeg", width: 600, height: 800 });
  const after = await sharp(original!).metadata();
  expect(after).toMatchObject({ format: "jpeg", width: 600, height: 800 });
  expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  for (const { bytes } of variants) expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  // What was at the left stands at the top once it is turned.
  const top = await sharp(original!).extract({ left: 300, top: 20, width: 1, height: 1 }).raw().toBuffer();
  expect(top[0]).toBeGreaterThan(150);
});

test("sizes are made as AVIF and WebP, each as large as it says", async () => {
  const { variants } = await taken(await png(1000, 500), "wide.png");
  expect(variants.map(({ format, width, height }) => `${width}x${height} ${format}`)).toEqual([
    "320x160 avif",
    "320x160 webp",
    "640x320 avif",
    "640x320 webp",
    "1000x500 avif",
    "1000x500 webp",
  ]);
  for (const { bytes, width, height, format } of variants) {
    const made = await sharp(bytes).metadata();
    expect([made.width, made.height]).toEqual([width, height]);
    expect(made.format === "heif" ? "avif" : made.format).toBe(format);
  }
});

test("a picture that is seen through in places stays so", async () => {
  const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: "#0000" } })
    .png()
    .toBuffer();
  const { original, variants } = await taken(new Uint8Array(clear), "clear.png");
  expect((await sharp(original!).metadata()).hasAlpha).toBe(true);
  expect((await sharp(variants[0]!.bytes).metadata()).hasAlpha).toBe(true);
});

test.each(["jpeg", "webp", "avif", "gif", "png"] as const)(
  "the original of a %s stays one",
  async (format) => {
    const bytes = await painted(60, 40).toFormat(format).toBuffer();
    const { original, width, height } = await taken(new Uint8Array(bytes), `a.${format}`);
    const made = await sharp(original!).metadata();
    expect([made.format === "heif" ? "avif" : made.format, made.width, width, height]).toEqual([
      format,
      60,
      60,
      40,
    ]);
  },
);

test("an animation stays as it is", async () => {
  const gif = await animatedGif(30);
  expect(await taken(gif, "a.gif")).toEqual({
    type: "image/gif",
    original: null,
    variants: [],
    width: 30,
    height: 30,
  });
});

test("of an animation goes what was written beside it", async () => {
  const gif = await animatedGif(30);
  const start = 13 + (gif[10]! & 0x80 ? 3 * 2 ** ((gif[10]! & 7) + 1) : 0);
  const written = new Uint8Array([
    ...gif.slice(0, start),
    ...[0x21, 0xfe, 9, ...text("Tell-tale"), 0],
    ...gif.slice(start),
  ]);
  const { original, width, height } = await taken(written, "a.gif");
  expect(original).toEqual(gif);
  expect({ width, height }).toEqual({ width: 30, height: 30 });
});

test("a drawing is cleaned and says how large it is", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4" onload="alert(1)"><script/></svg>';
  const { original, ...rest } = await taken(text(svg), "a.svg");
  expect(new TextDecoder().decode(original!)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"/>',
  );
  expect(rest).toEqual({ type: "image/svg+xml", variants: [], width: 8, height: 4 });
});

test("what is no picture is served as it came", async () => {
  expect(await taken(text("%PDF-1.7\n"), "a.pdf")).toEqual({
    type: "application/pdf",
    original: null,
    variants: [],
  });
});

test("where nothing can paint, nothing of where and by whom a picture was taken is kept either", async () => {
  const { original, ...rest } = await taken(await cameraJpeg(400, 300), "IMG_1.jpg", null);
  expect(rest).toEqual({ type: "image/jpeg", variants: [] });
  const { orientation, width, exif } = await sharp(original!).metadata();
  expect({ orientation, width }).toEqual({ orientation: 6, width: 400 });
  expect(exif?.includes("Camera")).toBe(false);
  const damaged = (await cameraJpeg(400, 300)).slice(0, 900);
  expect(await prepared(damaged, "a.jpg", "", null)).toEqual({ problem: "unreadable" });
});

test("where nothing can paint, a picture that says nothing else is served as it came", async () => {
  expect(await taken(await png(400, 300), "a.png", null)).toEqual({
    type: "image/png",
    original: null,
    variants: [],
  });
});

test.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, string, string, string]>([
  [
    "a picture that unfolds to 900 million pixels",
    () => bomb(30_000, 30_000),
    "a.png",
    "image/png",
    "pixels",
  ],
  ["a picture with one pixel too many", () => bomb(50_001, 1000), "a.png", "image/png", "pixels"],
  ["a PNG that says it is a JPEG", () => png(4, 4), "a.jpg", "image/jpeg", "mismatch"],
  ["a PNG by the name of a page", () => png(4, 4), "a.html", "", "mismatch"],
  ["a page that says it is a PNG", async () => text("<!DOCTYPE html><script>"), "a.png", "image/png", "type"],
  ["a program", async () => text("MZ\u0000"), "a.exe", "", "type"],
  ["half a picture", async () => (await png(400, 300)).slice(0, 300), "a.png", "image/png", "unreadable"],
  [
    "a head without a picture",
    async () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
    "a.jpg",
    "",
    "unreadable",
  ],
  [
    "a drawing with entities",
    async () => text('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'),
    "a.svg",
    "",
    "unsafe",
  ],
  [
    "a drawing of three megabytes",
    async () => text(`<svg>${" ".repeat(3_000_000)}</svg>`),
    "a.svg",
    "",
    "size",
  ],
])("refused: %s", async (_, bytes, fileName, declared, problem) => {
  expect(await prepared(await bytes(), fileName, declared)).toEqual({ problem });
});
