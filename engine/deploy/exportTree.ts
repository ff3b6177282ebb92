import { DeployError } from "./deployError";
import type { ExportTree, FunctionInfo } from "./deployment";

/** `dir/module.js:export` as the path parts clients write: dir, module, export. */
export function exportPath(module: string, name: string): string[] {
  return [...module.replace(/\.js$/, "").split("/"), name];
}

/**
 * The public functions of a definition as a tree.
 * @throws DeployError InvalidExport when a module and a folder meet in one name
 */
export function fileBasedExports(functions: Iterable<FunctionInfo>): ExportTree {
  const root: ExportTree = {};
  for (const { module, name, visibility } of functions) {
    if (visibility !== "public") continue;
    const path = exportPath(module, name);
    const last = path.pop() ?? name;
    let branch = root;
    for (const part of path) {
      const next = own(branch, part) ?? (branch[part] = {});
      if (typeof next === "string") throw conflict(module, name);
      branch = next;
    }
    if (own(branch, last) !== undefined) throw conflict(module, name);
    branch[last] = `${module}:${name}`;
  }
  return root;
}

/** What stands at a path of the tree: a function, a branch, or nothing. */
export function findExport(tree: ExportTree, path: readonly string[]): ExportTree | string | null {
  let found: ExportTree | string = tree;
  for (const part of path) {
    if (typeof found === "string") return null;
    const next = own(found, part);
    if (next === undefined) return null;
    found = next;
  }
  return found;
}

function own(tree: ExportTree, part: string): ExportTree | string | undefined {
  return Object.hasOwn(tree, part) ? tree[part] : undefined;
}

function conflict(module: string, name: string): DeployError {
  return new DeployError("InvalidExport", `Path ${module}:${name} conflicts with existing export`);
}
