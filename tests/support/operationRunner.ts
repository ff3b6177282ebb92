import { Committer } from "../../engine/functions/executor/committer";
import { OPERATIONS } from "../../engine/functions/executor/adminOperations";
import { DeploymentState } from "../../engine/functions/executor/deploymentState";
import type { OperationHost } from "../../engine/functions/executor/operations/context";
import type { InstanceInfo } from "../../engine/functions/services";
import { Subscriptions } from "../../engine/functions/executor/subscriptions";
import { UserTime } from "../../engine/functions/executor/userTime";
import { Store } from "../../engine/store/store";
import type { Transaction } from "../../engine/store/transaction";

/** Runs the executor's operations on a real database in this thread. No function runs, and nothing is scheduled. */
export class OperationRunner implements OperationHost {
  readonly store: Store;
  readonly state: DeploymentState;
  readonly subscriptions = new Subscriptions();
  readonly stats = { queries: 0, mutations: 0, reruns: 0, commits: 0 };
  readonly #committer: Committer;

  constructor(
    folder: string,
    instance: InstanceInfo,
    readonly removeFiles: (fileKeys: string[]) => void,
  ) {
    this.store = new Store(folder);
    this.state = new DeploymentState(this.store, instance, new UserTime());
    this.#committer = new Committer(this.store);
  }

  get schedule(): never {
    throw new Error("Nothing is scheduled here");
  }

  measured(): never {
    throw new Error("No function runs here");
  }

  /** Like `Backend.admin`: one commit each, undone when it throws. */
  async admin<T>(operation: string, args: unknown): Promise<T> {
    const handler = OPERATIONS[operation];
    if (handler === undefined) throw new Error(`No operation ${operation}`);
    await Promise.resolve();
    const removedFiles: string[] = [];
    const result = this.write((tx) =>
      handler({ executor: this, tx, id: 1, removedFiles }, structuredClone(args) as never),
    );
    if (removedFiles.length > 0) this.removeFiles(removedFiles);
    return structuredClone(result) as T;
  }

  /** Writes to the database as one commit. */
  write<T>(work: (tx: Transaction) => T): T {
    return this.#committer.batch(() => {
      const tx = this.state.runner.transaction(true);
      const result = tx.nested(() => work(tx));
      tx.finish();
      this.#committer.add(tx);
      return result;
    });
  }
}
