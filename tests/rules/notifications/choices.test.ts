import { describe, expect, it } from "vitest";
import { CHANNELS, KINDS } from "../../../convex/notifications/rules/kinds";
import { isOptional, isWanted } from "../../../convex/notifications/rules/preferences";
import { isLegible, isSecret } from "../../../convex/notifications/rules/secrets";
import { isHeldBack } from "../../../convex/notifications/rules/suppressions";

describe("preferences", () => {
  it("make everything wanted until it is turned off", () => {
    for (const kind of KINDS) for (const channel of CHANNELS) expect(isWanted([], kind, channel)).toBe(true);
  });

  it.each([
    ["account", "email", false, true],
    ["invitation", "email", false, true],
    ["account", "inbox", true, false],
    ["announcement", "email", true, false],
    ["reminder", "email", true, false],
    ["activity", "inbox", true, false],
  ] as const)("%s by %s: optional %s, wanted when turned off %s", (kind, channel, optional, wanted) => {
    expect(isOptional(kind, channel)).toBe(optional);
    expect(isWanted([{ kind, channel, wanted: false }], kind, channel)).toBe(wanted);
  });

  it("are by kind and channel", () => {
    const chosen = [{ kind: "reminder", channel: "email", wanted: false }] as const;
    expect(isWanted(chosen, "reminder", "inbox")).toBe(true);
    expect(isWanted(chosen, "activity", "email")).toBe(true);
  });
});

describe("isHeldBack", () => {
  it.each([
    [null, "activity", false],
    ["bounced", "account", true],
    ["bounced", "activity", true],
    ["complained", "account", false],
    ["complained", "invitation", false],
    ["complained", "announcement", true],
  ] as const)("%s, %s: %s", (reason, kind, held) => {
    expect(isHeldBack(reason, kind)).toBe(held);
  });
});

describe("isLegible", () => {
  it.each(["signInCode", "addressCode", "invitation"])("%s lets its reader in", (template) => {
    expect(isSecret(template)).toBe(true);
  });

  const owner = { owner: true, demo: false };
  const manager = { owner: false, demo: false };
  const tryingOut = { owner: false, demo: true };
  it.each([
    ["an open mail, to a manager", "exportReady", "sent", manager, true, true],
    ["a kept code, to an owner", "signInCode", "kept", owner, false, true],
    ["a kept code, to a manager", "signInCode", "kept", manager, false, false],
    ["a kept code, to a manager of the demo", "signInCode", "kept", tryingOut, false, true],
    ["a kept code of somebody of two organizations, to an owner", "signInCode", "kept", owner, true, false],
    [
      "a kept code of somebody of two organizations, in the demo",
      "signInCode",
      "kept",
      tryingOut,
      true,
      false,
    ],
    ["a code on its way, to an owner", "signInCode", "sending", owner, false, false],
    ["a failed invitation, to an owner", "invitation", "failed", owner, false, false],
  ] as const)("%s", (_name, template, state, reader, elsewhere, legible) => {
    expect(isLegible({ template, state }, reader, { elsewhere })).toBe(legible);
  });
});
