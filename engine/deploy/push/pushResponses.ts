import type {
  Component,
  Definition,
  Deployment,
  ExportTree,
  FunctionInfo,
  ValidatorJson,
} from "../deployment";
import { fileBasedExports } from "../exportTree";
import { compareIndexes, developerIndexes } from "./indexes";
import { isEntryPoint } from "../evaluation/moduleAnalysis";
import type { DeploymentPlan } from "./plan";
import { validationNeed } from "./schemaValidation";

const UDF_TYPES = { query: "Query", mutation: "Mutation", action: "Action" } as const;

/** Documents and bytes of a component's tables, by name. */
export type TableSizes = Record<string, { documents: number; bytes: number }>;

/** What `start_push` answers; the CLI sends it back to `finish_push`, where `pushId` finds the plan. */
export function startPushResponse(plan: DeploymentPlan, pushId: string): object {
  const { deployment, diff } = plan;
  const active = Object.entries(deployment.components).filter(([, { state }]) => state === "active");
  const diffs = Object.entries(diff.componentDiffs).filter(([, { diffType }]) => diffType.type !== "unmount");
  return {
    environmentVariables: plan.environment,
    externalDepsId: null,
    componentDefinitionPackages: Object.fromEntries(
      Object.keys(deployment.definitions).map((path) => [path, { storageKey: pushId }]),
    ),
    appAuth: deployment.auth,
    analysis: Object.fromEntries(
      Object.entries(deployment.definitions).map(([path, definition]) => [
        path,
        analysisOf(path, definition),
      ]),
    ),
    app: checkedComponent(deployment, ""),
    schemaChange: {
      allocatedComponentIds: {},
      schemaIds: Object.fromEntries(
        active.map(([path, { schema }]) => [path, schema === null ? null : pushId]),
      ),
      indexDiffs: Object.fromEntries(diffs.map(([path, { indexDiff }]) => [path, indexDiff])),
    },
  };
}

function analysisOf(path: string, definition: Definition): object {
  const { metadata } = definition;
  const modules = Object.keys(definition.modules).filter(isEntryPoint);
  const tree = path === "" ? {} : fileBasedExports(Object.values(definition.functions));
  return {
    definition: {
      path,
      definitionType:
        metadata.definitionType.type === "app" ? { type: "app" } : { ...metadata.definitionType, args: [] },
      childComponents: metadata.childComponents.map((child) => ({ ...child, args: [] })),
      httpMounts: metadata.httpMounts,
      httpPrefix: metadata.httpPrefix,
      exports: { type: "branch", branch: branchOf(tree) },
      envVars: Object.entries(metadata.envVars).map(([name, { validator, optional }]) => [
        name,
        { type: "value", value: JSON.stringify(validator), ...(optional ? { optional } : {}) },
      ]),
    },
    schema: definition.schema,
    functions: Object.fromEntries(modules.map((module) => [module, analyzedModule(definition, module)])),
    udfConfig: {
      serverVersion: definition.udfServerVersion,
      importPhaseRngSeed: { $bytes: "" },
      importPhaseUnixTimestamp: { $integer: "AAAAAAAAAAA=" },
    },
  };
}

function analyzedModule(definition: Definition, module: string): object {
  const functions = Object.values(definition.functions).filter((info) => info.module === module);
  return {
    functions: functions.map(analyzedFunction),
    httpRoutes:
      module === "http.js" ? (definition.httpRoutes ?? []).map((route) => ({ route, pos: null })) : null,
    cronSpecs:
      module === "crons.js"
        ? definition.crons.map(({ name, function: udfPath, args, schedule }) => ({
            identifier: name,
            spec: { udfPath, udfArgs: args, cronSchedule: schedule },
          }))
        : null,
    sourceMapped: null,
  };
}

function analyzedFunction(info: FunctionInfo): object {
  return {
    name: info.name,
    pos: null,
    udfType: UDF_TYPES[info.udfType],
    visibility: { kind: info.visibility },
    args: validatorText(info.args),
    returns: validatorText(info.returns),
  };
}

function validatorText(validator: ValidatorJson | null): string {
  return JSON.stringify(validator ?? { type: "any" });
}

function branchOf(tree: ExportTree): [string, object][] {
  return Object.entries(tree).map(([part, node]) => [
    part,
    typeof node === "string"
      ? { type: "leaf", leaf: `_reference/function/${node}` }
      : { type: "branch", branch: branchOf(node) },
  ]);
}

function checkedComponent(deployment: Deployment, path: string): object {
  const component = deployment.components[path];
  if (component === undefined) throw new Error(`component ${path} is missing from its own plan`);
  const definition = deployment.definitions[component.definitionPath];
  return {
    definitionPath: component.definitionPath,
    componentPath: path,
    httpPrefix: component.httpPrefix,
    args: {},
    env: component.env,
    childComponents: Object.fromEntries(
      Object.entries(component.children).map(([name, child]) => [name, checkedComponent(deployment, child)]),
    ),
    httpRoutes: {
      httpModuleRoutes: definition?.httpRoutes ?? null,
      mounts: Object.keys(definition?.metadata.httpMounts ?? {}),
    },
    exports: resourcesOf(path, component.exports),
  };
}

function resourcesOf(component: string, tree: ExportTree): Record<string, object> {
  return Object.fromEntries(
    Object.entries(tree).map(([part, node]) => [
      part,
      typeof node === "string"
        ? { type: "leaf", resource: { type: "function", path: { component, udfPath: node } } }
        : { type: "branch", children: resourcesOf(component, node) },
    ]),
  );
}

/** What `evaluate_schema` answers: what the push will do to each existing component's tables and indexes. */
export function schemaEvaluation(
  before: Deployment,
  plan: DeploymentPlan,
  sizes: Record<string, TableSizes>,
): object {
  const evaluations: Record<string, object> = {};
  for (const [path, component] of Object.entries(plan.deployment.components)) {
    const old = before.components[path];
    if (component.state !== "active" || old === undefined) continue;
    evaluations[path] = evaluateComponent(component, old, sizes[path] ?? {});
  }
  const known = new Set(Object.keys(before.definitions));
  return {
    componentSchemaEvaluations: evaluations,
    newComponentDefinitions: Object.keys(plan.deployment.definitions).filter((path) => !known.has(path)),
  };
}

function evaluateComponent(component: Component, old: Component, sizes: TableSizes): object {
  const { schema } = component;
  const sizeOf = (table: string): { documents: number; bytes: number } =>
    sizes[table] ?? { documents: 0, bytes: 0 };
  const changes = compareIndexes(developerIndexes(old.schema), developerIndexes(schema));
  return {
    definitionPath: component.definitionPath,
    schemaValidation: schema?.schemaValidation ?? false,
    tables: (schema?.tables ?? []).map(({ tableName }) => ({
      name: tableName,
      outcome: validationNeed(old.schema, schema, tableName),
      numDocs: sizeOf(tableName).documents,
      sizeBytes: sizeOf(tableName).bytes,
    })),
    indexes: changes.map(({ index, change }) => ({
      ...index,
      change,
      needsBackfill: change === "added",
      numDocs: sizeOf(index.name.split(".")[0] ?? "").documents,
    })),
    discardedStagedValidators: [],
  };
}
