import fc from "fast-check";
import { expect, test } from "vitest";
import { numberedSlug, slugOf, slugProblem } from "../../../convex/publishing/rules/slugs";

test.each([
  ["How we teach", "how-we-teach"],
  ["  Zürich für Anfänger!  ", "zurich-fur-anfanger"],
  ["Straße & Œuvre", "strasse-oeuvre"],
  ["It's 5 o’clock", "its-5-oclock"],
  ["Київ", "kyiv"],
  ["Ελλάδα", "ellada"],
  ["مرحبا بالعالم", "مرحبا-بالعالم"],
  ["こんにちは世界", "こんにちは世界"],
  ["ガイド", "ガイド"],
  ["हिन्दी में", "हिन्दी-में"],
  ["Год 2026: итоги", "hod-2026-ytohy"],
  ["Search", "search-1"],
  ["🎉🎉", "post"],
  ["", "post"],
])("%j gives %j", (title, slug) => {
  expect(slugOf(title, "post")).toBe(slug);
});

test("a slug has sixty letters at most, and none of them is cut in two", () => {
  expect(slugOf("a".repeat(59) + " bc", "x")).toBe("a".repeat(59));
  const rare = slugOf("𐌰".repeat(80), "x");
  expect([...rare]).toHaveLength(60);
  expect(rare.isWellFormed()).toBe(true);
});

test.each([
  ["how-we-teach", null],
  ["a", null],
  ["مرحبا", null],
  ["", "contentSlug"],
  ["How", "contentSlug"],
  ["a--b", "contentSlug"],
  ["-a", "contentSlug"],
  ["a/b", "contentSlug"],
  ["..", "contentSlug"],
  ["a".repeat(61), "contentSlug"],
  ["tags", "slugReserved"],
])("%j as a slug: %s", (slug, problem) => {
  expect(slugProblem(slug)).toBe(problem);
});

test.each([
  ["news", 1, "news"],
  ["news", 12, "news-12"],
  ["a".repeat(60), 2, `${"a".repeat(58)}-2`],
])("%j for the %ith is %j", (slug, count, numbered) => {
  expect(numberedSlug(slug, count)).toBe(numbered);
});

test("whatever the title, its slug is one, also with a number", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 90 }),
      fc.integer({ min: 1, max: 999 }),
      (title, count) => {
        const slug = slugOf(title, "post");
        expect([title, slugProblem(slug)]).toEqual([title, null]);
        expect(slugProblem(numberedSlug(slug, count))).toBeNull();
      },
    ),
  );
});
