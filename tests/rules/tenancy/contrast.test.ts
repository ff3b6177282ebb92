import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { colorProblems, logoProblems, MAX_LOGO_BYTES } from "../../../convex/tenancy/rules/branding";
import {
  contrastRatio,
  isReadable,
  nearestReadable,
  normalizeColor,
  relativeLuminance,
} from "../../../convex/tenancy/rules/contrast";

describe("the formula of WCAG 2.2", () => {
  // Luminances of the primaries are the formula's own coefficients.
  test.each([
    ["#000000", 0],
    ["#ffffff", 1],
    ["#ff0000", 0.2126],
    ["#00ff00", 0.7152],
    ["#0000ff", 0.0722],
    ["#808080", 0.2159],
  ])("luminance of %s is %d", (color, luminance) => {
    expect(relativeLuminance(color)).toBeCloseTo(luminance, 4);
  });

  test.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    // The greys on either side of the bar for text on white.
    ["#767676", "#ffffff", 4.54],
    ["#777777", "#ffffff", 4.48],
    ["#ff0000", "#ffffff", 4],
    ["#0f5c5c", "#ffffff", 7.76],
  ])("%s on %s is %d : 1", (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2);
    expect(contrastRatio(other, one)).toBeCloseTo(ratio, 2);
  });
});

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("an organization's colour", () => {
  test("has always a readable one near it, and is that itself when it is readable", () => {
    fc.assert(
      fc.property(color, (entered) => {
        const near = nearestReadable(entered);
        expect(isReadable(near)).toBe(true);
        if (isReadable(entered)) expect(near).toBe(entered);
      }),
    );
  });

  test.each([
    [" #0F5C5C ", "#0f5c5c", {}],
    ["#0f5c5c", "#0f5c5c", {}],
    ["0f5c5c", null, { primaryColor: "color" }],
    ["#fff", null, { primaryColor: "color" }],
    ["teal", null, { primaryColor: "color" }],
    ["#ffd400", "#ffd400", { primaryColor: "contrast" }],
  ])("%s", (entered, stored, problems) => {
    expect(normalizeColor(entered)).toBe(stored);
    expect(colorProblems(entered)).toEqual(problems);
  });
});

test.each([
  [{ type: "image/png", size: MAX_LOGO_BYTES }, {}],
  [{ type: "image/png", size: MAX_LOGO_BYTES + 1 }, { logo: "imageSize" }],
  [{ type: "image/svg+xml", size: 10 }, { logo: "imageType" }],
  [{ type: undefined, size: 10 }, { logo: "imageType" }],
])("a logo of %o", (file, problems) => {
  expect(logoProblems(file)).toEqual(problems);
});
