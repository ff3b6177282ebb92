import { HostCall } from "../../runtime/bridge";
import type { Bridge, HostCallCode } from "../../runtime/bridge";
import type { SandboxKind } from "../../runtime/ops";
import type { CompiledModule } from "./compileModule";
import { mapFrames } from "./failures";
import { hostView } from "./hostView";
import { LogLimit } from "./logLines";
import { createOps } from "./ops/index";
import type { WebOps } from "./ops/index";
import { Realm } from "./realm";
import type { Tagged } from "./realm";

export type RealmHostSettings = {
  kind: SandboxKind;
  env: Record<string, string>;
  /** The compiled module at a deployed path such as "messages.js". */
  loadModule(path: string): CompiledModule | null;
  /** One finished line, such as "[LOG] 'hello'". */
  log(line: string): void;
};

/** Also the answer to all further syscalls: what failed may have been left half done. */
const internalError: Tagged = 'e{"message":"Internal error"}';

/** A realm and the host's answers that do not depend on what runs in it. */
export abstract class RealmHost {
  protected readonly settings: RealmHostSettings;
  protected readonly ops: WebOps;
  /** What the engine itself threw during the invocation, boxed. */
  protected broken: { by: unknown } | null = null;
  protected uncatchable: string | null = null;
  readonly #logs = new LogLimit();
  readonly #modules = new Map<string, CompiledModule>();
  #realm: Realm | null;
  #startedAt = 0;

  constructor(settings: RealmHostSettings) {
    this.settings = settings;
    this.ops = createOps(settings.kind);
    this.#realm = new Realm(settings.kind, settings.env, this.#bridge());
  }

  /** Answers a call about the running function: syscalls, started operations, its end. */
  protected abstract answer(
    call: HostCallCode,
    name: string,
    text: string,
    buffer: unknown,
    id: number,
  ): unknown;

  /** The module at a path, the same object each time: scripts and parsed maps are kept by it. */
  protected readonly find = (path: string): CompiledModule | null => {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    const found = this.settings.loadModule(path);
    if (found !== null) this.#modules.set(path, found);
    return found;
  };

  protected get realm(): Realm {
    if (this.#realm === null) throw new Error("The sandbox is disposed");
    return this.#realm;
  }

  /** Forgets what the last invocation left behind. */
  protected begin(): void {
    this.#logs.reset();
    this.broken = null;
    this.uncatchable = null;
    this.#startedAt = performance.now();
  }

  /** Lets go of the realm and ends its requests and timers; it gets no more answers. */
  dispose(): void {
    this.#realm = null;
    this.ops.dispose();
  }

  /** Keeps what the engine throws, without a call: the stack may be full. */
  #bridge(): Bridge {
    return (call, name, text, buffer, id) => {
      if (this.broken !== null && call === HostCall.syscall) return internalError;
      try {
        return this.#answer(call, name, text, buffer, id);
      } catch (error) {
        this.broken = { by: error };
        return internalError;
      }
    };
  }

  #answer(call: HostCallCode, name: string, text: string, buffer: unknown, id = 0): unknown {
    switch (call) {
      case HostCall.op:
        return this.#runOp(name, text, buffer);
      case HostCall.log:
        return this.#log(name, text);
      case HostCall.loadModule:
        return this.#load(name);
      case HostCall.mapFrames:
        return mapFrames(text, this.find).trimEnd();
      case HostCall.elapsed:
        return performance.now() - this.#startedAt;
      case HostCall.uncatchable:
        this.uncatchable ??= name;
        return undefined;
      default:
        return this.answer(call, name, text, buffer, id);
    }
  }

  #runOp(name: string, text: string, buffer: unknown): Tagged {
    const { sync } = this.ops;
    const op = Object.hasOwn(sync, name) ? sync[name] : undefined;
    return op === undefined ? unavailable(name) : `v${op(text, hostView(buffer))}`;
  }

  #log(level: string, text: string): undefined {
    const line = this.#logs.accept(level, text);
    if (line !== null) this.settings.log(line);
    return undefined;
  }

  #load(path: string): unknown {
    const module = this.find(path);
    return module === null ? undefined : this.#realm?.load(path, module);
  }
}

/** The refusal of an operation that the realm's kind does not have. */
export function unavailable(name: string): Tagged {
  const message = `Can't use ${name} here. See https://docs.convex.dev/functions/actions for more details.`;
  return `e${JSON.stringify({ message })}`;
}
