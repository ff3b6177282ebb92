import type { ClaimState } from "./statuses";

/** What can happen to a claim. */
export const CLAIM_EVENTS = ["offer", "hold", "take", "expire", "release"] as const;
export type ClaimEvent = (typeof CLAIM_EVENTS)[number];

/** Where each event leads from each state; what is not here cannot happen. */
export const CLAIM_TRANSITIONS = {
  waiting: { offer: "offered", release: "released" },
  offered: { take: "taken", expire: "released", release: "released" },
  held: { hold: "held", take: "taken", expire: "released", release: "released" },
  taken: { release: "released" },
  released: {},
} as const satisfies Record<ClaimState, Partial<Record<ClaimEvent, ClaimState>>>;

/** The state that follows, or null where the event cannot happen. */
export function nextClaim(state: ClaimState, event: ClaimEvent): ClaimState | null {
  const table: Partial<Record<ClaimEvent, ClaimState>> = CLAIM_TRANSITIONS[state];
  return table[event] ?? null;
}

/** Whether a claim in this state uses a seat. */
export function usesSeat(state: ClaimState): boolean {
  return state === "offered" || state === "held" || state === "taken";
}

/** Whether a claim has not ended. */
export function isLive(state: ClaimState): boolean {
  return state !== "released";
}
