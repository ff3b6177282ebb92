import { addDays, startOfDate } from "../../shared/civilTime";
import type { CohortState } from "./statuses";

/** What staff, or the calendar, do with a cohort as a whole. */
export const COHORT_STEPS = ["open", "start", "complete", "archive", "cancel"] as const;
export type CohortStep = (typeof COHORT_STEPS)[number];

/** Where each step leads from each state; what is not here cannot happen. */
export const COHORT_TRANSITIONS = {
  draft: { open: "open", cancel: "cancelled" },
  open: { start: "running", cancel: "cancelled" },
  running: { complete: "completed", cancel: "cancelled" },
  completed: { archive: "archived" },
  archived: {},
  cancelled: {},
} as const satisfies Record<CohortState, Partial<Record<CohortStep, CohortState>>>;

/** The state that follows, or null where the step cannot be taken. */
export function nextCohortState(state: CohortState, step: CohortStep): CohortState | null {
  const table: Partial<Record<CohortStep, CohortState>> = COHORT_TRANSITIONS[state];
  return table[step] ?? null;
}

/** The steps that can be taken from a state, in their order. */
export function stepsFrom(state: CohortState): CohortStep[] {
  return COHORT_STEPS.filter((step) => nextCohortState(state, step) !== null);
}

/** Whether seats are given and people come in. */
export function takesPeople(state: CohortState): boolean {
  return state === "open" || state === "running";
}

type Dated = { state: CohortState; startDate: string; endDate: string; timeZone: string };

/**
 * The step that is due by date, in the cohort's zone: an open cohort starts as its first day begins, a running
 * one is complete as the day after its last begins. Null when none is due.
 */
export function dueTransition(
  { state, startDate, endDate, timeZone }: Dated,
  now: number,
): CohortStep | null {
  if (state === "open" && now >= startOfDate(startDate, timeZone)) return "start";
  if (state === "running" && now >= startOfDate(addDays(endDate, 1), timeZone)) return "complete";
  return null;
}
