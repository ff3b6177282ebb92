import type { DeliveryState } from "./kinds";

/** What can happen to a mail in the outbox. */
export type DeliveryEvent =
  | "claim"
  | "retry"
  | "giveUp"
  | "suppress"
  | "digest"
  | "keep"
  | "send"
  | "deliver"
  | "bounce"
  | "complain"
  | "sendAgain";

/** `claim` from `sending` is for a lease that ran out: the sender crashed before it could report. */
const TRANSITIONS = {
  waiting: { claim: "sending", suppress: "suppressed", digest: "digested" },
  sending: {
    claim: "sending",
    retry: "waiting",
    giveUp: "failed",
    suppress: "suppressed",
    keep: "kept",
    send: "sent",
    deliver: "delivered",
    bounce: "bounced",
    complain: "complained",
  },
  sent: { deliver: "delivered", bounce: "bounced", complain: "complained", sendAgain: "waiting" },
  delivered: { bounce: "bounced", complain: "complained", sendAgain: "waiting" },
  kept: { sendAgain: "waiting" },
  failed: { sendAgain: "waiting" },
  bounced: { sendAgain: "waiting" },
  suppressed: { sendAgain: "waiting" },
  complained: {},
  digested: {},
} as const satisfies Record<DeliveryState, Partial<Record<DeliveryEvent, DeliveryState>>>;

/** The state after an event, or null where the event does not fit the state. */
export function nextState(state: DeliveryState, event: DeliveryEvent): DeliveryState | null {
  const transitions: Partial<Record<DeliveryEvent, DeliveryState>> = TRANSITIONS[state];
  return transitions[event] ?? null;
}
