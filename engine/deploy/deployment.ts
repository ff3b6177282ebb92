import type { AuthProvider } from "../auth/providers";
import type { Json } from "../protocol/json";
import type { ValidatorJson } from "../protocol/validators";

export type ModuleEnvironment = "isolate" | "node";

/** A pushed module: ESM as the CLI bundled it, and the CommonJS the sandbox runs. */
export type DeployedModule = {
  environment: ModuleEnvironment;
  source: string;
  /** From `source` to the user's files. */
  sourceMap: string | null;
  code: string;
  /** From `code` to the user's files. */
  codeMap: string | null;
  /** Of `source` and `sourceMap`, in hex, as the CLI computes it. */
  sha256: string;
};

export type UdfType = "query" | "mutation" | "action";

/** A validator in the JSON of `convex/values`. */
export type { ValidatorJson } from "../protocol/validators";

/** An exported Convex function. A null validator accepts everything. */
export type FunctionInfo = {
  module: string;
  name: string;
  environment: ModuleEnvironment;
  udfType: UdfType;
  visibility: "public" | "internal";
  args: ValidatorJson | null;
  returns: ValidatorJson | null;
};

export type HttpRoute = { path: string; method: string };

export type DatabaseIndexJson = { indexDescriptor: string; fields: string[] };
export type SearchIndexJson = { indexDescriptor: string; searchField: string; filterFields: string[] };
export type VectorIndexJson = {
  indexDescriptor: string;
  vectorField: string;
  dimensions: number;
  filterFields: string[];
};

export type TableJson = {
  tableName: string;
  indexes: DatabaseIndexJson[];
  stagedDbIndexes: DatabaseIndexJson[];
  searchIndexes: SearchIndexJson[];
  stagedSearchIndexes: SearchIndexJson[];
  vectorIndexes: VectorIndexJson[];
  stagedVectorIndexes: VectorIndexJson[];
  documentType: ValidatorJson | null;
};

export type SchemaJson = { tables: TableJson[]; schemaValidation: boolean };

export type CronSchedule =
  | { type: "interval"; seconds: number }
  | { type: "hourly"; minuteUTC: number | null }
  | { type: "daily"; hourUTC: number; minuteUTC: number | null }
  | { type: "weekly"; dayOfWeek: number; hourUTC: number; minuteUTC: number | null }
  | { type: "monthly"; day: number; hourUTC: number; minuteUTC: number | null }
  | { type: "cron"; cronExpr: string };

/** A cron job; `function` is `module.js:export`, `args` one argument object. Sunday is day 0. */
export type CronSpec = { name: string; function: string; args: Json; schedule: CronSchedule };

/** How a component's environment variable gets its value: a text, or a variable of the deployment. */
export type EnvBinding = { type: "value"; value: string } | { type: "envVar"; name: string };

export type EnvDeclaration = { validator: ValidatorJson; optional: boolean };

export type DefinitionType = { type: "app" } | { type: "childComponent"; name: string };

/** What a `convex.config.ts` declares. */
export type DefinitionMetadata = {
  path: string;
  definitionType: DefinitionType;
  childComponents: { name: string; path: string; env: [string, EnvBinding][] }[];
  /** From mount path to `_reference/childComponent/<name>`. */
  httpMounts: Record<string, string>;
  httpPrefix: string | null;
  envVars: Record<string, EnvDeclaration>;
};

/** The app ("") or a component package, shared by all its instances. */
export type Definition = {
  metadata: DefinitionMetadata;
  modules: Record<string, DeployedModule>;
  /** By `module.js:export`. */
  functions: Record<string, FunctionInfo>;
  schema: SchemaJson | null;
  crons: CronSpec[];
  /** Of `http.js`; null without that module. */
  httpRoutes: HttpRoute[] | null;
  udfServerVersion: string;
};

/** Public functions as a tree of path parts; leaves are `module.js:export` of the same component. */
export type ExportTree = { [part: string]: ExportTree | string };

/** An instance of a definition at a path: "" is the app, "a/b" is b inside a. */
export type Component = {
  definitionPath: string;
  name: string | null;
  parent: string | null;
  /** Unmounted components keep their data and run nothing. */
  state: "active" | "unmounted";
  env: Record<string, EnvBinding>;
  /** From child name to component path; active children alone. */
  children: Record<string, string>;
  exports: ExportTree;
  /** Where its HTTP routes begin, with slashes at both ends; null when they are not mounted (for the app: "/"). */
  httpPrefix: string | null;
  /** What its tables were last deployed under; of an active component the definition's schema. */
  schema: SchemaJson | null;
};

/** All that was deployed, as JSON. `version` grows by one with every deployment and is 0 before the first. */
export type Deployment = {
  version: number;
  definitions: Record<string, Definition>;
  components: Record<string, Component>;
  auth: AuthProvider[];
  /** npm packages that Node modules import from the project's own `node_modules`. */
  externalPackages: { name: string; version: string }[];
  nodeVersion: string | null;
};

/** Before the first push: an app without functions, tables or routes. */
export function emptyDeployment(): Deployment {
  const metadata: DefinitionMetadata = {
    path: "",
    definitionType: { type: "app" },
    childComponents: [],
    httpMounts: {},
    httpPrefix: null,
    envVars: {},
  };
  return {
    version: 0,
    definitions: {
      "": {
        metadata,
        modules: {},
        functions: {},
        schema: null,
        crons: [],
        httpRoutes: null,
        udfServerVersion: "0.0.0",
      },
    },
    components: {
      "": {
        definitionPath: "",
        name: null,
        parent: null,
        state: "active",
        env: {},
        children: {},
        exports: {},
        httpPrefix: "/",
        schema: null,
      },
    },
    auth: [],
    externalPackages: [],
    nodeVersion: null,
  };
}
