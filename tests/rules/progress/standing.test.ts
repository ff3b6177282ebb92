import { describe, expect, test } from "vitest";
import { isMeasured, meets, standingOf, targetProblem } from "../../../convex/progress/rules/standing";
import type { RequirementKind } from "../../../convex/progress/rules/statuses";

test.each<[RequirementKind, number, number, boolean]>([
  ["attendance", 0.8, 0.8, true],
  ["attendance", 0.79, 0.8, false],
  ["attendance", 7 / 9, 0.78, true],
  ["attendance", 7 / 9, 0.8, false],
  ["watch", 1, 1, true],
  ["watch", 0.996, 1, true],
  ["assignment", 2, 3, false],
  ["assignment", 3, 3, true],
  ["manual", 1, 1, true],
  ["manual", 0, 1, false],
])("%s: %f meets %f: %s", (kind, value, target, met) => expect(meets(kind, value, target)).toBe(met));

test.each<[RequirementKind, number, string | null]>([
  ["attendance", 0, "share"],
  ["attendance", 1, null],
  ["attendance", 80, "share"],
  ["assignment", 0, "wholeNumber"],
  ["assignment", 2.5, "wholeNumber"],
  ["assignment", 1_001, "wholeNumber"],
  ["milestone", 3, null],
])("a target of %s: %f", (kind, target, problem) => expect(targetProblem(kind, target)).toBe(problem));

describe("a standing", () => {
  const requirement = (id: string, isRequired = true) => ({ id, isRequired });
  const met = (requirementId: string, isMet = true) => ({ requirementId, isMet });

  test.each([
    ["nothing is asked", [], [], { met: 0, of: 0, isReady: false }],
    ["only optional things are", [requirement("a", false)], [met("a")], { met: 0, of: 0, isReady: false }],
    [
      "one of two is met",
      [requirement("a"), requirement("b")],
      [met("a")],
      { met: 1, of: 2, isReady: false },
    ],
    ["one is no longer met", [requirement("a")], [met("a", false)], { met: 0, of: 1, isReady: false }],
    [
      "all required are met, an optional one is not",
      [requirement("a"), requirement("b"), requirement("c", false)],
      [met("b"), met("a")],
      { met: 2, of: 2, isReady: true },
    ],
    [
      "what was asked once is left over",
      [requirement("a")],
      [met("a"), met("gone")],
      { met: 1, of: 1, isReady: true },
    ],
  ])("%s", (_, requirements, measures, standing) => {
    expect(standingOf(requirements, measures)).toEqual(standing);
  });
});

test("attendance is counted, milestones are ticked", () => {
  expect([isMeasured("attendance"), isMeasured("milestone"), isMeasured("manual")]).toEqual([
    true,
    false,
    false,
  ]);
});
