import { describe, expect, test } from "vitest";
import { isBelow, middle, table } from "../../bench/lighthouse/scores.mjs";

const scores = { performance: 99, accessibility: 100, "best-practices": 98, seo: 100 };

describe("scores of Lighthouse", () => {
  test.each([
    [[97, 100, 99], 99],
    [[97, 100], 97],
    [[100], 100],
    [[], 0],
  ])("the middle of %j is %d", (numbers, found) => {
    expect(middle(numbers)).toBe(found);
  });

  test.each([
    [scores, false],
    [{ ...scores, seo: 97 }, true],
    [{ ...scores, performance: 0 }, true],
    [{ performance: 100, accessibility: 100, seo: 100 }, true],
  ])("%j are below the bar: %s", (found, below) => {
    expect(isBelow({ scores: found })).toBe(below);
  });

  test("stand in a table, with what cost points", () => {
    const page = { path: "/p/about", device: "mobile", judged: true };
    const failed = ["meta-description"];
    const results = [
      { ...page, scores, failed: [] },
      { ...page, scores: { ...scores, seo: 92 }, failed },
      { ...page, judged: false, scores: { ...scores, seo: 92 }, failed },
    ];
    const [heading, good, bad, shown] = table(results, { heading: true }).split("\n");
    expect(heading).toMatch(
      /^page +device +performance +accessibility +best-practices +seo +\(at least 98\)$/,
    );
    expect(good).toMatch(/^\/p\/about +mobile +99 +100 +98 +100$/);
    expect(bad).toMatch(/ 92 +below +meta-description$/);
    expect(shown).toMatch(/ 92 +\(below\) +meta-description$/);
  });
});
