import { takesPeople } from "../../../convex/cohorts/rules/cohortLifecycle";
import type { CohortState } from "../../../convex/cohorts/rules/statuses";

export type NextStep = {
  kind: "open" | "requests" | "ready" | "waiting" | "invite" | "archive";
  /** How many people it concerns. */
  count: number;
};

type Known = {
  state: CohortState;
  counts: { requested: number; waitlisted: number; enrolled: number; invited: number };
};

/**
 * What staff do next with a cohort; null when nothing waits. `ready`: how many could be completed.
 * `manages`: whether the viewer runs cohorts, or only teaches one.
 */
export function nextStep({ state, counts }: Known, ready: number, manages: boolean): NextStep | null {
  const takes = takesPeople(state);
  const begun = state === "running" || state === "completed";
  const steps: (NextStep | false)[] = [
    manages && state === "draft" && { kind: "open", count: 0 },
    manages && takes && counts.requested > 0 && { kind: "requests", count: counts.requested },
    begun && ready > 0 && { kind: "ready", count: ready },
    manages && takes && counts.waitlisted > 0 && { kind: "waiting", count: counts.waitlisted },
    manages && state === "open" && counts.enrolled + counts.invited === 0 && { kind: "invite", count: 0 },
    manages && state === "completed" && { kind: "archive", count: 0 },
  ];
  return steps.find((step) => step !== false) ?? null;
}
