import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compileModule } from "../functions/sandbox/compileModule";
import { DeployError } from "./deployError";
import type { DeployedModule, Deployment, FunctionInfo } from "./deployment";
import { activeComponent } from "./reference";

/** A query that is run once and not deployed; its function is `TEST_QUERY`. */
export type TestQuery = { component: string; modules: Record<string, DeployedModule> };

export const TEST_QUERY = "testQuery.js:default";

const MODULE = "testQuery.js";
const WRAPPERS = "_system/repl/wrappers.js";

/**
 * Compiles the source the CLI makes of an inline query. It may import `query` and `internalQuery` from
 * `convex:/_system/repl/wrappers.js` and nothing else.
 * @throws DeployError when the source cannot be compiled
 */
export async function compileTestQuery(component: string, source: string): Promise<TestQuery> {
  const local = source.replaceAll(`"convex:/${WRAPPERS}"`, `"/${WRAPPERS}"`);
  return { component, modules: { [MODULE]: compiled(MODULE, local), [WRAPPERS]: await wrappers() } };
}

/** The deployment with the test query in it. @throws DeployError when there is no such component */
export function withTestQuery(deployment: Deployment, { component, modules }: TestQuery): Deployment {
  const found = activeComponent(deployment, component);
  const definition = found === null ? undefined : deployment.definitions[found.definitionPath];
  if (found === null || definition === undefined) {
    throw new DeployError("ComponentNotFound", `Component "${component}" not found`);
  }
  const info: FunctionInfo = {
    module: MODULE,
    name: "default",
    environment: "isolate",
    udfType: "query",
    visibility: "public",
    args: null,
    returns: null,
  };
  const extended = {
    ...definition,
    modules: { ...definition.modules, ...modules },
    functions: { ...definition.functions, [TEST_QUERY]: info },
  };
  return { ...deployment, definitions: { ...deployment.definitions, [found.definitionPath]: extended } };
}

function compiled(path: string, source: string): DeployedModule {
  try {
    const { code, map } = compileModule(path, source);
    return { environment: "isolate", source, sourceMap: null, code, codeMap: map ?? null, sha256: "" };
  } catch (error) {
    throw new DeployError("InvalidModules", error instanceof Error ? error.message : String(error));
  }
}

let bundledWrappers: Promise<DeployedModule> | null = null;

function wrappers(): Promise<DeployedModule> {
  bundledWrappers ??= bundleWrappers();
  return bundledWrappers;
}

async function bundleWrappers(): Promise<DeployedModule> {
  const contents = `export { queryGeneric as query, internalQueryGeneric as internalQuery } from "convex/server";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)), sourcefile: WRAPPERS },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return compiled(WRAPPERS, outputFiles[0]?.text ?? "");
}
