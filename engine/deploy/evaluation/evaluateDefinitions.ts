import type { AuthProvider } from "../../auth/providers";
import { compileModule, type CompiledModule } from "../../functions/sandbox/compileModule";
import { missingAuthExport, parseAuthConfig } from "../authProviders";
import { analyzeDefinitions } from "./definitionAnalysis";
import { DeployError } from "../deployError";
import type { Definition, DeployedModule, SchemaJson } from "../deployment";
import { InspectionError, Inspector, invalidModules, problemOf } from "./inspector";
import { analyzeModules, AUTH_CONFIG } from "./moduleAnalysis";
import { moduleHash, type PushedDefinition, type PushedModule, type PushRequest } from "../push/pushRequest";
import { parseSchema } from "../push/schemaJson";

const SCHEMA_DOCS = "To learn more, see the schema documentation at https://docs.convex.dev/using/schemas.";

/** Everything about a push that its isolate modules tell; functions of Node modules come from elsewhere. */
export type EvaluatedDefinitions = { definitions: Record<string, Definition>; auth: AuthProvider[] };

/**
 * Loads the pushed code in sandboxes of this thread, which it may hold up for as long as it likes.
 * `env` is the deployment's environment with the built-in variables.
 * @throws DeployError for whatever is wrong with the code
 */
export function evaluateDefinitions(request: PushRequest, env: Record<string, string>): EvaluatedDefinitions {
  const metadata = analyzeDefinitions(request.definitions, env);
  const definitions: Record<string, Definition> = {};
  let auth: AuthProvider[] = [];
  for (const pushed of request.definitions) {
    const modules = compileModules(pushed.modules);
    const isolate = isolateModules(modules);
    const inspector = new Inspector(isolate, pushed.path === "" ? env : {});
    const analyzed = analyzeModules(inspector, [...isolate.keys()]);
    const authConfig = pushed.path === "" ? modules[AUTH_CONFIG] : undefined;
    if (authConfig !== undefined) auth = evaluateAuth(authConfig, env);
    const own = metadata[pushed.path];
    if (own === undefined) throw new Error(`definition ${pushed.path} was not evaluated`);
    definitions[pushed.path] = {
      metadata: own,
      modules,
      functions: analyzed.functions,
      schema: evaluateSchema(pushed),
      crons: analyzed.crons,
      httpRoutes: analyzed.httpRoutes,
      udfServerVersion: pushed.udfServerVersion,
    };
  }
  return { definitions, auth };
}

function compileModules(pushed: readonly PushedModule[]): Record<string, DeployedModule> {
  return Object.fromEntries(pushed.map((module) => [module.path, compile(module)]));
}

function compile(module: PushedModule): DeployedModule {
  const compiled = compileOrRefuse(module);
  return {
    environment: module.environment,
    source: module.source,
    sourceMap: module.sourceMap,
    code: compiled.code,
    codeMap: compiled.map ?? null,
    sha256: moduleHash(module),
  };
}

function compileOrRefuse(module: PushedModule): CompiledModule {
  try {
    return compileModule(module.path, module.source, module.sourceMap ?? undefined, module.environment);
  } catch (error) {
    throw invalidModules(
      `Failed to analyze ${module.path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function isolateModules(modules: Record<string, DeployedModule>): Map<string, CompiledModule> {
  const isolate = Object.entries(modules).filter(([, { environment }]) => environment === "isolate");
  return new Map(isolate.map(([path, module]) => [path, compiledOf(module)]));
}

function compiledOf({ code, codeMap }: DeployedModule): CompiledModule {
  return codeMap === null ? { code } : { code, map: codeMap };
}

/**
 * The providers that an `auth.config.js` lists.
 * @throws DeployError when it fails, is malformed or reads a variable that is not set
 */
export function evaluateAuth(authConfig: DeployedModule, env: Record<string, string>): AuthProvider[] {
  const inspector = new Inspector(new Map([[AUTH_CONFIG, compiledOf(authConfig)]]), env);
  try {
    const result = inspector.inspect("auth", AUTH_CONFIG, true);
    if (result.kind === "unset") {
      throw new DeployError(
        "AuthConfigMissingEnvironmentVariable",
        `Environment variable ${result.variable} is used in auth config file but its value was not set`,
      );
    }
    if (problemOf(result.value) !== null || typeof result.value !== "string") throw missingAuthExport();
    return parseAuthConfig(result.value);
  } catch (error) {
    if (error instanceof InspectionError) throw new DeployError("InvalidAuthConfig", error.message);
    throw error;
  }
}

function evaluateSchema(pushed: PushedDefinition): SchemaJson | null {
  const { schema } = pushed;
  if (schema === null) return null;
  const inspector = new Inspector(new Map([[schema.path, compileOrRefuse(schema)]]), {});
  const exported = inspectSchema(inspector, schema.path);
  const problem = problemOf(exported);
  if (problem === "missing") {
    throw new DeployError("MissingSchemaExportError", `Schema file missing default export. ${SCHEMA_DOCS}`);
  }
  if (problem !== null || typeof exported !== "string") {
    throw new DeployError(
      "InvalidSchemaExport",
      `Default export from schema file isn't a Convex schema. ${SCHEMA_DOCS}`,
    );
  }
  return parseSchema(exported);
}

function inspectSchema(inspector: Inspector, module: string): unknown {
  try {
    const result = inspector.inspect("schema", module);
    return result.kind === "found" ? result.value : null;
  } catch (error) {
    if (error instanceof InspectionError) throw new DeployError("InvalidSchema", error.message);
    throw error;
  }
}
