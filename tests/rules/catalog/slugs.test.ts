import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberedSlug, slugOf, slugProblem } from "../../../convex/catalog/rules/slugs";

describe("slugOf", () => {
  test.each([
    ["Zürich für Anfänger", "zurich-fur-anfanger"],
    ["Straße & Größe!", "strasse-grosse"],
    ["Læring på Øya", "laering-pa-oya"],
    ["Łódź", "lodz"],
    ["L'été: niveau B1/B2", "lete-niveau-b1-b2"],
    ["Українська мова", "ukrainska-mova"],
    ["Ελληνικά", "ellinika"],
    ["  Deutsch  A1  ", "deutsch-a1"],
    ["İstanbul", "istanbul"],
    ["دورة اللغة", "program"],
    ["日本語", "program"],
    ["!!!", "program"],
    ["New", "new-1"],
    ["x".repeat(80), "x".repeat(60)],
    [`${"x".repeat(59)} y`, "x".repeat(59)],
  ])("%s gives %s", (title, slug) => {
    expect(slugOf(title, "program")).toBe(slug);
  });

  test("gives what can be typed as a slug, numbered too", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 3 }),
        fc.integer({ min: 1, max: 999 }),
        (title, count) => {
          const slug = numberedSlug(slugOf(`abc ${title}`, "program"), count);
          expect(slugProblem(slug)).toBeNull();
        },
      ),
    );
  });
});

test("numbered slugs stay within 60 characters", () => {
  expect(numberedSlug("deutsch", 1)).toBe("deutsch");
  expect(numberedSlug("deutsch", 12)).toBe("deutsch-12");
  expect(numberedSlug("x".repeat(60), 3)).toBe(`${"x".repeat(58)}-3`);
});

test.each([
  ["deutsch-a1", null],
  ["ab", "addressSlug"],
  ["Deutsch", "addressSlug"],
  ["a--b", "addressSlug"],
  ["-abc", "addressSlug"],
  ["abc-", "addressSlug"],
  ["a b c", "addressSlug"],
  ["x".repeat(61), "addressSlug"],
  ["new", "slugReserved"],
])("%s as typed: %s", (slug, problem) => {
  expect(slugProblem(slug)).toBe(problem);
});
