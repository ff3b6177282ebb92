import { actionOperations } from "./operations/actions";
import type { OperationContext } from "./operations/context";
import { deploymentOperations } from "./operations/deployments";
import { fileOperations } from "./operations/files";
import { importOperations } from "./operations/imports";
import { snapshotOperations } from "./operations/snapshots";

/** An operation of the engine's main thread inside the executor. Arguments and result are cloneable. */
export type Operation = (context: OperationContext, args: never) => unknown;

/** Every operation `Backend.admin` can name. */
export const OPERATIONS: Record<string, Operation> = {
  ...actionOperations,
  ...deploymentOperations,
  ...fileOperations,
  ...importOperations,
  ...snapshotOperations,
  "engine.stats": ({ executor }) => ({ ...executor.stats, subscriptions: executor.subscriptions.size }),
};
