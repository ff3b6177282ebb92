import { describe, expect, test } from "vitest";
import { fitText } from "../../../convex/certificates/drawing/fitting";
import { setLine, type TextStyle } from "../../../convex/certificates/drawing/typesetting";
import { installedFonts } from "../../support/installedFonts";

const SERIF: TextStyle = { family: "serif", weight: 400, opticalSize: 60 };
const setting = { source: installedFonts, locale: "en" };

const seen = async (text: string, locale = "en") => {
  const { runs } = await setLine(text, SERIF, { ...setting, locale });
  return runs.map(({ glyphs }) => glyphs.map((glyph) => glyph.text).join(""));
};

describe("setting a line", () => {
  test.each([
    ["one face", "Zoë", ["Zoë"]],
    ["decomposed letters are composed", "Zoe\u0308", ["Zoë"]],
    ["white space and controls", " a\t\n b\u0007 ", [" a b "]],
    ["right to left: seen from the left", "שלום", ["םולש"]],
    ["two directions, in a language from the left", "محمد Müller", ["دمحم", " ", "Müller"]],
    ["nothing", "", []],
  ])("%s", async (_, text, runs) => {
    expect(await seen(text)).toEqual(runs);
  });

  test("two directions, in a language from the right", async () => {
    expect((await seen("محمد Müller", "ar")).join("|")).toBe("Müller| دمحم");
  });

  test("Arabic letters join: none looks as it does alone", async () => {
    const glyphs = async (text: string) =>
      (await setLine(text, SERIF, setting)).runs.flatMap((run) => run.glyphs);
    const joined = (await glyphs("علي")).map(({ id }) => id);
    const alone = (await Promise.all(["ع", "ل"].map(glyphs))).map(([glyph]) => glyph?.id);
    for (const id of alone) expect(joined).not.toContain(id);
  });

  test("Devanagari consonants make conjuncts: fewer glyphs than letters", async () => {
    const [run] = (await setLine("श्री", SERIF, setting)).runs;
    expect(run?.glyphs.map(({ text }) => text)).toEqual(["श्री", ""]);
  });

  test("what no font has is shown by its number, at half the size, and still reads as itself", async () => {
    const { runs } = await setLine("a🧿", SERIF, setting);
    expect(runs.map(({ scale }) => scale)).toEqual([1, 0.5]);
    expect(runs[1]?.glyphs).toHaveLength("[U+1F9FF]".length);
    expect(runs[1]?.glyphs.map(({ text }) => text).join("")).toBe("🧿");
  });

  test("no text of any plane is drawn as a box", async () => {
    for (const text of ["\u{1F468}\u200D\u{1F469}", "\uFFFF", "\u{10FFFF}", "ﷺ", "x\u030C", "\uD83D"]) {
      const { runs } = await setLine(text, SERIF, setting);
      for (const { glyphs } of runs) for (const { id } of glyphs) expect(id).toBeGreaterThan(0);
    }
  });

  test("tracking widens by its share of each letter but the last, and leaves joined letters alone", async () => {
    const width = async (text: string, tracking: number) =>
      (await setLine(text, { ...SERIF, tracking }, setting)).width;
    expect((await width("ABC", 0.1)) - (await width("ABC", 0))).toBeCloseTo(0.2, 9);
    expect(await width("علي", 0.1)).toBe(await width("علي", 0));
  });
});

describe("fitting a text", () => {
  const fit = (text: string, width: number, lines: number) =>
    fitText(text, SERIF, { width, size: 40, lines }, setting);
  const texts = async (text: string, width: number, lines: number) =>
    (await fit(text, width, lines)).lines.map((line) => line.text);

  test("what has room keeps its size", async () => {
    const { lines, size } = await fit("X", 400, 2);
    expect([lines.length, size]).toEqual([1, 40]);
  });

  test("what is a little too wide shrinks on one line", async () => {
    const { lines, size } = await fit("Alexandra Hamilton-Burr", 360, 2);
    expect(lines).toHaveLength(1);
    expect(size).toBeGreaterThan(30);
    expect((lines[0]?.width ?? 0) * size).toBeCloseTo(360, 6);
  });

  test.each([
    [
      "at spaces, in lines of like width",
      "One Two Three Four Five Six",
      2,
      ["One Two Three", "Four Five Six"],
    ],
    ["after hyphens", "Aaaaaaaaaaaa-Bbbbbbbbbbbb", 2, ["Aaaaaaaaaaaa-", "Bbbbbbbbbbbb"]],
    ["between Han characters", "王小明王小明王小明王", 2, ["王小明王小", "明王小明王"]],
    ["never, if one line is all there is", "One Two Three Four Five Six", 1, ["One Two Three Four Five Six"]],
  ])("what is much too wide wraps %s", async (_, text, lines, expected) => {
    expect(await texts(text, 220, lines)).toEqual(expected);
  });

  test.each(["x".repeat(90), "Wilhelmina ".repeat(8).trim(), "王".repeat(60), "ع".repeat(90)])(
    "%s stays in its room, whole",
    async (text) => {
      const { lines, size } = await fit(text, 200, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const { width } of lines) expect(width * size).toBeLessThanOrEqual(200.001);
      expect(
        lines
          .map((line) => line.text)
          .join("")
          .replace(/\s/g, ""),
      ).toBe(text.replace(/\s/g, ""));
    },
  );
});
