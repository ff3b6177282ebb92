import { expect, test } from "vitest";
import { standingOf, type StandingFacts } from "../../../convex/certificates/rules/standings";

const NOW = 1_000;

test.each<[StandingFacts, string | null]>([
  [{ state: "queued", validFrom: 0 }, null],
  [{ state: "issuing", validFrom: 0 }, null],
  [{ state: "failed", validFrom: 0 }, null],
  [{ state: "issued", validFrom: 0 }, "valid"],
  [{ state: "issued", validFrom: NOW }, "valid"],
  [{ state: "issued", validFrom: NOW + 1 }, "notYetValid"],
  [{ state: "issued", validFrom: 0, validUntil: NOW }, "valid"],
  [{ state: "issued", validFrom: 0, validUntil: NOW - 1 }, "expired"],
  [{ state: "revoked", validFrom: 0, validUntil: NOW - 1 }, "revoked"],
  [{ state: "superseded", validFrom: 0 }, "superseded"],
  [{ state: "erased", validFrom: 0 }, "erased"],
])("%j is worth %j", (facts, standing) => {
  expect(standingOf(facts, NOW)).toBe(standing);
});
