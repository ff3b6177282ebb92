import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Meaning } from "../../ui/theme/tokens";

/** The first page of a person's own enrollments: more than anybody looks at on one screen. */
export const MINE = { paginationOpts: { numItems: 50, cursor: null } };

export type Enrollment = FunctionReturnType<typeof api.cohorts.joining.own>;
type State = Enrollment["state"];

/** What each state means to the person. */
export const STATE_MEANINGS: Record<State, Meaning> = {
  requested: "info",
  invited: "warning",
  offered: "warning",
  enrolled: "success",
  waitlisted: "info",
  active: "success",
  completed: "success",
  failed: "neutral",
  withdrawn: "neutral",
  declined: "neutral",
  expired: "neutral",
};

/** A person's own page of a cohort. */
export function cohortPath(id: string): string {
  return `/portal/cohorts/${id}`;
}

/** A civil date such as "2026-11-24" as a moment that is on that day in UTC, to be formatted there. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}

/** Whether the person must answer before a time. */
export function waitsForAnswer({ state, until }: Enrollment, now: number): boolean {
  return (state === "offered" || state === "invited") && (until === null || until > now);
}

/** Whether the person waits for the staff or for a seat. */
export function isWaiting({ state }: Enrollment): boolean {
  return state === "requested" || state === "waitlisted";
}

/** Whether it is over for the person, with pages that are still open to them. */
export function isBehind({ state, mayEnter, cohort }: Enrollment): boolean {
  return mayEnter && (state === "completed" || cohort.state === "completed");
}

/** What each cohort is called, by its id. */
export function namesOf(enrollments: readonly Enrollment[]): Map<string, string> {
  return new Map(enrollments.map(({ cohort }) => [cohort.id, cohort.name]));
}
