import { expect, test } from "vitest";
import {
  ACTIVE_STATES,
  afterSilence,
  JOB_STATES,
  type JobEvent,
  mayCancel,
  nextState,
} from "../../../convex/privacy/rules/jobs";

const EVENTS: JobEvent[] = ["begin", "finish", "fail", "cancel"];

test("every state and every event", () => {
  const table = Object.fromEntries(
    JOB_STATES.map((state) => [state, EVENTS.map((event) => nextState(state, event))]),
  );
  expect(table).toEqual({
    waiting: ["running", null, "failed", "cancelled"],
    running: ["running", "done", "failed", "cancelled"],
    done: [null, null, null, null],
    failed: [null, null, null, null],
    cancelled: [null, null, null, null],
  });
  expect(ACTIVE_STATES).toEqual(["waiting", "running"]);
});

test.each([
  ["waiting", 0, 1_001, "wait"],
  ["waiting", 0, 1_000, "begin"],
  ["running", 1, 999, "begin"],
  ["running", 2, 1_000, "begin"],
  ["running", 3, 1_000, "fail"],
  ["running", 3, 1_001, "wait"],
  ["done", 1, 0, "leave"],
  ["failed", 3, 0, "leave"],
  ["cancelled", 1, 5_000, "leave"],
] as const)(
  "a job that is %s after %i attempts, leased until %i, at 1000: %s",
  (state, attempt, lease, next) => {
    expect(afterSilence({ state, attempt, leaseUntil: lease }, 1_000)).toBe(next);
  },
);

test("exports can be cancelled while they run, erasures never", () => {
  const cancellable = (kind: "export" | "erasure") =>
    JOB_STATES.filter((state) => mayCancel({ kind, state }));
  expect(cancellable("export")).toEqual(["waiting", "running"]);
  expect(cancellable("erasure")).toEqual([]);
});
