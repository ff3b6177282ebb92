import { describe, expect, it } from "vitest";
import {
  COHORT_STEPS,
  dueTransition,
  nextCohortState,
  stepsFrom,
  takesPeople,
} from "../../../convex/cohorts/rules/cohortLifecycle";
import {
  ENROLLMENT_EVENTS,
  isOut,
  isPending,
  isSeated,
  nextEnrollment,
} from "../../../convex/cohorts/rules/enrollmentLifecycle";
import {
  COHORT_STATES,
  type CohortState,
  ENROLLMENT_STATES,
  type EnrollmentState,
} from "../../../convex/cohorts/rules/statuses";

/** What follows each state by open, start, complete, archive, cancel. */
const COHORTS: Record<CohortState, string> = {
  draft: "open - - - cancelled",
  open: "- running - - cancelled",
  running: "- - completed - cancelled",
  completed: "- - - archived -",
  archived: "- - - - -",
  cancelled: "- - - - -",
};

/** By request, invite, enroll, wait, offer, activate, complete, fail, withdraw, decline, expire. */
const ENROLLMENTS: Record<EnrollmentState | "new", string> = {
  new: "requested invited enrolled waitlisted - - - - - - -",
  requested: "- - enrolled waitlisted - - - - withdrawn declined expired",
  invited: "- - enrolled waitlisted - - - - withdrawn declined expired",
  offered: "- - enrolled - - - - - withdrawn declined expired",
  enrolled: "- - - - - active completed failed withdrawn - -",
  waitlisted: "- - - - offered - - - withdrawn - expired",
  active: "- - - - - - completed failed withdrawn - -",
  completed: "- - - - - - - - - - -",
  failed: "- - - - - - completed - - - -",
  withdrawn: "requested invited enrolled waitlisted - - - - - - -",
  declined: "requested invited enrolled waitlisted - - - - - - -",
  expired: "requested invited enrolled waitlisted - - - - - - -",
};

describe("a cohort", () => {
  it.each(COHORT_STATES)("that is %s", (state) => {
    expect(COHORT_STEPS.map((step) => nextCohortState(state, step) ?? "-").join(" ")).toBe(COHORTS[state]);
  });

  it("offers the steps that can be taken, and takes people while open or running", () => {
    expect(stepsFrom("open")).toEqual(["start", "cancel"]);
    expect(stepsFrom("archived")).toEqual([]);
    expect(COHORT_STATES.filter(takesPeople)).toEqual(["open", "running"]);
  });
});

describe("an enrollment", () => {
  it.each(["new", ...ENROLLMENT_STATES] as const)("that is %s", (state) => {
    const from = state === "new" ? null : state;
    expect(ENROLLMENT_EVENTS.map((event) => nextEnrollment(from, event) ?? "-").join(" ")).toBe(
      ENROLLMENTS[state],
    );
  });

  it("is on the way in, in, or out", () => {
    expect(ENROLLMENT_STATES.filter(isPending)).toEqual(["requested", "invited", "offered", "waitlisted"]);
    expect(ENROLLMENT_STATES.filter(isSeated)).toEqual(["enrolled", "active"]);
    expect(ENROLLMENT_STATES.filter(isOut)).toEqual(["withdrawn", "declined", "expired"]);
  });
});

describe("by date", () => {
  const dates = { startDate: "2027-03-01", endDate: "2027-03-28" };
  it.each([
    ["open", "Europe/Zurich", "2027-02-28T22:59:59Z", null],
    ["open", "Europe/Zurich", "2027-02-28T23:00:00Z", "start"],
    ["open", "Pacific/Auckland", "2027-02-28T11:00:00Z", "start"],
    ["open", "America/Los_Angeles", "2027-03-01T07:59:59Z", null],
    ["open", "America/Los_Angeles", "2027-03-01T08:00:00Z", "start"],
    ["open", "Asia/Kathmandu", "2027-02-28T18:15:00Z", "start"],
    // Zurich's clocks go forward on the last day: the day after begins at 22:00 UTC.
    ["running", "Europe/Zurich", "2027-03-28T21:59:59Z", null],
    ["running", "Europe/Zurich", "2027-03-28T22:00:00Z", "complete"],
    ["open", "Europe/Zurich", "2029-01-01T00:00:00Z", "start"],
    ["running", "Europe/Zurich", "2029-01-01T00:00:00Z", "complete"],
    ["draft", "Europe/Zurich", "2029-01-01T00:00:00Z", null],
    ["completed", "Europe/Zurich", "2029-01-01T00:00:00Z", null],
    ["cancelled", "Europe/Zurich", "2029-01-01T00:00:00Z", null],
  ] as const)("%s in %s at %s", (state, timeZone, at, step) => {
    expect(dueTransition({ state, timeZone, ...dates }, Date.parse(at))).toBe(step);
  });
});
