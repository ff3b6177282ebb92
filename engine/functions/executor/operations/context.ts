import type { Schedule } from "../../../scheduler/schedule";
import type { Store } from "../../../store/store";
import type { Transaction } from "../../../store/transaction";
import type { FunctionCall } from "../../calls";
import type { DeploymentState } from "../deploymentState";
import type { Finished } from "../../runner";
import type { Subscriptions } from "../subscriptions";

/** Counters for tests and the curious. */
export type ExecutorStats = { queries: number; mutations: number; reruns: number; commits: number };

/** The parts of the executor that operations work on. */
export interface OperationHost {
  readonly store: Store;
  readonly state: DeploymentState;
  readonly stats: ExecutorStats;
  readonly subscriptions: Subscriptions;
  readonly schedule: Schedule;
  /** Runs a function under the watchdog, which knows it as `id`, and logs it. */
  measured<T extends Finished>(id: number, udf: "query" | "mutation", call: FunctionCall, run: () => T): T;
}

/** What an operation works with: one transaction, committed when it returns and undone when it throws. */
export type OperationContext = {
  executor: OperationHost;
  tx: Transaction;
  /** The id under which the watchdog and the caller know this request. */
  id: number;
  /** Files to delete once the operation is committed. */
  removedFiles: string[];
};
