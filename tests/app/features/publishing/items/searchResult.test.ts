import { describe, expect, test } from "vitest";
import { clipped, searchResult } from "../../../../../app/features/publishing/items/searchResult";

describe("a text is cut off", () => {
  test.each([
    ["", 10, ""],
    ["short", 10, "short"],
    ["exactly 10", 10, "exactly 10"],
    ["one two three", 9, "one two…"],
    ["one two, three", 10, "one two…"],
    ["Unbrokenwordwithoutend", 10, "Unbrokenw…"],
    ["much  space\nbetween", 40, "much space between"],
    ["🦊🦊🦊🦊🦊", 4, "🦊🦊🦊…"],
  ])("%j at %d is %j", (text, most, cut) => {
    expect(clipped(text, most)).toBe(cut);
    expect([...cut].length).toBeLessThanOrEqual(most);
  });
});

describe("a search result", () => {
  const place = { origin: "https://academy.example", path: "/blog/zurich" };
  const described = {
    ...{ title: " Zurich ", excerpt: "What to see.", seoTitle: "", seoDescription: "", canonicalUrl: "" },
  };

  test("says title, summary and address", () => {
    expect(searchResult(described, place)).toEqual({
      trail: "academy.example › blog › zurich",
      title: "Zurich",
      description: "What to see.",
      whole: { title: "Zurich", description: "What to see." },
    });
  });

  test("says what is written for it instead, and where the original stands", () => {
    const own = {
      seoTitle: "Zurich in a day",
      seoDescription: "Ten places.",
      canonicalUrl: "https://elsewhere.example/a%20b",
    };
    expect(searchResult({ ...described, ...own }, place)).toMatchObject({
      trail: "elsewhere.example › a b",
      title: "Zurich in a day",
      description: "Ten places.",
    });
  });

  test("keeps its own address where the original's is none", () => {
    for (const canonicalUrl of ["javascript:alert(1)", "elsewhere", "https://", "https://x/%E0%A4%A"])
      expect(searchResult({ ...described, canonicalUrl }, place).trail).toBe(
        canonicalUrl.startsWith("https://x") ? "x › %E0%A4%A" : "academy.example › blog › zurich",
      );
  });

  test("cuts off what engines cut off, and keeps the whole for cards", () => {
    const title = "word ".repeat(30).trim();
    const { title: shown, whole } = searchResult({ ...described, title }, place);
    expect(shown).toBe(`${"word ".repeat(12).trim()}…`);
    expect(whole.title).toBe(title);
  });
});
