import { describe, expect, it } from "vitest";
import { CLAIM_EVENTS, isLive, nextClaim, usesSeat } from "../../../convex/capacity/rules/claims";
import { CLAIM_STATES, type ClaimState } from "../../../convex/capacity/rules/statuses";

/** What follows each state by offer, hold, take, expire, release; a dash where the event cannot happen. */
const TABLE: Record<ClaimState, string> = {
  waiting: "offered - - - released",
  offered: "- - taken released released",
  held: "- held taken released released",
  taken: "- - - - released",
  released: "- - - - -",
};

describe("a claim", () => {
  it.each(CLAIM_STATES)("that is %s", (state) => {
    expect(CLAIM_EVENTS.map((event) => nextClaim(state, event) ?? "-").join(" ")).toBe(TABLE[state]);
  });

  it("uses a seat while it is offered, held or taken, and lives until it is released", () => {
    expect(CLAIM_STATES.filter(usesSeat)).toEqual(["offered", "held", "taken"]);
    expect(CLAIM_STATES.filter(isLive)).toEqual(["waiting", "offered", "held", "taken"]);
  });
});
