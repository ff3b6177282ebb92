import { componentEnvironment } from "../deploy/environment";
import { activeComponent } from "../deploy/reference";
import type { DeployedModule, Deployment } from "../deploy/deployment";
import { FunctionError } from "../protocol/errors";
import type { FunctionFrame } from "./execution";
import type { CompiledModule } from "./sandbox/compileModule";
import { addLogLine } from "./sandbox/logLines";
import { Sandbox, type Tagged } from "./sandbox/sandbox";
import type { UserTime } from "./executor/userTime";

export type AnswerSyscall = (frame: FunctionFrame, operation: string, args: string) => string;

type Held = { sandbox: Sandbox; frame: FunctionFrame | null };

/**
 * The vm contexts of one deployment, one for each component and depth of nesting, made when first
 * needed: a call that runs inside another one's microtasks cannot share its context.
 */
export class Sandboxes {
  readonly #held = new Map<string, Held>();

  constructor(
    readonly deployment: Deployment,
    readonly env: Record<string, string>,
    readonly systemEnv: Record<string, string>,
    readonly answer: AnswerSyscall,
    readonly userTime: UserTime,
  ) {}

  /**
   * Runs a function to its end. `args` is the JSON text of the argument object.
   * @throws whatever went wrong inside the engine (never what the function threw)
   */
  run(frame: FunctionFrame, args: string, seed: string) {
    const held = this.#take(frame.component, frame.depth);
    const [module = "", name = ""] = splitPath(frame.path);
    held.frame = frame;
    // A nested function runs while the engine answers its caller.
    if (frame.depth > 0) this.userTime.resume();
    try {
      return held.sandbox.runTransaction({
        module,
        export: name,
        method: frame.udf === "query" ? "invokeQuery" : "invokeMutation",
        args: `[${args}]`,
        now: frame.execution.tx.now,
        seed,
      });
    } finally {
      if (frame.depth > 0) this.userTime.pause();
      held.frame = null;
    }
  }

  #take(component: string, depth: number): Held {
    const key = `${depth}:${component}`;
    let held = this.#held.get(key);
    if (held === undefined) this.#held.set(key, (held = this.#make(component)));
    return held;
  }

  #make(component: string): Held {
    const definitionPath = activeComponent(this.deployment, component)?.definitionPath ?? "";
    const compiled = compiledModules(this.deployment.definitions[definitionPath]?.modules ?? {});
    const held: Held = {
      frame: null,
      sandbox: new Sandbox({
        kind: "transaction",
        env: componentEnvironment(this.deployment, component, this.env, this.systemEnv),
        loadModule: (path) => compiled.get(path) ?? null,
        syscall: (operation, args) => this.#syscall(held, operation, args),
        log: (line) => {
          if (held.frame !== null) addLogLine(held.frame.execution.logLines, line);
        },
      }),
    };
    return held;
  }

  #syscall(held: Held, operation: string, args: string): Tagged {
    if (held.frame === null) return failure(`${operation} after its function ended`);
    this.userTime.pause();
    try {
      return `v${this.answer(held.frame, operation, args)}`;
    } catch (error) {
      if (error instanceof FunctionError) return failure(error.message, error.data);
      throw error;
    } finally {
      this.userTime.resume();
    }
  }
}

/** The modules the sandbox runs; "use node" modules run elsewhere. */
function compiledModules(modules: Record<string, DeployedModule>): Map<string, CompiledModule> {
  const compiled = new Map<string, CompiledModule>();
  for (const [path, { environment, code, codeMap }] of Object.entries(modules)) {
    if (environment === "isolate") compiled.set(path, codeMap === null ? { code } : { code, map: codeMap });
  }
  return compiled;
}

function failure(message: string, data?: string): Tagged {
  return `e${JSON.stringify(data === undefined ? { message } : { message, data })}`;
}

function splitPath(path: string): [string, string] {
  const colon = path.lastIndexOf(":");
  return [path.slice(0, colon), path.slice(colon + 1)];
}
