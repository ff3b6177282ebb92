import { HostCall } from "../../runtime/bridge";
import type { Bridge } from "../../runtime/bridge";
import type { CompiledModule } from "./compileModule";
import { mapFrames, readFailure } from "./failures";
import type { Failure } from "./failures";
import { refusal } from "./hostOp";
import type { HostOps } from "./hostOp";
import { hostView } from "./hostView";
import { LogLimit } from "./logLines";
import { isStackOverflow, Realm } from "./realm";
import type { Tagged } from "./realm";

export type { Tagged };

/** What a sandbox asks of the engine. */
export interface SandboxHost {
  kind: "transaction";
  /** Environment variables, fixed for the life of the sandbox. */
  env: Record<string, string>;
  /** The compiled module at a deployed path such as "messages.js"; the same object each time. */
  loadModule(path: string): CompiledModule | null;
  syscall(op: string, argsJson: string): Tagged;
  /** One finished line, such as "[LOG] 'hello'". */
  log(line: string): void;
  /** Operations of the web globals. */
  ops?: HostOps;
}

export type TransactionCall = {
  module: string;
  export: string;
  method: "invokeQuery" | "invokeMutation";
  /** JSON text of the list of arguments, which is one object. */
  args: string;
  /** Milliseconds since 1970. */
  now: number;
  seed: string;
};

export type FunctionDescription = {
  isQuery: boolean;
  isMutation: boolean;
  isAction: boolean;
  isHttp: boolean;
  isPublic: boolean;
  isInternal: boolean;
  /** JSON text of the validators. */
  args: string | null;
  returns: string | null;
};

export type SandboxResult = { ok: true; value: string } | ({ ok: false } & Failure);

/**
 * One realm in which queries and mutations of one component run, one at a time. User code reaches
 * nothing outside: what crosses is text, and every object it can hold was made in its realm.
 */
export class Sandbox {
  readonly #host: SandboxHost;
  #realm: Realm | null;
  readonly #logs = new LogLimit();
  #startedAt = 0;
  /** What the engine itself threw during the invocation, boxed. */
  #broken: { by: unknown } | null = null;
  #uncatchable: string | null = null;

  constructor(host: SandboxHost) {
    this.#host = host;
    this.#realm = new Realm(host.kind, host.env, this.#bridge());
  }

  /**
   * Runs a query or mutation to its very end. What the function throws is a result; what the host's
   * own calls throw is thrown again here, once the function has ended.
   */
  runTransaction(call: TransactionCall): SandboxResult {
    this.#begin();
    const { module, args, now, seed } = call;
    const outcome = this.#drained((realm) => {
      realm.controls.enter(module, call.export, call.method, args, now, seed);
    });
    return this.#result(outcome);
  }

  /** What an export is; null if the module has no such registered function. Throws as the module does. */
  describe(module: string, exportName: string): FunctionDescription | null {
    this.#begin();
    let found = "";
    this.#drained((realm) => {
      found = realm.controls.inspect("function", module, exportName);
    });
    const result = this.#result(found);
    if (!result.ok) throw new Error(result.message);
    return JSON.parse(result.value) as FunctionDescription | null;
  }

  /** Lets go of the realm; it runs nothing after this. */
  dispose(): void {
    this.#realm = null;
  }

  #begin(): void {
    this.#logs.reset();
    this.#broken = null;
    this.#uncatchable = null;
    this.#startedAt = performance.now();
  }

  /** Errors that come out here are the realm's own: a full stack. They are dropped unread. */
  #drained(enter: (realm: Realm) => void): string {
    const realm = this.#realm;
    if (realm === null) throw new Error("The sandbox is disposed");
    try {
      enter(realm);
      realm.drain();
    } catch {
      return 'e{"message":"Uncaught RangeError: Maximum call stack size exceeded"}';
    }
    return realm.controls.finish();
  }

  #result(outcome: string): SandboxResult {
    if (this.#broken !== null && !isStackOverflow(this.#broken.by)) throw this.#broken.by;
    if (this.#broken !== null) return stackOverflow;
    if (this.#uncatchable !== null) return { ok: false, message: `${this.#uncatchable}\n` };
    if (outcome === "") return { ok: false, message: "Returned promise will never resolve\n" };
    if (outcome.startsWith("v")) return { ok: true, value: outcome.slice(1) };
    return { ok: false, ...readFailure(outcome.slice(1), (path) => this.#host.loadModule(path)) };
  }

  /** Answers the realm. Keeps what the engine throws for `#result`, without a call: the stack may be full. */
  #bridge(): Bridge {
    return (call, name, text, buffer) => {
      if (this.#broken !== null && call === HostCall.syscall) return internalError;
      try {
        return this.#answer(call, name, text, buffer);
      } catch (error) {
        this.#broken = { by: error };
        return internalError;
      }
    };
  }

  #answer(call: number, name: string, text: string, buffer: unknown): unknown {
    switch (call) {
      case HostCall.syscall:
        return this.#host.syscall(name, text);
      case HostCall.op:
        return this.#runOp(name, text, buffer);
      case HostCall.log:
        return this.#log(name, text);
      case HostCall.loadModule:
        return this.#load(name);
      case HostCall.mapFrames:
        return mapFrames(text, (path) => this.#host.loadModule(path)).trimEnd();
      case HostCall.elapsed:
        return performance.now() - this.#startedAt;
      case HostCall.uncatchable:
        this.#uncatchable ??= name;
        return undefined;
      default:
        return `e${JSON.stringify({ message: notInTransactions(name) })}`;
    }
  }

  #runOp(name: string, text: string, buffer: unknown): Tagged {
    const { ops } = this.#host;
    const op = ops !== undefined && Object.hasOwn(ops, name) ? ops[name] : undefined;
    if (op === undefined) return `e${JSON.stringify({ message: notInTransactions(name) })}`;
    try {
      const answer = op(text, hostView(buffer));
      return typeof answer === "string" ? `v${answer}` : refusal(new Error(notInTransactions(name)));
    } catch (error) {
      if (isStackOverflow(error)) throw error;
      return refusal(error);
    }
  }

  #log(level: string, text: string): undefined {
    const line = this.#logs.accept(level, text);
    if (line !== null) this.#host.log(line);
    return undefined;
  }

  #load(path: string): unknown {
    const module = this.#host.loadModule(path);
    if (module === null) return undefined;
    return this.#realm?.load(path, module);
  }
}

/** Also the answer to all further syscalls: what failed may have been left half done. */
const internalError: Tagged = 'e{"message":"Internal error"}';

const stackOverflow: SandboxResult = {
  ok: false,
  message: "Uncaught RangeError: Maximum call stack size exceeded\n",
};

function notInTransactions(name: string): string {
  return `Can't use ${name} in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`;
}
