import type { RegistrationState } from "./statuses";

/** What can happen to somebody's registration for an event. One that ended is made anew. */
export type RegistrationEvent = "offer" | "accept" | "cancel" | "expire";

const TRANSITIONS = {
  registered: { cancel: "cancelled" },
  waiting: { offer: "offered", cancel: "cancelled" },
  offered: { accept: "registered", cancel: "cancelled", expire: "cancelled" },
  cancelled: {},
} as const satisfies Record<RegistrationState, Partial<Record<RegistrationEvent, RegistrationState>>>;

/** The state after an event, or null where the event does not fit the state. */
export function nextRegistration(
  state: RegistrationState,
  event: RegistrationEvent,
): RegistrationState | null {
  const transitions: Partial<Record<RegistrationEvent, RegistrationState>> = TRANSITIONS[state];
  return transitions[event] ?? null;
}
