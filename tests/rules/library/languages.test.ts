import { describe, expect, test } from "vitest";
import { languageTag, preferredOf } from "../../../convex/library/rules/languages";

test.each([
  ["de", "de"],
  [" pt-br ", "pt-BR"],
  ["zh-hans-cn", "zh-Hans-CN"],
  ["", null],
  ["german language", null],
  ["d", null],
])("a tag written %j is %j", (text, tag) => {
  expect(languageTag(text)).toBe(tag);
});

describe("of captions a reader gets", () => {
  const tracks = ["ar", "de-CH", "de", "en"].map((locale) => ({ locale }));
  test.each([
    ["en", "en"],
    ["en-GB", "en"],
    ["de", "de-CH"],
    ["fr", "ar"],
    ["e", "ar"],
  ])("who reads %s: %s", (language, locale) => {
    expect(preferredOf(tracks, language)).toEqual({ locale });
  });
  test("none where there are none", () => {
    expect(preferredOf([], "en")).toBeUndefined();
  });
});
