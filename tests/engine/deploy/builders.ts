import {
  emptyDeployment,
  type Definition,
  type Deployment,
  type EnvBinding,
  type FunctionInfo,
  type HttpRoute,
  type SchemaJson,
  type TableJson,
  type ValidatorJson,
} from "../../../engine/deploy/deployment";
import { planDeployment, type DeploymentPlan, type EvaluatedPush } from "../../../engine/deploy/push/plan";

/** `"messages.js:list query internal"` as the function it describes; public unless it says otherwise. */
export function functionInfo(text: string): FunctionInfo {
  const [path = "", udfType = "query", visibility = "public"] = text.split(" ");
  const [module = "", name = ""] = path.split(":");
  return {
    module,
    name,
    environment: "isolate",
    udfType: udfType as FunctionInfo["udfType"],
    visibility: visibility as FunctionInfo["visibility"],
    args: null,
    returns: null,
  };
}

type DefinitionParts = {
  functions?: string[];
  uses?: { name: string; path: string; env?: Record<string, EnvBinding> }[];
  mounts?: Record<string, string>;
  prefix?: string;
  env?: Record<string, { validator: ValidatorJson; optional: boolean }>;
  routes?: HttpRoute[];
  schema?: SchemaJson;
  crons?: Definition["crons"];
  version?: string;
};

export function definition(path: string, parts: DefinitionParts = {}): Definition {
  const functions = (parts.functions ?? []).map(functionInfo);
  const modules = [...new Set(functions.map(({ module }) => module))];
  return {
    metadata: {
      path,
      definitionType: path === "" ? { type: "app" } : { type: "childComponent", name: path },
      childComponents: (parts.uses ?? []).map(({ name, path: used, env }) => ({
        name,
        path: used,
        env: Object.entries(env ?? {}),
      })),
      httpMounts: parts.mounts ?? {},
      httpPrefix: parts.prefix ?? null,
      envVars: parts.env ?? {},
    },
    modules: Object.fromEntries(
      modules.map((module) => [
        module,
        { environment: "isolate", source: "", sourceMap: null, code: "", codeMap: null, sha256: module },
      ]),
    ),
    functions: Object.fromEntries(functions.map((info) => [`${info.module}:${info.name}`, info])),
    schema: parts.schema ?? null,
    crons: parts.crons ?? [],
    httpRoutes: parts.routes ?? null,
    udfServerVersion: parts.version ?? "1.48.0",
  };
}

export function push(...definitions: Definition[]): EvaluatedPush {
  return {
    definitions: Object.fromEntries(definitions.map((each) => [each.metadata.path, each])),
    auth: [],
    externalPackages: [],
    nodeVersion: null,
    environment: {},
    forCodegen: false,
  };
}

/** What follows from pushing the definitions after each other, each list one push. */
export function pushed(...pushes: Definition[][]): DeploymentPlan {
  let current: Deployment = emptyDeployment();
  let plan: DeploymentPlan | undefined;
  for (const definitions of pushes) {
    plan = planDeployment(current, push(...definitions));
    current = plan.deployment;
  }
  if (plan === undefined) throw new Error("nothing was pushed");
  return plan;
}

export function table(tableName: string, parts: Partial<TableJson> = {}): TableJson {
  return {
    tableName,
    indexes: [],
    stagedDbIndexes: [],
    searchIndexes: [],
    stagedSearchIndexes: [],
    vectorIndexes: [],
    stagedVectorIndexes: [],
    documentType: { type: "any" },
    ...parts,
  };
}

export function schema(...tables: TableJson[]): SchemaJson {
  return { tables, schemaValidation: true };
}

export const string: ValidatorJson = { type: "string" };
export const number: ValidatorJson = { type: "number" };

export function literal(value: string | number | boolean): ValidatorJson {
  return { type: "literal", value };
}

export function union(...value: ValidatorJson[]): ValidatorJson {
  return { type: "union", value };
}

/** An object validator; a name that ends in "?" is optional. */
export function object(fields: Record<string, ValidatorJson>): ValidatorJson {
  return {
    type: "object",
    value: Object.fromEntries(
      Object.entries(fields).map(([name, fieldType]) => [
        name.replace(/\?$/, ""),
        { fieldType, optional: name.endsWith("?") },
      ]),
    ),
  };
}
