import { HostCall } from "../../runtime/bridge";
import type { HostCallCode } from "../../runtime/bridge";
import type { CompiledModule } from "./compileModule";
import { readFailure } from "./failures";
import type { Failure } from "./failures";
import { onRealmRejection, reportRejections } from "./guardThread";
import { isStackOverflow } from "./realm";
import type { Realm, Tagged } from "./realm";
import { RealmHost, unavailable } from "./realmHost";

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
export class Sandbox extends RealmHost {
  readonly #host: SandboxHost;
  /** Rejected promises of the running function that nobody handles, with their reasons. */
  readonly #unhandled = new Map<object, unknown>();

  constructor(host: SandboxHost) {
    super(host);
    this.#host = host;
    onRealmRejection(this.realm.controls.promisePrototype, {
      rejected: (promise, reason) => this.#unhandled.set(promise, reason),
      handled: (promise) => this.#unhandled.delete(promise),
    });
  }

  /**
   * Runs a query or mutation to its very end. What the function throws is a result, and so is a rejection
   * that nobody handles; what the host's own calls throw is thrown again here, once the function has ended.
   */
  runTransaction(call: TransactionCall): SandboxResult {
    const { module, method, args, now, seed } = call;
    const outcome = this.#drained(({ controls }) => {
      controls.enter(module, call.export, method, args, now, seed);
    });
    const result = this.#result(outcome);
    return result.ok ? (this.#rejection() ?? result) : result;
  }

  /** What an export is; null if the module has no such registered function. Throws as the module does. */
  describe(module: string, exportName: string): FunctionDescription | null {
    let found = "";
    this.#drained(({ controls }) => {
      found = controls.inspect("function", module, exportName);
    });
    const result = this.#result(found);
    if (!result.ok) throw new Error(result.message);
    return JSON.parse(result.value) as FunctionDescription | null;
  }

  protected override answer(call: HostCallCode, name: string, text: string): unknown {
    return call === HostCall.syscall ? this.#host.syscall(name, text) : unavailable(name);
  }

  /** Errors that come out here are the realm's own: a full stack. They are dropped unread. */
  #drained(enter: (realm: Realm) => void): string {
    const { realm } = this;
    this.begin();
    this.#unhandled.clear();
    try {
      enter(realm);
      realm.drain();
    } catch {
      return 'e{"message":"Uncaught RangeError: Maximum call stack size exceeded"}';
    } finally {
      // Always, or else they would be told during the next function.
      reportRejections();
    }
    return realm.controls.finish();
  }

  /** How a function failed that ended well but left a rejection behind. */
  #rejection(): SandboxResult | null {
    if (this.#unhandled.size === 0) return null;
    const [reason] = this.#unhandled.values();
    const { realm } = this;
    try {
      const failure = realm.controls.describe(reason);
      // Describing may have run user code: nothing of it may wait for the next function.
      realm.drain();
      return this.#result(failure);
    } catch {
      return stackOverflow;
    } finally {
      reportRejections();
    }
  }

  #result(outcome: string): SandboxResult {
    if (this.broken !== null && !isStackOverflow(this.broken.by)) throw this.broken.by;
    if (this.broken !== null) return stackOverflow;
    if (this.uncatchable !== null) return { ok: false, message: `${this.uncatchable}\n` };
    if (outcome === "") return { ok: false, message: "Returned promise will never resolve\n" };
    if (outcome.startsWith("v")) return { ok: true, value: outcome.slice(1) };
    return { ok: false, ...readFailure(outcome.slice(1), this.find) };
  }
}

const stackOverflow: SandboxResult = {
  ok: false,
  message: "Uncaught RangeError: Maximum call stack size exceeded\n",
};
