/** One step of a transaction on the list of a key. A read's `items` is the whole list; null if unknown. */
export type Step =
  | { kind: "append"; key: string; value: number }
  | { kind: "read"; key: string; items: readonly number[] | null };

/**
 * What a client asked for and saw. Times are of one clock, in milliseconds. A subscription's state is
 * a transaction of reads that may lag behind: it has no `start`. What ended unknown has no `end`.
 * What a `session` shows follows on what it showed before, and on its own writes that had ended.
 */
export type Operation = {
  id: number;
  session: string | null;
  outcome: "ok" | "failed" | "unknown";
  start: number | null;
  end: number | null;
  steps: Step[];
};

/** What is wrong, with the operations it shows in. */
export type Anomaly = { kind: AnomalyKind; detail: string };

export type AnomalyKind =
  | "garbage read"
  | "duplicate"
  | "aborted read"
  | "intermediate read"
  | "incompatible order"
  | "internal"
  | "lost write"
  | "G0"
  | "G1c"
  | "G-single"
  | "G2"
  | "G0-realtime"
  | "G1c-realtime"
  | "G-single-realtime"
  | "G2-realtime"
  | "inconsistent snapshots"
  | "timestamp";
