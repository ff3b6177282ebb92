import type { Operation, Step } from "./history";
import type { ShownState } from "./historyCheck";
import type { Balance } from "./references";
import { isRefusal } from "./writers";

/** Collects what concurrent clients did and saw. */
export class Recorder {
  readonly operations: Operation[] = [];
  readonly shown: ShownState[] = [];
  /** What reads of the bank saw, and by which way. */
  readonly banks: { by: string; balances: Balance[] }[] = [];
  #nextId = 1;
  #nextValue = 1;

  /** A value that no other append has. */
  nextValue(): number {
    return this.#nextValue++;
  }

  /** Records a request; `stepsOf` tells what its answer means. An answer that never came leaves `asked`. */
  async run<T>(
    asked: Step[],
    stepsOf: (answer: T) => Step[],
    request: () => Promise<T>,
    session: string | null = null,
  ): Promise<Operation["outcome"]> {
    const operation: Operation = {
      ...{ id: this.#nextId++, session, outcome: "unknown", steps: asked },
      ...{ start: performance.now(), end: null },
    };
    this.operations.push(operation);
    try {
      operation.steps = stepsOf(await request());
      operation.outcome = "ok";
      operation.end = performance.now();
    } catch (error) {
      if (!isRefusal(error)) return "unknown";
      operation.outcome = "failed";
      operation.end = performance.now();
    }
    return operation.outcome;
  }

  /** Records what a client's subscriptions show, all at one moment. */
  show(client: string, ts: bigint, lists: ReadonlyMap<string, readonly number[]>): void {
    this.shown.push({ client, ts, lists: new Map(lists) });
    const steps: Step[] = [...lists].map(([key, items]) => ({ kind: "read", key, items }));
    this.operations.push({
      ...{ id: this.#nextId++, session: client, outcome: "ok", steps },
      ...{ start: null, end: performance.now() },
    });
  }
}
