import fc from "fast-check";
import { expect, test } from "vitest";
import { fits, isFresh, maxBytesOf, QUOTA_BYTES } from "../../../convex/media/rules/limits";
import {
  altIn,
  assetIdOf,
  isFocalPoint,
  mediaPath,
  objectPosition,
  srcSetOf,
  variantNamed,
} from "../../../convex/media/rules/pictures";
import { hasSizes, shownSize, sizesFor, WIDTHS } from "../../../convex/media/rules/sizes";

test.each([
  [{ width: 4000, height: 3000 }, ["320x240", "640x480", "960x720", "1280x960", "1920x1440", "2560x1920"]],
  [{ width: 1000, height: 500 }, ["320x160", "640x320", "1000x500"]],
  [{ width: 340, height: 1000 }, ["340x1000"]],
  [{ width: 16, height: 16 }, ["16x16"]],
  [{ width: 3000, height: 1 }, ["320x1", "640x1", "960x1", "1280x1", "1920x1", "2560x1"]],
])("sizes of %j", (picture, sizes) => {
  expect(sizesFor(picture).map(({ width, height }) => `${width}x${height}`)).toEqual(sizes);
});

test("no size is larger than the picture, none comes twice, and each has its proportions", () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const sizes = sizesFor({ width, height });
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes.length).toBeLessThanOrEqual(WIDTHS.length);
      const widths = sizes.map((size) => size.width);
      expect([...new Set(widths)].sort((one, other) => one - other)).toEqual(widths);
      for (const size of sizes) {
        expect(size.width).toBeLessThanOrEqual(Math.min(width, 2560));
        expect(Math.abs(size.height - Math.max(1, (height * size.width) / width))).toBeLessThanOrEqual(0.5);
      }
    }),
  );
});

test("an orientation that lays a picture on its side turns its size", () => {
  const size = { width: 40, height: 30 };
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => shownSize(size, orientation).width)).toEqual([
    40, 40, 40, 40, 30, 30, 30, 30,
  ]);
});

test("sizes are made of painted pictures alone", () => {
  expect(hasSizes("image/jpeg")).toBe(true);
  expect(hasSizes("image/svg+xml")).toBe(false);
  expect(hasSizes("video/mp4")).toBe(false);
});

test("what must stay in sight is a place of CSS", () => {
  expect(objectPosition({ x: 0.3, y: 0.625 })).toBe("30% 62.5%");
  expect(objectPosition({ x: 0, y: 1 })).toBe("0% 100%");
  expect(isFocalPoint({ x: 0, y: 1 })).toBe(true);
  expect(isFocalPoint({ x: -0.1, y: 0.5 })).toBe(false);
  expect(isFocalPoint({ x: 0.5, y: NaN })).toBe(false);
});

test("addresses name an asset, its edition and a size", () => {
  expect(mediaPath("abc", 3)).toBe("/media/abc/3");
  expect(mediaPath("abc", 3, { format: "avif", width: 640 })).toBe("/media/abc/3/640.avif");
  expect(assetIdOf("/media/abc/3")).toBe("abc");
  expect(assetIdOf("/media/abc/3/640.avif")).toBe("abc");
  expect(
    ["/media/abc", "/media/abc/x", "/media/../3", "https://x.test/media/abc/3", "/media/abc/3/640.png"].map(
      assetIdOf,
    ),
  ).toEqual([null, null, null, null, null]);
  expect(variantNamed("640.webp")).toEqual({ format: "webp", width: 640 });
  expect(["640.png", "x.webp", "640", "640.webp/x", ""].map(variantNamed)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("sizes of one format stand in a srcset", () => {
  const variants = [
    { format: "avif", width: 320 },
    { format: "webp", width: 320 },
    { format: "avif", width: 640 },
  ] as const;
  expect(srcSetOf("abc", 2, variants, "avif")).toBe("/media/abc/2/320.avif 320w, /media/abc/2/640.avif 640w");
  expect(srcSetOf("abc", 2, [], "webp")).toBe("");
});

test("what a picture shows is said in a language, or in the organization's", () => {
  const alt = { en: "A garden", de: "" };
  expect(altIn(alt, "en")).toBe("A garden");
  expect(altIn(alt, "de")).toBe("");
  expect(altIn(alt, "ar")).toBeNull();
  expect(altIn(alt, "ar", "en")).toBe("A garden");
});

test("limits by type, and what fits", () => {
  expect(maxBytesOf("image/svg+xml")).toBe(2_000_000);
  expect(maxBytesOf("image/png")).toBe(40_000_000);
  expect(maxBytesOf("application/pdf")).toBe(100_000_000);
  expect(maxBytesOf("video/mp4")).toBe(200_000_000);
  expect(fits(QUOTA_BYTES - 5, 5)).toBe(true);
  expect(fits(QUOTA_BYTES - 5, 6)).toBe(false);
  expect(isFresh(0, 3_599_999)).toBe(true);
  expect(isFresh(0, 3_600_000)).toBe(false);
});
