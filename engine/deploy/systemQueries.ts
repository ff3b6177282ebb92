import type { Json } from "../protocol/json";
import type { Deployment, FunctionInfo } from "./deployment";
import type { Environment } from "./environment";

export type Page = { page: Json[]; isDone: boolean; continueCursor: string };

/**
 * What system queries read, inside the transaction and the component of their call, so that they are
 * as reactive as any query.
 */
export interface SystemContext {
  deployment(): Deployment;
  /** The deployment's variables, without the built-in ones. */
  environment(): Environment;
  /** The built-in variables. */
  systemEnvironment(): Environment;
  /** Names of the component's user tables. */
  tables(): string[];
  /** Documents by creation time; a table that does not exist is empty. */
  paginate(table: string, order: "asc" | "desc", cursor: string | null, numItems: number): Page;
  count(table: string): number;
  /** Records of exports ("_exports") or imports ("_snapshot_imports"), newest first. */
  records(table: "_exports" | "_snapshot_imports"): { [field: string]: Json }[];
}

type Args = { [name: string]: Json };
type SystemQuery = (ctx: SystemContext, args: Args) => Json;

const UDF_TYPES = { query: "Query", mutation: "Mutation", action: "Action" } as const;
const RECENT_IMPORTS = 20;

/** The queries that the CLI runs as admin, by canonical name (`_system/…:export`). */
export const systemQueries: Readonly<Record<string, SystemQuery>> = {
  "_system/cli/convexUrl:cloudUrl": (ctx) => ctx.systemEnvironment()["CONVEX_CLOUD_URL"] ?? null,
  "_system/cli/convexUrl:siteUrl": (ctx) => ctx.systemEnvironment()["CONVEX_SITE_URL"] ?? null,
  "_system/cli/exports:getLatest": (ctx) => ctx.records("_exports")[0] ?? null,
  "_system/cli/modules:apiSpec": apiSpec,
  "_system/cli/queryEnvironmentVariables:default": listVariables,
  "_system/cli/queryEnvironmentVariables:get": getVariable,
  "_system/cli/queryImport:default": (ctx, { importId }) =>
    ctx.records("_snapshot_imports").find(({ _id }) => _id === importId) ?? null,
  "_system/cli/queryImport:list": (ctx) => ctx.records("_snapshot_imports").slice(0, RECENT_IMPORTS),
  "_system/cli/queryTable:default": watchTable,
  "_system/cli/tableData:default": tableData,
  "_system/cli/tableSize:default": (ctx, { tableName }) => ctx.count(String(tableName)),
  "_system/cli/tables:default": (ctx) => ({
    page: ctx.tables().map((name) => ({ name })),
    isDone: true,
    continueCursor: "end",
  }),
  "_system/frontend/components:list": listComponents,
};

/** The system query that a path means, with or without ".js" and ":default"; undefined when there is none. */
export function findSystemQuery(path: string): SystemQuery | undefined {
  const [module = "", name = "default"] = path.split(":");
  const canonical = `${module.replace(/\.js$/, "")}:${name}`;
  return Object.hasOwn(systemQueries, canonical) ? systemQueries[canonical] : undefined;
}

function listVariables(ctx: SystemContext): Json {
  return Object.entries(ctx.environment())
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
}

function getVariable(ctx: SystemContext, { name }: Args): Json {
  const all = { ...ctx.systemEnvironment(), ...ctx.environment() };
  const value = typeof name === "string" && Object.hasOwn(all, name) ? all[name] : undefined;
  return value === undefined ? null : { name: name ?? null, value };
}

/** Its result differs every time, so that whoever waits for a change of the table is told of each. */
function watchTable(ctx: SystemContext, { tableName }: Args): Json {
  ctx.count(String(tableName));
  return Math.random();
}

function tableData(ctx: SystemContext, { table, order, paginationOpts }: Args): Json {
  const { cursor = null, numItems = 100 } = paginationOpts as { cursor?: Json; numItems?: Json };
  return ctx.paginate(
    String(table),
    order === "asc" ? "asc" : "desc",
    typeof cursor === "string" ? cursor : null,
    Number(numItems),
  );
}

/** The app's functions; `componentId` is the path of a component, as `components:list` gives it. */
function apiSpec(ctx: SystemContext, { componentId }: Args): Json {
  const { components, definitions } = ctx.deployment();
  const component = components[typeof componentId === "string" ? componentId : ""];
  const definition = component?.state === "active" ? definitions[component.definitionPath] : undefined;
  if (definition === undefined) return [];
  const functions = Object.values(definition.functions).sort((a, b) =>
    a.module === b.module ? 0 : a.module < b.module ? -1 : 1,
  );
  const routes = (definition.httpRoutes ?? []).map(({ method, path }) => ({
    functionType: "HttpAction",
    method,
    path,
  }));
  return [...functions.map(functionSpec), ...routes];
}

function functionSpec(info: FunctionInfo): Json {
  return {
    identifier: `${info.module}:${info.name}`,
    functionType: UDF_TYPES[info.udfType],
    visibility: { kind: info.visibility },
    args: info.args ?? { type: "any" },
    returns: info.returns ?? { type: "any" },
  };
}

function listComponents(ctx: SystemContext): Json {
  return Object.entries(ctx.deployment().components).map(([path, component]) => ({
    id: path,
    name: component.name,
    path,
    args: {},
    state: component.state,
    httpPrefix: component.httpPrefix,
  }));
}
