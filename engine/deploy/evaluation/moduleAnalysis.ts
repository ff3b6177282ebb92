import type {
  CronSpec,
  FunctionInfo,
  HttpRoute,
  ModuleEnvironment,
  UdfType,
  ValidatorJson,
} from "../deployment";
import { parseCrons } from "../cronSpecs";
import { InspectionError, invalidModules, problemOf, type Inspector } from "./inspector";

const KINDS: Record<string, UdfType> = { isQuery: "query", isMutation: "mutation", isAction: "action" };
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
const FUNCTION_NAME = /^[a-zA-Z_$][a-zA-Z0-9_$]{0,127}$/;

/** What the modules of one definition export. */
export type AnalyzedModules = {
  functions: Record<string, FunctionInfo>;
  httpRoutes: HttpRoute[] | null;
  crons: CronSpec[];
};

export const AUTH_CONFIG = "auth.config.js";

/** Whether a module may export functions: shared code does not, and `auth.config.js` is evaluated by itself. */
export function isEntryPoint(path: string): boolean {
  return !path.startsWith("_deps/") && path !== AUTH_CONFIG;
}

/**
 * Loads every entry point and lists its functions, routes and crons.
 * @throws DeployError InvalidModules with what the module threw
 */
export function analyzeModules(inspector: Inspector, paths: readonly string[]): AnalyzedModules {
  const analyzed: AnalyzedModules = { functions: {}, httpRoutes: null, crons: [] };
  for (const path of [...paths].filter(isEntryPoint).sort()) {
    for (const info of readFunctions(look(inspector, "functions", path), path, "isolate")) {
      analyzed.functions[`${path}:${info.name}`] = info;
    }
    if (path === "http.js") analyzed.httpRoutes = readRoutes(look(inspector, "routes", path));
    if (path === "crons.js") analyzed.crons = readCrons(look(inspector, "crons", path));
  }
  return analyzed;
}

function look(inspector: Inspector, step: "functions" | "routes" | "crons", path: string): unknown {
  try {
    const found = inspector.inspect(step, path);
    return found.kind === "found" ? found.value : null;
  } catch (error) {
    if (error instanceof InspectionError) throw invalidModules(`Failed to analyze ${path}: ${error.message}`);
    throw error;
  }
}

type Described = {
  name: string;
  kinds: string[];
  isPublic: boolean;
  isInternal: boolean;
  args: unknown;
  returns: unknown;
};

/**
 * The functions among what a module's exports look like.
 * Exports marked as several kinds, or both public and internal, are skipped as Convex does.
 * @throws DeployError InvalidModules for a broken validator or name
 */
export function readFunctions(
  found: unknown,
  module: string,
  environment: ModuleEnvironment,
): FunctionInfo[] {
  if (!Array.isArray(found)) throw invalidModules(`Failed to analyze ${module}`);
  return (found as Described[]).flatMap((described) => {
    const { name, kinds, isPublic, isInternal } = described;
    const udfType = kinds.length === 1 ? KINDS[kinds[0] ?? ""] : undefined;
    if (udfType === undefined || (isPublic && isInternal)) return [];
    if (!FUNCTION_NAME.test(name)) {
      throw invalidModules(`Invalid function name used in \`${module}\`: ${name}`);
    }
    const label = `${module}:${name}`;
    return [
      {
        module,
        name,
        environment,
        udfType,
        visibility: isInternal ? "internal" : "public",
        args: readValidator(described.args, `${label}.exportArgs`),
        returns: readValidator(described.returns, `${label}.exportReturns`),
      } satisfies FunctionInfo,
    ];
  });
}

function readValidator(text: unknown, label: string): ValidatorJson | null {
  const problem = problemOf(text);
  if (problem !== null) throw invalidModules(`${label}: ${problem}`);
  if (typeof text !== "string") return null;
  let validator: unknown;
  try {
    validator = JSON.parse(text);
  } catch (error) {
    throw invalidModules(`Invalid JSON returned from ${label}(): ${String(error)}`);
  }
  if (validator === null) return null;
  if (typeof validator !== "object" || !("type" in validator) || typeof validator.type !== "string") {
    throw invalidModules(`Invalid JSON returned from ${label}(): not a validator`);
  }
  return validator.type === "any" ? null : (validator as ValidatorJson);
}

function readRoutes(found: unknown): HttpRoute[] {
  const problem = problemOf(found);
  if (problem === "missing") throw invalidModules("`convex/http.js` must have a default export of a Router.");
  if (problem !== null) throw invalidModules("The default export of `convex/http.js` is not a Router.");
  const wrong = (why: string): Error =>
    invalidModules(
      `The \`getRoutes()\` method of Router did not return the expected type. \`getRoutes()\` should be a function returning an array of entries of the form [path: string, method: string, handler: HttpAction] (${why})`,
    );
  if (!Array.isArray(found)) throw wrong("return value is not an array");
  return (found as { path: unknown; method: unknown }[]).map(({ path, method }, index) => {
    if (typeof path !== "string") throw wrong(`arr[${index}][0] is not a string`);
    if (typeof method !== "string") throw wrong(`arr[${index}][1] is not a string`);
    if (!METHODS.includes(method)) {
      throw wrong(`'${method}' is not not a routable method (one of GET, POST, PUT, DELETE, PATCH, OPTIONS)`);
    }
    return { path, method };
  });
}

function readCrons(found: unknown): CronSpec[] {
  const problem = problemOf(found);
  if (problem === "missing")
    throw invalidModules("`convex/crons.js` must have a default export of a Crons object.");
  if (problem !== null || typeof found !== "string") {
    throw invalidModules("The default export of `convex/crons.js` is not a Crons object.");
  }
  return parseCrons(found);
}
