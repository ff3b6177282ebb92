import { failureText } from "./invocation";
import type { ModuleRegistry } from "./modules";

const { stringify } = JSON;

type Registered = { [property: string]: unknown };

/** "v" + JSON of a FunctionDescription or null, or "e" + JSON of RawFailure. */
export function describeFunction(modules: ModuleRegistry, module: string, exportName: string): string {
  try {
    const namespace = modules.load(module) as Registered;
    return `v${stringify(describe(namespace[exportName]) ?? null)}`;
  } catch (thrown) {
    return failureText(thrown);
  }
}

function describe(registered: unknown): object | undefined {
  if ((typeof registered !== "function" && typeof registered !== "object") || registered === null) {
    return undefined;
  }
  const marked = registered as Registered;
  const has = (mark: string): boolean => mark in marked;
  return {
    isQuery: has("isQuery"),
    isMutation: has("isMutation"),
    isAction: has("isAction"),
    isHttp: has("isHttp"),
    isPublic: has("isPublic"),
    isInternal: has("isInternal"),
    args: exported(marked, "exportArgs"),
    returns: exported(marked, "exportReturns"),
  };
}

function exported(marked: Registered, name: string): string | null {
  const method = marked[name];
  if (typeof method !== "function") return null;
  const text: unknown = Reflect.apply(method as () => unknown, marked, []);
  return typeof text === "string" ? text : null;
}
