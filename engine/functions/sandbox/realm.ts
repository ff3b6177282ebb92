import vm from "node:vm";
import type { Boot, Bridge, ContextControls } from "../../runtime/bridge";
import type { SandboxKind } from "../../runtime/ops";
import type { CompiledModule } from "./compileModule";
import { guardThread } from "./guardThread";
import { moduleScript } from "./moduleScripts";
import { runtimeScript } from "./runtimeScript";

/** "v" + JSON text, or "e" + JSON text of `{ message: string, data?: string }`. */
export type Tagged = string;

const drainMicrotasks = new vm.Script("0", { filename: "convex-runtime:/drain.js" });

/** A vm context with the Convex runtime in it, and the only ways in. */
export class Realm {
  readonly controls: ContextControls;
  readonly #context: vm.Context;

  /** `bridge` answers the realm; it must not throw, and must return primitives or what `load` returns. */
  constructor(kind: SandboxKind, env: Record<string, string>, bridge: Bridge) {
    guardThread();
    this.#context = createContext(kind);
    const boot = runtimeScript().runInContext(this.#context, { displayErrors: false }) as Boot;
    this.controls = boot(bridge, kind, JSON.stringify(env));
  }

  /** The in-realm function that evaluates a module. */
  load(path: string, module: CompiledModule): unknown {
    return moduleScript(path, module).runInContext(this.#context, { displayErrors: false });
  }

  /** Runs the jobs of a realm for transactions until none is left. */
  drain(): void {
    drainMicrotasks.runInContext(this.#context, { displayErrors: false });
  }
}

/** Made without the wrapper object that `createContext` makes of a host object. */
function createContext(kind: SandboxKind): vm.Context {
  return vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    ...(kind === "transaction" ? { microtaskMode: "afterEvaluate" as const } : {}),
    codeGeneration: { strings: false, wasm: false },
  });
}

export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message === "Maximum call stack size exceeded";
}
