import type { CompiledModule } from "../../functions/sandbox/compileModule";
import { Sandbox } from "../../functions/sandbox/sandbox";
import { ANALYSIS_MODULE, analysisModule } from "./analysisModule";
import { DeployError } from "../deployError";

export type InspectionStep = "functions" | "routes" | "crons" | "schema" | "auth" | "definition";

/** What a step found: its answer (which user code may have forged), or a variable that is not set. */
export type Inspection = { kind: "found"; value: unknown } | { kind: "unset"; variable: string };

/** How a module failed: the message with its mapped stack. */
export class InspectionError extends Error {}

/**
 * A realm in which the modules of one definition are looked at. `strict` steps fail when the module
 * reads an environment variable that is not set.
 */
export class Inspector {
  readonly #sandbox: Sandbox;

  constructor(modules: ReadonlyMap<string, CompiledModule>, env: Record<string, string>) {
    this.#sandbox = new Sandbox({
      kind: "transaction",
      env,
      loadModule: (path) => (path === ANALYSIS_MODULE ? analysisModule : (modules.get(path) ?? null)),
      syscall: (op) =>
        `e${JSON.stringify({ message: `Syscall ${op} is not available while modules are loaded` })}`,
      log: () => undefined,
    });
  }

  /** @throws InspectionError when the module or its exports throw */
  inspect(step: InspectionStep, module: string, strict = false): Inspection {
    const result = this.#sandbox.runTransaction({
      module: ANALYSIS_MODULE,
      export: "run",
      method: "invokeQuery",
      args: JSON.stringify([{ step, module, strict }]),
      now: Date.now(),
      seed: "",
    });
    if (!result.ok) throw new InspectionError(result.message.trimEnd());
    const answer = JSON.parse(result.value) as { found?: unknown; unset?: unknown };
    return typeof answer.unset === "string"
      ? { kind: "unset", variable: answer.unset }
      : { kind: "found", value: answer.found };
  }
}

/** The word by which a step says that a default export is not what it should be; null if it is. */
export function problemOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("problem" in value)) return null;
  return String(value.problem);
}

/** Modules that the CLI pushed could not be loaded. */
export function invalidModules(message: string): DeployError {
  return new DeployError(
    "InvalidModules",
    `Loading the pushed modules encountered the following error:\n${message}`,
  );
}
