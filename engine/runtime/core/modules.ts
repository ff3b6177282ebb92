import { HostCall } from "../bridge";
import type { ModuleFunction } from "../bridge";
import type { Gate } from "./gate";

const InRealmError = Error;
const InRealmTypeError = TypeError;
const createObject = Object.create;

type ModuleRecord = { exports: object };

/** The modules of one context, each evaluated once, when first asked for. */
export class ModuleRegistry {
  readonly #gate: Gate;
  readonly #records = createObject(null) as Record<string, ModuleRecord | undefined>;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** The namespace of the module at `path` (as deployed, such as "messages.js"); throws what it throws. */
  load(path: string): object {
    const known = this.#records[path];
    if (known) return known.exports;
    const evaluate = this.#gate(HostCall.loadModule, path, "");
    if (typeof evaluate !== "function") throw new InRealmError(moduleNotFound(path));
    const record: ModuleRecord = { exports: {} };
    this.#records[path] = record;
    try {
      (evaluate as ModuleFunction)(
        record.exports,
        (specifier) => this.load(resolveSpecifier(path, specifier)),
        record,
      );
    } catch (error) {
      delete this.#records[path];
      throw error;
    }
    return record.exports;
  }
}

export function moduleNotFound(path: string): string {
  return `Couldn't find JavaScript module '${path}'. Did you forget to run \`npx convex dev\`?`;
}

function resolveSpecifier(from: string, specifier: string): string {
  if (typeof specifier !== "string" || (specifier[0] !== "." && specifier[0] !== "/")) {
    throw new InRealmTypeError(
      `Relative import path "${specifier}" not prefixed with / or ./ or ../ from "convex:/${from}"`,
    );
  }
  const parts: string[] = [];
  let depth = 0;
  const push = (path: string, dropLast: boolean): void => {
    let start = 0;
    for (let i = 0; i <= path.length; i++) {
      if (i < path.length && path[i] !== "/") continue;
      const part = path.substring(start, i);
      start = i + 1;
      if (part === ".." && depth > 0) depth--;
      if (part === "" || part === "." || part === "..") continue;
      if (i === path.length && dropLast) continue;
      parts[depth++] = part;
    }
  };
  if (specifier[0] === ".") push(from, true);
  push(specifier, false);
  let resolved = "";
  for (let i = 0; i < depth; i++) resolved += i === 0 ? parts[i] : `/${parts[i]}`;
  return resolved;
}
