import { findExport } from "./exportTree";
import type { Component, Deployment, FunctionInfo } from "./deployment";

/** A function found: where it runs and what is known of it. */
export type ResolvedFunction = { component: string; function: string; info: FunctionInfo };

/** The component at a path, unless it is not mounted. */
export function activeComponent(deployment: Deployment, path: string): Component | null {
  const component = Object.hasOwn(deployment.components, path) ? deployment.components[path] : undefined;
  return component?.state === "active" ? component : null;
}

/**
 * `dir/module`, `dir/module:export` or `dir/module.js:export` in the one form that functions are listed
 * under: `dir/module.js:export`. The export is "default" when left out.
 */
export function canonicalFunction(path: string): string {
  const colon = path.lastIndexOf(":");
  const module = colon < 0 ? path : path.slice(0, colon);
  const name = colon < 0 ? "default" : path.slice(colon + 1);
  return `${module.endsWith(".js") ? module : `${module}.js`}:${name}`;
}

/** A function of a component by the path clients and schedulers write; null when there is none. */
export function findFunction(
  deployment: Deployment,
  component: string,
  path: string,
): ResolvedFunction | null {
  const found = activeComponent(deployment, component);
  if (found === null) return null;
  const functions = deployment.definitions[found.definitionPath]?.functions ?? {};
  const key = canonicalFunction(path);
  const info = Object.hasOwn(functions, key) ? functions[key] : undefined;
  return info === undefined ? null : { component, function: key, info };
}

/**
 * A reference as components write them, seen from `component`:
 * `_reference/childComponent/<name>/<part>/<part>` or `_reference/function/<module>:<export>`.
 * A child's internal functions cannot be reached. Null when it leads nowhere.
 */
export function resolveReference(
  deployment: Deployment,
  component: string,
  reference: string,
): ResolvedFunction | null {
  const [root, kind, ...rest] = reference.split("/");
  if (root !== "_reference") return null;
  if (kind === "function") return findFunction(deployment, component, rest.join("/"));
  if (kind !== "childComponent") return null;
  const [name = "", ...path] = rest;
  const parent = activeComponent(deployment, component);
  const child = parent !== null && Object.hasOwn(parent.children, name) ? parent.children[name] : undefined;
  const target = child === undefined ? null : activeComponent(deployment, child);
  if (child === undefined || target === null) return null;
  const found = findExport(target.exports, path);
  return typeof found === "string" ? findFunction(deployment, child, found) : null;
}
