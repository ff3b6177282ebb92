import { describe, expect, it } from "vitest";
import { accessEnd, mayAccess } from "../../../convex/cohorts/rules/access";
import { joinAnswer, seatsLeft } from "../../../convex/cohorts/rules/joining";
import {
  COHORT_STATES,
  type CohortState,
  type EnrollmentState,
  ENROLLMENT_STATES,
} from "../../../convex/cohorts/rules/statuses";

describe("joining at 100", () => {
  it.each([
    ["open", "open", undefined, undefined, "open"],
    ["open", "request", undefined, undefined, "open"],
    ["open", "invite", undefined, undefined, "byInvitation"],
    ["open", "open", 101, undefined, "notYet"],
    ["open", "open", 100, undefined, "open"],
    ["open", "open", undefined, 100, "closed"],
    ["open", "open", undefined, 101, "open"],
    ["open", "open", 50, 150, "open"],
    ["running", "open", undefined, undefined, "closed"],
    ["running", "open", undefined, 101, "open"],
    ["running", "open", 101, 150, "notYet"],
    ["draft", "open", undefined, undefined, "closed"],
    ["completed", "open", undefined, 101, "closed"],
    ["cancelled", "invite", undefined, undefined, "closed"],
  ] as const)("a cohort that is %s, by %s, from %s to %s", (state, joinMode, opensAt, closesAt, answer) => {
    expect(joinAnswer({ state, joinMode, opensAt, closesAt }, 100)).toBe(answer);
  });
});

describe("what visitors learn of the seats", () => {
  it.each([
    [undefined, 500, true, "many"],
    [100, 0, true, "many"],
    [100, 89, true, "many"],
    [100, 90, true, "few"],
    [20, 15, true, "many"],
    [20, 16, true, "few"],
    [3, 2, false, "few"],
    [20, 20, true, "waitlist"],
    [20, 20, false, "full"],
  ])("%s seats, %s used", (seats, used, keepsWaiting, left) => {
    expect(seatsLeft({ seats, used, keepsWaiting })).toBe(left);
  });
});

describe("access", () => {
  /** Of cohorts: those in which an enrollment opens the door. */
  const OPEN: Partial<Record<EnrollmentState, CohortState[]>> = {
    enrolled: ["open", "running", "completed"],
    active: ["open", "running", "completed"],
    completed: ["draft", "open", "running", "completed", "archived"],
  };

  it.each(ENROLLMENT_STATES)("of who is %s", (state) => {
    const open = COHORT_STATES.filter((cohort) => mayAccess({ state: cohort }, { state }, 100));
    expect(open).toEqual(OPEN[state] ?? []);
  });

  it.each([
    [99, false],
    [100, false],
    [101, true],
    [undefined, true],
  ])("of who completed, until %s, at 100", (accessUntil, open) => {
    expect(mayAccess({ state: "archived" }, { state: "completed", accessUntil }, 100)).toBe(open);
  });

  it.each([
    ["a year after the end, that day included", "2027-03-28", 365, "2027-03-01", "2028-03-27T22:00:00Z"],
    ["after today where the cohort ended long ago", "2027-03-28", 10, "2027-06-01", "2027-06-11T22:00:00Z"],
    ["none but the day itself", "2027-01-10", 0, "2027-01-01", "2027-01-10T23:00:00Z"],
  ])("ends %s", (_name, endDate, accessDays, today, end) => {
    const at = accessEnd({ endDate, timeZone: "Europe/Zurich", accessDays }, today);
    expect(new Date(at).toISOString()).toBe(end.replace("Z", ".000Z"));
  });
});
