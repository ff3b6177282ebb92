import { DAY } from "../../shared/time";
import { takesPeople } from "./cohortLifecycle";
import type { CohortState, JoinMode } from "./statuses";

/** How long an invitation to a cohort can be accepted. */
export const INVITATION_LENGTH = 14 * DAY;

export const JOIN_ANSWERS = ["open", "notYet", "closed", "byInvitation"] as const;
/** Whether somebody may come in by themselves now. */
export type JoinAnswer = (typeof JOIN_ANSWERS)[number];

type Window = {
  state: CohortState;
  joinMode: JoinMode;
  opensAt?: number | undefined;
  closesAt?: number | undefined;
};

/**
 * Whether somebody may join a cohort, or ask to, at a moment. Once it runs, only where a closing time says
 * that it still takes people.
 */
export function joinAnswer({ state, joinMode, opensAt, closesAt }: Window, now: number): JoinAnswer {
  if (!takesPeople(state)) return "closed";
  if (joinMode === "invite") return "byInvitation";
  if (opensAt !== undefined && now < opensAt) return "notYet";
  if (closesAt !== undefined) return now < closesAt ? "open" : "closed";
  return state === "open" ? "open" : "closed";
}

export const SEATS_LEFT = ["many", "few", "waitlist", "full"] as const;
/** What visitors learn of the seats: never a number of people. */
export type SeatsLeft = (typeof SEATS_LEFT)[number];

/** "few" from a fifth of the seats down, and never for more than ten. */
export function seatsLeft(pool: {
  seats?: number | undefined;
  used: number;
  keepsWaiting: boolean;
}): SeatsLeft {
  if (pool.seats === undefined) return "many";
  const left = pool.seats - pool.used;
  if (left <= 0) return pool.keepsWaiting ? "waitlist" : "full";
  return left <= Math.min(10, Math.ceil(pool.seats / 5)) ? "few" : "many";
}
