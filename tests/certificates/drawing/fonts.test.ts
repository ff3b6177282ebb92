import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { candidates, hanPackage, type FontStyle } from "../../../convex/certificates/drawing/fonts";

const SERIF: FontStyle = { family: "serif", weight: 600, opticalSize: 60 };
const SANS: FontStyle = { family: "sans", weight: 950, italic: true };

const firstFor = (character: string, style = SERIF, locale = "en") =>
  candidates(character.codePointAt(0) ?? 0, style, hanPackage(character, locale)).next().value;

test.each([
  ["A", "source-serif-4/source-serif-4-latin-opsz-normal.woff2"],
  ["Ł", "source-serif-4/source-serif-4-latin-ext-opsz-normal.woff2"],
  ["ễ", "source-serif-4/source-serif-4-vietnamese-opsz-normal.woff2"],
  ["Ж", "source-serif-4/source-serif-4-cyrillic-opsz-normal.woff2"],
  ["α", "source-serif-4/source-serif-4-greek-opsz-normal.woff2"],
  ["ع", "noto-naskh-arabic/noto-naskh-arabic-arabic-wght-normal.woff2"],
  ["ש", "noto-sans-hebrew/noto-sans-hebrew-hebrew-wght-normal.woff2"],
  ["ज", "noto-sans-devanagari/noto-sans-devanagari-devanagari-wght-normal.woff2"],
  ["王", "noto-sans-sc/noto-sans-sc-116-wght-normal.woff2"],
  ["た", "noto-sans-jp/noto-sans-jp-119-wght-normal.woff2"],
  ["김", "noto-sans-kr/noto-sans-kr-116-wght-normal.woff2"],
])("%s is looked for first in %s, which is installed", (character, file) => {
  const found = firstFor(character);
  expect(found?.file).toBe(file);
  const [name = "", part = ""] = file.split("/");
  expect(existsSync(`node_modules/@fontsource-variable/${name}/files/${part}`)).toBe(true);
});

test("axes are pinned where a font has them, within its limits", () => {
  expect(firstFor("A")?.axes).toEqual({ wght: 600, opsz: 60 });
  expect(firstFor("A", { ...SERIF, opticalSize: 90 })?.axes).toEqual({ wght: 600, opsz: 60 });
  expect(firstFor("ع", { ...SERIF, weight: 300 })?.axes).toEqual({ wght: 400 });
  expect(firstFor("A", SANS)).toEqual({
    file: "inter/inter-latin-wght-italic.woff2",
    package: "inter",
    axes: { wght: 900 },
  });
});

test("what no package claims has no candidate", () => {
  expect(firstFor("ส")).toBeUndefined();
});

describe("Han characters", () => {
  test.each([
    ["王小明", "en", "noto-sans-sc"],
    ["王小明", "ja-JP", "noto-sans-jp"],
    ["王小明", "ko", "noto-sans-kr"],
    ["山田 たかし", "zh", "noto-sans-jp"],
    ["タカシ", "en", "noto-sans-jp"],
    ["金 철수", "en", "noto-sans-kr"],
  ])("%s in %s", (text, locale, name) => {
    expect(hanPackage(text, locale)).toBe(name);
  });
});
