import { describe, expect, test } from "vitest";
import {
  CREDENTIAL_EVENTS,
  type CredentialEvent,
  isWithdrawn,
  nextCredentialState,
} from "../../../convex/certificates/rules/credentialLifecycle";
import { credentialSteps } from "../../../convex/certificates/rules/credentialSteps";
import { CREDENTIAL_STATES, type CredentialState } from "../../../convex/certificates/rules/statuses";

/** For each state, the events that can happen in it and where they lead. */
const TABLE: Record<CredentialState, Partial<Record<CredentialEvent, CredentialState>>> = {
  queued: { begin: "issuing", giveUp: "failed", revoke: "revoked", erase: "erased" },
  issuing: { putBack: "queued", issue: "issued", giveUp: "failed", revoke: "revoked", erase: "erased" },
  failed: { retry: "queued", revoke: "revoked", erase: "erased" },
  issued: { revoke: "revoked", supersede: "superseded", erase: "erased" },
  revoked: { supersede: "superseded", erase: "erased" },
  superseded: { erase: "erased" },
  erased: {},
};

describe("a credential's lifecycle", () => {
  test.each(CREDENTIAL_STATES.flatMap((state) => CREDENTIAL_EVENTS.map((event) => [state, event] as const)))(
    "%s, %s",
    (state, event) => expect(nextCredentialState(state, event)).toBe(TABLE[state][event] ?? null),
  );

  test("what no longer holds has its bit set", () => {
    expect(CREDENTIAL_STATES.filter(isWithdrawn)).toEqual(["revoked", "superseded", "erased"]);
  });
});

test.each<[CredentialState, boolean, string[]]>([
  ["queued", false, ["revoke"]],
  ["issuing", false, ["revoke"]],
  ["failed", false, ["retry", "revoke"]],
  ["issued", false, ["revoke", "correct", "renew", "supersede"]],
  ["issued", true, ["revoke"]],
  ["revoked", false, ["supersede"]],
  ["revoked", true, []],
  ["superseded", false, []],
  ["erased", false, []],
])("staff may do with one that is %s, being replaced: %s", (state, isBeingReplaced, steps) => {
  expect(credentialSteps(state, isBeingReplaced)).toEqual(steps);
});
