import { DAY, MINUTE, SECOND } from "../../shared/time";

export const JOB_KINDS = ["export", "erasure"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export const JOB_STATES = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

export type JobEvent = "begin" | "finish" | "fail" | "cancel";

/** Beginning again is what happens after a crash. What is not here is refused. */
const TRANSITIONS = {
  waiting: { begin: "running", fail: "failed", cancel: "cancelled" },
  running: { begin: "running", finish: "done", fail: "failed", cancel: "cancelled" },
  done: {},
  failed: {},
  cancelled: {},
} as const satisfies Record<JobState, Partial<Record<JobEvent, JobState>>>;

/** The state after an event; null where the event cannot happen. */
export function nextState(state: JobState, event: JobEvent): JobState | null {
  const events: Partial<Record<JobEvent, JobState>> = TRANSITIONS[state];
  return events[event] ?? null;
}

/** States in which a job is still to come to an end. */
export const ACTIVE_STATES = JOB_STATES.filter((state) => nextState(state, "fail") !== null);

export function isActive(state: JobState): boolean {
  return nextState(state, "fail") !== null;
}

/** An erasure is not cancelled: what it has removed does not come back. */
export function mayCancel({ kind, state }: { kind: JobKind; state: JobState }): boolean {
  return kind === "export" && nextState(state, "cancel") !== null;
}

/** How long a job that says nothing is believed to be at work. */
export const LEASE = 20 * SECOND;
/** The same for the last step of an export, which keeps the whole file. */
export const STORING_LEASE = 5 * MINUTE;
/** How long the file of an export can be downloaded. */
export const FILE_LIFE = 7 * DAY;
const MAX_ATTEMPTS = 3;

/** What to do about a job at a moment: leave it alone, begin it again, or give it up. */
export function afterSilence(
  job: { state: JobState; attempt: number; leaseUntil: number },
  now: number,
): "leave" | "wait" | "begin" | "fail" {
  if (!isActive(job.state)) return "leave";
  if (now < job.leaseUntil) return "wait";
  return job.attempt < MAX_ATTEMPTS ? "begin" : "fail";
}
