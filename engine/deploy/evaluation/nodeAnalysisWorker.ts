import { createRequire, isBuiltin } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import type { NodeAnalysisJob, NodeExports, WorkerReply } from "./evaluationWorkers";

type Namespace = Record<string, unknown>;
type ModuleFunction = (
  exports: Namespace,
  require: (specifier: string) => unknown,
  module: { exports: Namespace },
) => void;

const job = workerData as NodeAnalysisJob;
const fromProject = createRequire(path.join(job.projectRoot, "package.json"));
const loaded = new Map<string, { exports: Namespace }>();

function load(file: string): Namespace {
  const known = loaded.get(file);
  if (known !== undefined) return known.exports;
  const code = job.modules[file];
  if (code === undefined) throw new Error(`Couldn't find module ${file}`);
  const module = { exports: {} as Namespace };
  loaded.set(file, module);
  const run = new vm.Script(`(function (exports, require, module) {${code}\n})`, {
    filename: `convex:/${file}`,
  }).runInThisContext() as ModuleFunction;
  run(module.exports, (specifier) => requireFrom(file, specifier), module);
  return module.exports;
}

function requireFrom(file: string, specifier: string): unknown {
  if (!specifier.startsWith(".") || isBuiltin(specifier)) return fromProject(specifier) as unknown;
  return load(path.posix.join(path.posix.dirname(file), specifier));
}

function describe(value: unknown, name: string): object | null {
  if ((typeof value !== "function" && typeof value !== "object") || value === null) return null;
  const registered = value as Namespace;
  const kinds = ["isQuery", "isMutation", "isAction"].filter((mark) => mark in registered);
  if (kinds.length === 0) return null;
  return {
    name,
    kinds,
    isPublic: "isPublic" in registered,
    isInternal: "isInternal" in registered,
    args: textOf(registered, "exportArgs"),
    returns: textOf(registered, "exportReturns"),
  };
}

function textOf(registered: Namespace, name: string): unknown {
  const method = registered[name];
  return typeof method === "function" ? (method as () => unknown).call(registered) : null;
}

function analyze(): WorkerReply<NodeExports> {
  Object.defineProperty(globalThis, "require", { value: fromProject, configurable: true, writable: true });
  const found: NodeExports = {};
  for (const file of job.entryPoints) {
    try {
      const namespace = load(file);
      found[file] = Object.keys(namespace)
        .map((name) => describe(namespace[name], name))
        .filter((described) => described !== null);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { ok: false, code: "InvalidModules", message: `Failed to analyze ${file}: Uncaught ${text}` };
    }
  }
  return { ok: true, value: found };
}

parentPort?.postMessage(analyze());
