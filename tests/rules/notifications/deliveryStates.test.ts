import { describe, expect, it } from "vitest";
import { type DeliveryEvent, nextState } from "../../../convex/notifications/rules/deliveryStates";
import { DELIVERY_STATES, type DeliveryState } from "../../../convex/notifications/rules/kinds";

const EVENTS = [
  "claim",
  "retry",
  "giveUp",
  "suppress",
  "digest",
  "keep",
  "send",
  "deliver",
  "bounce",
  "complain",
  "sendAgain",
] as const satisfies readonly DeliveryEvent[];

/** Every step there is; all others are refused. */
const STEPS: Record<DeliveryState, Partial<Record<DeliveryEvent, DeliveryState>>> = {
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
};

describe("nextState", () => {
  it.each(DELIVERY_STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const)))(
    "%s, %s",
    (state, event) => {
      expect(nextState(state, event)).toBe(STEPS[state][event] ?? null);
    },
  );
});
