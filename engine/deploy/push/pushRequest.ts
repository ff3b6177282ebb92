import { createHash } from "node:crypto";
import type { Json } from "../../protocol/json";
import { DeployError } from "../deployError";
import type { Deployment, ModuleEnvironment } from "../deployment";

export type PushedModule = {
  path: string;
  source: string;
  sourceMap: string | null;
  environment: ModuleEnvironment;
};

/** One `convex.config.ts` and all that belongs to it; the app's path is "". */
export type PushedDefinition = {
  path: string;
  /** The bundled `convex.config.ts`; null in an app that has none. */
  config: PushedModule | null;
  dependencies: string[];
  schema: PushedModule | null;
  modules: PushedModule[];
  udfServerVersion: string;
};

/** The body of `start_push`, `evaluate_push` and `evaluate_schema`, its unchanged modules filled in. */
export type PushRequest = {
  functions: string;
  definitions: PushedDefinition[];
  nodeDependencies: { name: string; version: string }[];
  nodeVersion: string | null;
  dryRun: boolean;
  forCodegen: boolean;
};

type Fields = { [key: string]: Json | undefined };

function invalid(what: string): DeployError {
  return new DeployError("InvalidConfig", `The push request is malformed: ${what}.`);
}

/**
 * Reads the body of a push. Unchanged modules, of which only hashes were sent, come from `deployment`.
 * @throws DeployError for a malformed body, or when an unchanged module is not deployed as its hash says
 */
export function parsePushRequest(body: Json, deployment: Deployment): PushRequest {
  const fields = object(body, "body");
  const app = object(fields["appDefinition"], "appDefinition");
  const changed = modules(app["changedModules"] ?? app["functions"], "changedModules");
  const root: PushedDefinition = {
    path: "",
    config: optionalModule(app["definition"], "definition"),
    dependencies: list(app["dependencies"], "dependencies").map((path) => text(path, "dependencies")),
    schema: optionalModule(app["schema"], "schema"),
    modules: [...changed, ...unchangedModules(app["unchangedModuleHashes"], deployment)],
    udfServerVersion: text(app["udfServerVersion"], "udfServerVersion"),
  };
  const nodeVersion = fields["nodeVersion"] ?? null;
  return {
    functions: text(fields["functions"], "functions"),
    definitions: [root, ...list(fields["componentDefinitions"], "componentDefinitions").map(component)],
    nodeDependencies: list(fields["nodeDependencies"] ?? [], "nodeDependencies").map((entry) => {
      const { name, version } = object(entry, "nodeDependencies");
      return { name: text(name, "nodeDependencies"), version: text(version, "nodeDependencies") };
    }),
    nodeVersion: nodeVersion === null ? null : text(nodeVersion, "nodeVersion"),
    dryRun: fields["dryRun"] === true,
    forCodegen: fields["forCodegen"] === true,
  };
}

/** The hash by which the CLI finds out which modules changed. */
export function moduleHash(module: { source: string; sourceMap: string | null }): string {
  return createHash("sha256")
    .update(module.source)
    .update(module.sourceMap ?? "")
    .digest("hex");
}

function component(entry: Json): PushedDefinition {
  const fields = object(entry, "componentDefinitions");
  const definition: PushedDefinition = {
    path: text(fields["definitionPath"], "definitionPath"),
    config: optionalModule(fields["definition"], "definition"),
    dependencies: list(fields["dependencies"], "dependencies").map((path) => text(path, "dependencies")),
    schema: optionalModule(fields["schema"], "schema"),
    modules: modules(fields["functions"], "functions"),
    udfServerVersion: text(fields["udfServerVersion"], "udfServerVersion"),
  };
  const node = definition.modules.find(({ environment }) => environment === "node");
  if (node !== undefined) {
    throw new DeployError(
      "NodeActionsNotSupported",
      `Node actions are not supported in components. Remove \`"use node;" from ${node.path}`,
    );
  }
  return definition;
}

function unchangedModules(entries: Json | undefined, deployment: Deployment): PushedModule[] {
  const deployed = deployment.definitions[""]?.modules ?? {};
  return list(entries ?? [], "unchangedModuleHashes").map((entry) => {
    const fields = object(entry, "unchangedModuleHashes");
    const path = text(fields["path"], "unchangedModuleHashes");
    const module = Object.hasOwn(deployed, path) ? deployed[path] : undefined;
    if (module === undefined || module.sha256 !== fields["sha256"]) {
      throw new DeployError("RaceDetected", `Module ${path} changed during push`);
    }
    const { source, sourceMap, environment } = module;
    return { path, source, sourceMap, environment };
  });
}

function modules(entries: Json | undefined, name: string): PushedModule[] {
  return list(entries, name).map((entry) => module(entry, name));
}

function optionalModule(entry: Json | undefined, name: string): PushedModule | null {
  return (entry ?? null) === null ? null : module(entry, name);
}

function module(entry: Json | undefined, name: string): PushedModule {
  const fields = object(entry, name);
  const environment = fields["environment"] ?? "isolate";
  if (environment !== "isolate" && environment !== "node") throw invalid(`unknown environment in ${name}`);
  const path = checkPath(text(fields["path"], name));
  const sourceMap = fields["sourceMap"] ?? null;
  return {
    path,
    source: text(fields["source"], name),
    sourceMap: sourceMap === null ? null : text(sourceMap, name),
    environment,
  };
}

function checkPath(path: string): string {
  const parts = path.split("/");
  const bad = parts.find((part) => !/^[A-Za-z0-9_.]+$/.test(part) || /^\.+$/.test(part));
  if (bad !== undefined || !path.endsWith(".js")) {
    throw new DeployError(
      "BadConvexModuleIdentifier",
      `${path} is not a valid path to a Convex module. Path component ${bad ?? path} can only contain alphanumeric characters, underscores, or periods.`,
    );
  }
  if (parts[0] === "_system") {
    throw new DeployError(
      "BadConvexModuleIdentifier",
      "You cannot push functions under the '_system/' directory.",
    );
  }
  return path;
}

function object(value: Json | undefined, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid(`${name} is not an object`);
  return value;
}

function list(value: Json | undefined, name: string): Json[] {
  if (!Array.isArray(value)) throw invalid(`${name} is not a list`);
  return value;
}

function text(value: Json | undefined, name: string): string {
  if (typeof value !== "string") throw invalid(`${name} is not a string`);
  return value;
}
