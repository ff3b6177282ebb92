import { createRequire, isBuiltin } from "node:module";
import path from "node:path";
import { types } from "node:util";
import vm from "node:vm";
import type { ModuleFunction } from "../../runtime/bridge";
import type { CompiledModule } from "../sandbox/compileModule";
import type { ModuleSet } from "./messages";

type Require = (specifier: string) => unknown;

const wrapper = '(function (exports, require, module) { "use strict"; ';

/** The modules of one definition's `"use node"` files, evaluated in this thread when first asked for. */
export class NodeModules {
  readonly #modules: ModuleSet;
  readonly #fromProject: Require;
  readonly #loaded = new Map<string, { exports: object }>();

  /** Packages are imported from `projectRoot`. */
  constructor(modules: ModuleSet, projectRoot: string) {
    this.#modules = modules;
    this.#fromProject = createRequire(path.join(projectRoot, "package.json"));
  }

  readonly find = (file: string): CompiledModule | null =>
    Object.hasOwn(this.#modules, file) ? (this.#modules[file] ?? null) : null;

  /** The namespace of a module; throws what it throws, and Convex's error if there is none. */
  load(file: string): object {
    const known = this.#loaded.get(file);
    if (known !== undefined) return known.exports;
    const compiled = this.find(file);
    if (compiled === null) {
      throw new Error(`Couldn't find JavaScript module '${file}'. Did you forget to run \`npx convex dev\`?`);
    }
    const record = { exports: {} };
    this.#loaded.set(file, record);
    try {
      const script = new vm.Script(`${wrapper}${compiled.code}\n})`, {
        filename: `convex:/${file}`,
        columnOffset: -wrapper.length,
      });
      const evaluate = script.runInThisContext() as ModuleFunction;
      evaluate(record.exports, (specifier) => this.#require(file, specifier), record);
    } catch (error) {
      this.#loaded.delete(file);
      throw error;
    }
    return record.exports;
  }

  #require(from: string, specifier: string): unknown {
    if (!specifier.startsWith(".") || isBuiltin(specifier)) return asImported(this.#fromProject(specifier));
    return this.load(path.posix.join(path.posix.dirname(from), specifier));
  }
}

/**
 * A package as `import` shows it. Of a CommonJS package that was compiled from ES modules, the default
 * is all it exports, as in Node, not what it calls its default.
 */
function asImported(exported: unknown): unknown {
  if (typeof exported !== "object" && typeof exported !== "function") return exported;
  if (exported === null || types.isModuleNamespaceObject(exported)) return exported;
  const known = exported as Record<string, unknown>;
  if (known.__esModule !== true) return exported;
  const namespace = Object.create(null) as object;
  for (const name of Object.keys(known)) {
    Object.defineProperty(namespace, name, { enumerable: true, configurable: true, get: () => known[name] });
  }
  Object.defineProperty(namespace, "default", { enumerable: true, value: exported });
  Object.defineProperty(namespace, "__esModule", { value: true });
  return namespace;
}
