import { expect, it } from "vitest";
import { colourOf, PRESENCE_COLOURS } from "../../../convex/publishing/rules/presence";

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it.each(PRESENCE_COLOURS)("white letters are legible upon %s", (colour) => {
  expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
});

it("somebody has the same colour always, and not everybody the same one", () => {
  expect(colourOf("k17abc")).toBe(colourOf("k17abc"));
  const many = Array.from({ length: 200 }, (_none, index) => colourOf(`person ${index}`));
  expect(new Set(many)).toEqual(new Set(PRESENCE_COLOURS));
});
