import { AsyncLocalStorage } from "node:async_hooks";
import { HostCall } from "../../runtime/bridge";
import { unwrapReply } from "../../runtime/core/gate";
import type { Gate } from "../../runtime/core/gate";
import { failureText } from "../../runtime/core/invocation";
import { mapFrames, readFailure } from "../sandbox/failures";
import { LogLimit } from "../sandbox/logLines";
import type { Tagged } from "../sandbox/realm";
import type { CallMessage, Ending, FromWorker, RunMessage } from "./messages";
import type { NodeModules } from "./nodeModules";

export type Reply = { json: string; bytes?: Uint8Array };

type Waiting = { resolve(reply: Reply): void; reject(error: unknown): void };

const current = new AsyncLocalStorage<NodeInvocation>();

/** The invocation whose code runs now, whatever it awaited in between. */
export function currentInvocation(): NodeInvocation | undefined {
  return current.getStore();
}

/** One run of a `"use node"` action. Several share the thread and its modules. */
export class NodeInvocation {
  readonly env: Record<string, string>;
  readonly modules: NodeModules;
  readonly startedAt = performance.now();
  readonly #run: RunMessage;
  readonly #post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
  readonly #logs = new LogLimit();
  readonly #waiting = new Map<number, Waiting>();
  #lastCall = 0;
  #ended = false;

  constructor(
    run: RunMessage,
    modules: NodeModules,
    post: (message: FromWorker, transfer: ArrayBuffer[]) => void,
  ) {
    this.#run = run;
    this.modules = modules;
    this.env = { ...run.env };
    this.#post = post;
  }

  /** Runs the action to its end and posts how it went. */
  async execute(): Promise<void> {
    await current.run(this, async () => {
      try {
        this.#end({ ok: true, value: await this.#invoke() });
      } catch (error) {
        this.fail(error);
      }
    });
  }

  /** Ends the run as if the action had thrown `error`. */
  fail(error: unknown): void {
    this.#end({ ok: false, ...readFailure(failureText(error).slice(1), this.modules.find) });
  }

  /** Ends the run without a word. */
  abandon(): void {
    this.#ended = true;
    this.#waiting.clear();
  }

  log(level: string, text: string): void {
    const line = this.#logs.accept(level, text);
    if (line !== null && !this.#ended) this.#post({ kind: "log", run: this.#run.id, line }, []);
  }

  /** Asks the main thread. Rejects with what it answers for an error. */
  ask(op: CallMessage["op"], name: string, text: string, bytes?: Uint8Array<ArrayBuffer>): Promise<Reply> {
    if (this.#ended) return Promise.reject(new Error("The function has ended"));
    return new Promise((resolve, reject) => {
      const call = ++this.#lastCall;
      this.#waiting.set(call, { resolve, reject });
      const message: CallMessage = { kind: "call", run: this.#run.id, call, op, name, text };
      if (bytes === undefined) this.#post(message, []);
      else this.#post({ ...message, bytes }, [bytes.buffer]);
    });
  }

  answered(call: number, tagged: Tagged, bytes?: Uint8Array): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (waiting === undefined) return;
    try {
      const json = unwrapReply(tagged);
      waiting.resolve(bytes === undefined ? { json } : { json, bytes });
    } catch (error) {
      waiting.reject(error);
    }
  }

  async #invoke(): Promise<string> {
    const { module, export: name, args } = this.#run;
    const registered = (this.modules.load(module) as Record<string, unknown>)[name];
    const invoke = (registered as { invokeAction?: unknown } | undefined)?.invokeAction;
    if (typeof invoke !== "function")
      throw new Error(`Couldn't find the action "${name}" in module "${module}".`);
    return (invoke as (requestId: string, args: string) => Promise<string>)("", args);
  }

  #end(result: Ending): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.clear();
    this.#post({ kind: "result", run: this.#run.id, result }, []);
  }
}

/** What the parts of the runtime that Node workers share with sandboxes ask of their host. */
export const invocationGate: Gate = (call, name, text) => {
  const invocation = currentInvocation();
  switch (call) {
    case HostCall.log:
      return invocation?.log(name, text);
    case HostCall.elapsed:
      return performance.now() - (invocation?.startedAt ?? 0);
    case HostCall.mapFrames:
      return invocation === undefined ? "" : mapFrames(text, invocation.modules.find).trimEnd();
    default:
      return undefined;
  }
};
