import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  backoff,
  judge,
  MAX_FAULTS,
  type Outcome,
  patienceFor,
  type Verdict,
} from "../../../convex/notifications/rules/retries";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = 1_700_000_000_000;
const FAR = NOW + 24 * HOUR;

describe("backoff", () => {
  it.each([
    [1, 0, 15 * SECOND],
    [1, 0.5, 22.5 * SECOND],
    [2, 0, MINUTE],
    [3, 0, 4 * MINUTE],
    [4, 0, 16 * MINUTE],
    [5, 0, 64 * MINUTE],
    [6, 0, 3 * HOUR],
    [60, 0, 3 * HOUR],
  ])("fault %i with chance %d waits %i ms", (faults, chance, wait) => {
    expect(backoff(faults, chance)).toBe(wait);
  });

  it("lies between half and the whole of the step, and never beyond six hours", () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), chance, (faults, luck) => {
        const full = Math.min(6 * HOUR, 30 * SECOND * 4 ** (faults - 1));
        expect(backoff(faults, luck)).toBeGreaterThanOrEqual(full / 2);
        expect(backoff(faults, luck)).toBeLessThanOrEqual(full);
      }),
    );
  });
});

describe("judge", () => {
  const detail = "what it said";
  const scenarios: [string, Outcome, { faults: number; giveUpAt: number }, Verdict][] = [
    ["sent", { kind: "sent", providerId: "a" }, { faults: 2, giveUpAt: FAR }, { event: "send", faults: 2 }],
    ["kept", { kind: "kept" }, { faults: 0, giveUpAt: FAR }, { event: "keep", faults: 0 }],
    [
      "bounced",
      { kind: "bounced", detail },
      { faults: 0, giveUpAt: FAR },
      { event: "bounce", faults: 0, problem: "bounced" },
    ],
    [
      "refused at once",
      { kind: "refused", detail },
      { faults: 0, giveUpAt: FAR },
      { event: "giveUp", faults: 1, problem: "refused" },
    ],
    [
      "a broken template",
      { kind: "template", detail },
      { faults: 0, giveUpAt: FAR },
      { event: "giveUp", faults: 1, problem: "template" },
    ],
    [
      "told to wait",
      { kind: "throttled", retryAfterMs: 2 * SECOND, detail },
      { faults: 7, giveUpAt: FAR },
      { event: "retry", faults: 7, problem: "throttled", dueAt: NOW + 3 * SECOND },
    ],
    [
      "told to wait without saying how long",
      { kind: "throttled", retryAfterMs: null, detail },
      { faults: 0, giveUpAt: FAR },
      { event: "retry", faults: 0, problem: "throttled", dueAt: NOW + 45 * SECOND },
    ],
    [
      "told to wait for too long",
      { kind: "throttled", retryAfterMs: 2 * HOUR, detail },
      { faults: 0, giveUpAt: NOW + HOUR },
      { event: "giveUp", faults: 0, problem: "tooOld" },
    ],
    [
      "a first fault",
      { kind: "unreachable", detail },
      { faults: 0, giveUpAt: FAR },
      { event: "retry", faults: 1, problem: "unreachable", dueAt: NOW + 22.5 * SECOND },
    ],
    [
      "a wrong key",
      { kind: "setup", detail },
      { faults: 1, giveUpAt: FAR },
      { event: "retry", faults: 2, problem: "setup", dueAt: NOW + 90 * SECOND },
    ],
    [
      "one fault too many",
      { kind: "unreachable", detail },
      { faults: MAX_FAULTS - 1, giveUpAt: FAR },
      { event: "giveUp", faults: MAX_FAULTS, problem: "unreachable" },
    ],
    [
      "a fault after which it would be too late",
      { kind: "unreachable", detail },
      { faults: 3, giveUpAt: NOW + MINUTE },
      { event: "giveUp", faults: 4, problem: "tooOld" },
    ],
  ];
  it.each(scenarios)("%s", (_name, outcome, standing, verdict) => {
    expect(judge(outcome, standing, NOW, 0.5)).toEqual(verdict);
  });

  it("gives up some time, whatever the provider does", () => {
    let standing = { faults: 0, giveUpAt: FAR };
    let now = NOW;
    for (let tries = 1; tries <= MAX_FAULTS; tries++) {
      const verdict = judge({ kind: "unreachable", detail }, standing, now, 0.99);
      if (verdict.event === "giveUp") return expect(now - NOW).toBeLessThanOrEqual(24 * HOUR);
      standing = { ...standing, faults: verdict.faults };
      now = verdict.dueAt ?? now;
    }
    expect.unreachable("it was tried without end");
  });
});

describe("patienceFor", () => {
  it.each([
    ["signInCode", 10 * MINUTE],
    ["addressCode", 10 * MINUTE],
    ["invitation", 24 * HOUR],
    ["digest", 24 * HOUR],
  ])("%s: %i ms", (template, patience) => {
    expect(patienceFor(template)).toBe(patience);
  });
});
