import { describe, expect, it } from "vitest";
import { clientIdOf, isClientOf, needsSnapshot } from "../../../convex/publishing/rules/liveSteps";

describe("whose page a client is", () => {
  it.each([
    [clientIdOf("anna", "7f3a-1"), true],
    ["anna:a", true],
    ["anna:", false],
    ["anna", false],
    ["ben:a", false],
    ["annab:a", false],
    ["anna:a b", false],
    ["anna:a:b", false],
    [`anna:${"a".repeat(65)}`, false],
    ["server", false],
  ])("%s is Anna's: %s", (clientId, expected) => {
    expect(isClientOf(clientId, "anna")).toBe(expected);
  });
});

describe("when the whole document is written down", () => {
  it.each([
    [1, 2, 100, 20_001, false],
    [38, 39, 100, 20_001, false],
    [39, 40, 100, 20_001, true],
    [40, 41, 100, 20_001, false],
    [41, 90, 100, 20_001, true],
    [1, 2, 30_000, 20_001, false],
    [1, 2, 30_001, 20_001, true],
    [6, 7, 100, 20_000, false],
    [7, 8, 100, 20_000, true],
    [8, 9, 100, 20_000, false],
    [7, 8, 100, 20_001, false],
  ])("from version %i to %i with %i bytes, of a text of %i: %s", (before, after, bytes, length, expected) => {
    expect(needsSnapshot(before, after, bytes, length)).toBe(expected);
  });
});
