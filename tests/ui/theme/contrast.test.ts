import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, luminance, mix, withinLuminance } from "../../../app/ui/theme/color";
import { organizationColors } from "../../../app/ui/theme/organizationColors";
import { MEANINGS, SCHEMES, SURFACES, TONES } from "../../../app/ui/theme/tokens";

const AA_TEXT = 4.5;
const AA_CONTROL = 3;
const hexColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    // A known pair of the WCAG understanding documents: the darkest grey that fails on white, and the next.
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
  ])("of %s on %s is %d", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });

  it("is measured on what a mix gives", () => {
    expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
    expect(luminance("#ffffff")).toBeCloseTo(1, 6);
  });
});

describe.each(SCHEMES)("the %s theme", (scheme) => {
  const { paper, surface, sunken, ink, dimmed, controlBorder } = SURFACES[scheme];

  it.each([
    ["ink", ink],
    ["dimmed", dimmed],
  ])("reads %s on every surface", (_, text) => {
    for (const behind of [paper, surface, sunken])
      expect(contrast(text, behind)).toBeGreaterThanOrEqual(AA_TEXT);
  });

  it("shows where a control ends", () => {
    for (const behind of [paper, surface, sunken])
      expect(contrast(controlBorder, behind)).toBeGreaterThanOrEqual(AA_CONTROL);
  });

  it.each(MEANINGS)("reads what means %s, on its tint and beside it", (meaning) => {
    const { text, tint, border } = TONES[scheme][meaning];
    for (const behind of [paper, surface, sunken, tint]) {
      expect(contrast(text, behind)).toBeGreaterThanOrEqual(AA_TEXT);
      expect(contrast(border, behind)).toBeGreaterThanOrEqual(AA_TEXT);
    }
    expect(contrast(ink, tint)).toBeGreaterThanOrEqual(AA_TEXT);
  });

  it("reads whatever colour an organization has", () => {
    fc.assert(
      fc.property(hexColor, (primary) => {
        const { filled, filledHover, tint, tintHover, text, border } = organizationColors(primary)[scheme];
        for (const button of [filled, filledHover])
          expect(contrast("#ffffff", button)).toBeGreaterThanOrEqual(AA_TEXT);
        for (const behind of [paper, surface, sunken, tint, tintHover])
          expect(contrast(text, behind)).toBeGreaterThanOrEqual(AA_TEXT);
        expect(contrast(border, surface)).toBeGreaterThanOrEqual(AA_TEXT);
        expect(contrast(filled, surface)).toBeGreaterThanOrEqual(scheme === "dark" ? AA_CONTROL : 1);
      }),
      { numRuns: 300 },
    );
  });
});

describe("organizationColors", () => {
  it("keeps a colour on which white text reads", () => {
    expect(organizationColors("#0F5C5C").light.filled).toBe("#0f5c5c");
  });

  it("darkens a colour on which it does not, and keeps the pure one for surfaces of its own", () => {
    const yellow = organizationColors("#f4c20d");
    expect(yellow).toMatchObject({ pure: "#f4c20d", onPure: "#000000" });
    expect(contrast("#ffffff", yellow.light.filled)).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast("#ffffff", yellow.light.filled)).toBeLessThan(4.8);
  });

  it.each([[null], ["teal"], ["#12"]])("takes the product's own colour for %s", (primary) => {
    expect(organizationColors(primary).pure).toBe("#0f5c5c");
  });

  it("has ten shades from pale to deep", () => {
    const lights = organizationColors("#5b3a8c").shades.map(luminance);
    expect(lights).toHaveLength(10);
    expect([...lights].sort((a, b) => b - a)).toEqual(lights);
  });
});

it("moves a luminance no further than it must", () => {
  expect(withinLuminance("#808080", 0, 1)).toBe("#808080");
  expect(luminance(withinLuminance("#ffffff", 0, 0.18))).toBeCloseTo(0.176, 2);
  expect(luminance(withinLuminance("#000000", 0.14, 0.18))).toBeCloseTo(0.144, 2);
});
