import { DAY, HOUR, MINUTE, SECOND } from "../../shared/time";
import type { DeliveryEvent } from "./deliveryStates";

/** What staff are told when a mail did not go: keys of `notifications.problem.<name>`. */
export const PROBLEMS = [
  "unreachable",
  "throttled",
  "refused",
  "bounced",
  "template",
  "setup",
  "tooOld",
  "suppressed",
  "unwanted",
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** How an attempt to send ended. `detail` is what the provider said. */
export type Outcome =
  | { kind: "sent"; providerId: string | null }
  | { kind: "kept" }
  | { kind: "throttled"; retryAfterMs: number | null; detail: string }
  | { kind: "unreachable" | "setup" | "refused" | "bounced" | "template"; detail: string };

/** What becomes of a mail after an attempt. `dueAt` is the next attempt's moment. */
export type Verdict = {
  event: DeliveryEvent;
  faults: number;
  problem?: Problem;
  dueAt?: number;
};

/** How long a sender may be at it before another one takes over. Longer than any provider is waited for. */
export const LEASE = 2 * MINUTE;
/** How often a provider may fail before a mail is given up. */
export const MAX_FAULTS = 8;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 6 * HOUR;
/** Codes that a person waits for are worth nothing later. */
const PATIENCE_FOR_CODES = 10 * MINUTE;
const CODE_TEMPLATES: readonly string[] = ["signInCode", "addressCode"];

/** For how long after it fell due a mail is tried, in milliseconds. */
export function patienceFor(template: string): number {
  return CODE_TEMPLATES.includes(template) ? PATIENCE_FOR_CODES : DAY;
}

/**
 * How long to wait after the nth fault (n from 1), in milliseconds: 30 s, 2 min, 8 min … up to 6 h, of
 * which the second half is left to chance so that mails that failed together do not come back together.
 * `chance` is in [0, 1).
 */
export function backoff(faults: number, chance: number): number {
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 4 ** (faults - 1));
  return Math.round(full / 2 + (full / 2) * chance);
}

/**
 * What to do after an attempt. A provider that asks to wait is waited for as long as it says, and a little
 * longer by chance; that is no fault. Everything has an end: after `MAX_FAULTS`, or past `giveUpAt`.
 */
export function judge(
  outcome: Outcome,
  { faults, giveUpAt }: { faults: number; giveUpAt: number },
  now: number,
  chance: number,
): Verdict {
  switch (outcome.kind) {
    case "sent":
      return { event: "send", faults };
    case "kept":
      return { event: "keep", faults };
    case "bounced":
      return { event: "bounce", faults, problem: "bounced" };
    case "refused":
    case "template":
      return { event: "giveUp", faults: faults + 1, problem: outcome.kind };
    case "throttled": {
      const wait = outcome.retryAfterMs ?? FIRST_WAIT;
      return again({ faults, problem: "throttled", dueAt: now + Math.round(wait * (1 + chance)) }, giveUpAt);
    }
    case "unreachable":
    case "setup": {
      const problem = outcome.kind;
      if (faults + 1 >= MAX_FAULTS) return { event: "giveUp", faults: faults + 1, problem };
      return again({ faults: faults + 1, problem, dueAt: now + backoff(faults + 1, chance) }, giveUpAt);
    }
    default:
      return outcome satisfies never;
  }
}

function again(next: { faults: number; problem: Problem; dueAt: number }, giveUpAt: number): Verdict {
  if (next.dueAt > giveUpAt) return { event: "giveUp", faults: next.faults, problem: "tooOld" };
  return { event: "retry", ...next };
}
