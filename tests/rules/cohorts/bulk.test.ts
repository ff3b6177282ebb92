import { expect, it } from "vitest";
import { BULK_ACTIONS, type BulkAction, fits, needsReason } from "../../../convex/cohorts/rules/bulk";
import { standsBefore } from "../../../convex/cohorts/rules/merging";
import { ENROLLMENT_STATES, type EnrollmentState } from "../../../convex/cohorts/rules/statuses";

const FITTING: Record<BulkAction, EnrollmentState[]> = {
  approve: ["requested"],
  refuse: ["requested"],
  withdraw: ["requested", "invited", "offered", "enrolled", "waitlisted", "active"],
  complete: ["enrolled", "active", "failed"],
  fail: ["enrolled", "active"],
};

it.each(BULK_ACTIONS)("%s fits", (action) => {
  expect(ENROLLMENT_STATES.filter((state) => fits(action, state))).toEqual(FITTING[action]);
});

it("those who are put out are told why", () => {
  expect(BULK_ACTIONS.filter(needsReason)).toEqual(["withdraw", "fail"]);
});

it.each([
  ["active", "enrolled", true],
  ["withdrawn", "waitlisted", false],
  ["completed", "active", true],
  ["active", "active", true],
] as const)("of two people's enrollments that become one's, %s before %s: %s", (one, other, first) => {
  expect(standsBefore({ state: one, _creationTime: 1 }, { state: other, _creationTime: 2 })).toBe(first);
  expect(standsBefore({ state: other, _creationTime: 2 }, { state: one, _creationTime: 1 })).toBe(!first);
});
