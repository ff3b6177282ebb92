import type { FunctionCall, RequestKey, TimedOutcome } from "../../../engine/functions/calls";
import { Executor } from "../../../engine/functions/executor/executor";
import type { ExecutorRefresh, ToldByExecutor } from "../../../engine/functions/executor/executorMessages";
import type { ActionRun } from "../../../engine/scheduler/due";
import { PreparedAnswers } from "../../../engine/functions/executor/preparedAnswers";
import { UserTime } from "../../../engine/functions/executor/userTime";

/** An executor in this thread, so that a test can reach its database while it works. */
export class InProcessExecutor {
  readonly executor: Executor;
  readonly refreshes: ExecutorRefresh[] = [];
  readonly actions: ActionRun[] = [];
  readonly #waiting = new Map<number, (told: ToldByExecutor) => void>();
  #nextId = 1;

  constructor(folder: string) {
    const prepared = new PreparedAnswers();
    const instance = {
      name: "test",
      cloudUrl: "http://127.0.0.1",
      siteUrl: "http://127.0.0.1",
      secret: "0".repeat(64),
    };
    this.executor = new Executor(
      { folder, instance, userTime: new UserTime().shared, firstStart: true },
      (messages) => {
        for (const message of messages) for (const told of prepared.receive(message)) this.#receive(told);
      },
    );
  }

  /** Runs mutations that arrive together, and so share a batch. */
  async mutations(calls: { path: string; args: object; key?: RequestKey }[]): Promise<TimedOutcome[]> {
    return Promise.all(calls.map(({ path, args, key }) => this.mutation(path, args, key)));
  }

  async mutation(path: string, args: object, key?: RequestKey): Promise<TimedOutcome> {
    const told = await this.#ask((id) => ({ kind: "mutation", id, call: callOf(path, args), key }));
    if (told.kind !== "outcome") throw new Error(`answered by ${told.kind}`);
    return told.outcome;
  }

  async query(path: string, args: object): Promise<TimedOutcome> {
    const told = await this.#ask((id) => ({ kind: "query", id, call: callOf(path, args) }));
    if (told.kind !== "outcome") throw new Error(`answered by ${told.kind}`);
    return told.outcome;
  }

  /** The result of an operation, or its error as "error: …". */
  async admin(operation: string, args: unknown): Promise<unknown> {
    const told = await this.#ask((id) => ({ kind: "admin", id, operation, args }));
    if (told.kind === "adminError") return `error: ${told.message}`;
    return told.kind === "adminResult" ? told.result : told;
  }

  subscribe(path: string, args: object): number {
    const id = this.#nextId++;
    this.executor.receive([{ kind: "subscribe", id, call: callOf(path, args), journal: null }]);
    return id;
  }

  async stop(): Promise<void> {
    await this.#ask((id) => ({ kind: "stop", id }));
  }

  #ask(make: (id: number) => Parameters<Executor["receive"]>[0][number]): Promise<ToldByExecutor> {
    const id = this.#nextId++;
    return new Promise((answer) => {
      this.#waiting.set(id, answer);
      this.executor.receive([make(id)]);
    });
  }

  #receive(told: ToldByExecutor): void {
    if (told.kind === "refresh") this.refreshes.push(told.refresh);
    else if (told.kind === "runAction") this.actions.push(told.run);
    else if ("id" in told) this.#waiting.get(told.id)?.(told);
  }
}

function callOf(path: string, args: object): FunctionCall {
  return {
    component: "",
    path,
    args: JSON.stringify(args),
    identity: { kind: "none" },
    access: "public",
    request: { requestId: "0123456789abcdef", ip: null, userAgent: null },
  };
}
