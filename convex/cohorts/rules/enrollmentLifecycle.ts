import type { EnrollmentState } from "./statuses";

/** What happens to an enrollment. */
export const ENROLLMENT_EVENTS = [
  "request",
  "invite",
  "enroll",
  "wait",
  "offer",
  "activate",
  "complete",
  "fail",
  "withdraw",
  "decline",
  "expire",
] as const;
export type EnrollmentEvent = (typeof ENROLLMENT_EVENTS)[number];

/** Who left or never came in may come anew. */
const anew = { request: "requested", invite: "invited", enroll: "enrolled", wait: "waitlisted" } as const;

/** Where each event leads from each state; what is not here cannot happen. */
export const ENROLLMENT_TRANSITIONS = {
  requested: {
    enroll: "enrolled",
    wait: "waitlisted",
    decline: "declined",
    withdraw: "withdrawn",
    expire: "expired",
  },
  invited: {
    enroll: "enrolled",
    wait: "waitlisted",
    decline: "declined",
    withdraw: "withdrawn",
    expire: "expired",
  },
  offered: { enroll: "enrolled", decline: "declined", withdraw: "withdrawn", expire: "expired" },
  waitlisted: { offer: "offered", withdraw: "withdrawn", expire: "expired" },
  enrolled: { activate: "active", complete: "completed", fail: "failed", withdraw: "withdrawn" },
  active: { complete: "completed", fail: "failed", withdraw: "withdrawn" },
  completed: {},
  failed: { complete: "completed" },
  withdrawn: anew,
  declined: anew,
  expired: anew,
} as const satisfies Record<EnrollmentState, Partial<Record<EnrollmentEvent, EnrollmentState>>>;

/** The state that follows; null where the event cannot happen. A new enrollment comes from null. */
export function nextEnrollment(
  state: EnrollmentState | null,
  event: EnrollmentEvent,
): EnrollmentState | null {
  const table: Partial<Record<EnrollmentEvent, EnrollmentState>> =
    state === null ? anew : ENROLLMENT_TRANSITIONS[state];
  return table[event] ?? null;
}

/** States in which somebody is on the way in and nothing is settled. */
export const PENDING_STATES = ["requested", "invited", "offered", "waitlisted"] as const;
/** States in which somebody takes part. */
export const SEATED_STATES = ["enrolled", "active"] as const;

export function isPending(state: EnrollmentState): boolean {
  return (PENDING_STATES as readonly string[]).includes(state);
}

export function isSeated(state: EnrollmentState): boolean {
  return (SEATED_STATES as readonly string[]).includes(state);
}

/** Whether somebody belongs to the cohort, now or as one who completed it. */
export function hasPlace(state: EnrollmentState): boolean {
  return isSeated(state) || state === "completed";
}

/** Whether somebody may come anew: they left, or never came in. */
export function isOut(state: EnrollmentState): boolean {
  return nextEnrollment(state, "enroll") !== null && !isPending(state);
}
