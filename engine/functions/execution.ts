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
export class FunctionFrame {
  endCursor: string | null = null;
  nextQuery = 0;
  /** The queries it has open, by the number the function knows them by. */
  readonly queries = new Map<number, RunningQuery>();

  constructor(
    readonly execution: Execution,
    readonly component: string,
    /** `module.js:export`. */
    readonly path: string,
    readonly udf: TransactionUdf,
    readonly depth: number,
    /** End cursor of the last run of this query, so that a reactive page keeps its end. */
    readonly previousEndCursor: string | null,
  ) {}

  /** Notes what the queries read that it left open. */
  finishQueries(): void {
    for (const query of this.queries.values()) query.finish();
  }
}
