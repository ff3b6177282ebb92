import {
  canonicalFunction,
  findFunction,
  resolveReference,
  type ResolvedFunction,
} from "../deploy/reference";
import type { Deployment } from "../deploy/deployment";
import { FunctionError } from "../protocol/errors";
import type { Json } from "../protocol/json";

/** How functions name other functions: by path, by a component's reference, or by a handle. */
export type FunctionAddress = { name?: Json; reference?: Json; functionHandle?: Json };

const HANDLE_PREFIX = "function://";

/**
 * A handle: text that names a function across components. It holds the component's path, so it stays
 * good over deployments for as long as the function does.
 */
export function functionHandle(target: FunctionTarget): string {
  return `${HANDLE_PREFIX}${encodeURIComponent(target.component)};${encodeURIComponent(target.function)}`;
}

/** A function's component and `module.js:export`. */
export type FunctionTarget = { component: string; function: string };

/**
 * What an address means inside queries and mutations. A path is taken as it is: whether there is such a
 * function shows when it is called or scheduled.
 * @throws FunctionError when a reference or a handle leads nowhere
 */
export function addressTarget(
  deployment: Deployment,
  component: string,
  address: FunctionAddress,
): FunctionTarget {
  const { name, reference, functionHandle: handle } = address;
  if (typeof name === "string" && typeof reference !== "string" && typeof handle !== "string") {
    return { component, function: canonicalFunction(name) };
  }
  return resolveAddress(deployment, component, address);
}

/**
 * Finds the function an address means, seen from a component.
 * @throws FunctionError when it leads nowhere
 */
export function resolveAddress(
  deployment: Deployment,
  component: string,
  address: FunctionAddress,
): ResolvedFunction {
  const { name, reference, functionHandle: handle } = address;
  const found =
    typeof handle === "string"
      ? byHandle(deployment, handle)
      : typeof reference === "string"
        ? resolveReference(deployment, component, reference)
        : typeof name === "string"
          ? findFunction(deployment, component, name)
          : null;
  if (found !== null) return found;
  throw new FunctionError("InvalidReference", notFound(component, String(name ?? reference ?? handle)));
}

function notFound(component: string, name: string): string {
  const where = component === "" ? "" : ` in component '${component}'`;
  return `Couldn't resolve ${name.replace(/\.js:/, ":")}${where}`;
}

function byHandle(deployment: Deployment, handle: string): ResolvedFunction | null {
  if (!handle.startsWith(HANDLE_PREFIX)) return null;
  const [component, path] = decoded(handle.slice(HANDLE_PREFIX.length).split(";"));
  return component === undefined || path === undefined ? null : findFunction(deployment, component, path);
}

/** Texts without their percent signs; none at all when one of them was never encoded. */
function decoded(texts: string[]): string[] {
  try {
    return texts.map(decodeURIComponent);
  } catch {
    return [];
  }
}
