import type { Transaction } from "../store/transaction";
import type { Executor } from "./executor";
import { actionOperations } from "./operations/actions";
import { deploymentOperations } from "./operations/deployments";
import { fileOperations } from "./operations/files";

/** What an operation works with: one transaction, committed when it returns and undone when it throws. */
export type OperationContext = {
  executor: Executor;
  tx: Transaction;
  /** Files to delete once the operation is committed. */
  removedFiles: string[];
};

/** An operation of the engine's main thread inside the executor. Arguments and result are cloneable. */
export type Operation = (context: OperationContext, args: never) => unknown;

export type Operations = Record<string, Operation>;

/** Every operation `Backend.admin` can name. */
export const OPERATIONS: Operations = {
  ...actionOperations,
  ...deploymentOperations,
  ...fileOperations,
  "engine.stats": ({ executor }) => ({ ...executor.stats, subscriptions: executor.subscriptions.size }),
};
