import type { RunningQuery } from "../store/query";
import type { Transaction } from "../store/transaction";
import type { Identity, RequestMetadata } from "./calls";

export type TransactionUdf = "query" | "mutation";

/** What one top-level query or mutation and everything it calls share. */
export type Execution = {
  readonly tx: Transaction;
  readonly identity: Identity;
  readonly request: RequestMetadata;
  readonly logLines: string[];
  /** Set once the function asks who calls: its result is then one caller's own. */
  readsIdentity: boolean;
  /** Effects to carry out after the commit, such as removing a file. */
  readonly afterCommit: { removedFiles: string[] };
};

/** One running function: the top-level one, or a nested one in its own component. */
export type FunctionFrame = {
  readonly execution: Execution;
  readonly component: string;
  /** `module.js:export`. */
  readonly path: string;
  readonly udf: TransactionUdf;
  readonly depth: number;
  /** End cursor of the last run of this query, so that a reactive page keeps its end. */
  readonly previousEndCursor: string | null;
  endCursor: string | null;
  readonly queries: Map<number, RunningQuery>;
  /** Queries already cleaned up; what they read still counts. */
  readonly finished: RunningQuery[];
  nextQuery: number;
};

export function newFrame(
  from: Pick<FunctionFrame, "execution" | "component" | "path" | "udf" | "depth" | "previousEndCursor">,
): FunctionFrame {
  return { ...from, endCursor: null, queries: new Map(), finished: [], nextQuery: 0 };
}

/** Notes what all of a frame's queries read. */
export function finishQueries(frame: FunctionFrame): void {
  for (const query of frame.finished) query.finish();
  for (const query of frame.queries.values()) query.finish();
}
