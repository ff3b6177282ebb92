import type { AuthProvider } from "../../auth/providers";
import type { Component, CronSpec, Definition, Deployment } from "../deployment";
import { flattenTree, instantiateApp, toComponent } from "./componentTree";
import type { Environment } from "../environment";
import { developerIndexes, diffIndexes, NO_INDEX_CHANGE, type IndexDiff } from "./indexes";
import { schemaText } from "./schemaJson";

/** A push after its code was evaluated. */
export type EvaluatedPush = {
  definitions: Record<string, Definition>;
  auth: AuthProvider[];
  externalPackages: { name: string; version: string }[];
  nodeVersion: string | null;
  /** The variables its `auth.config.ts` and `convex.config.ts` were evaluated with. */
  environment: Environment;
  /** One component pushed alone for its generated code: required variables need not be bound. */
  forCodegen: boolean;
};

/** How a component changes, in the JSON of `finish_push`. */
export type ComponentDiff = {
  diffType: { type: "create" | "modify" | "unmount" | "remount" };
  moduleDiff: { added: string[]; removed: string[] };
  udfConfigDiff: { previous_version: string; next_version: string } | null;
  cronDiff: { added: string[]; updated: string[]; deleted: string[] };
  indexDiff: IndexDiff;
  schemaDiff: { previous_schema: string | null; next_schema: string | null } | null;
};

/** What `finish_push` answers. */
export type DeploymentDiff = {
  authDiff: { added: string[]; removed: string[] };
  definitionDiffs: Record<string, Record<string, never>>;
  componentDiffs: Record<string, ComponentDiff>;
};

/**
 * A deployment to be made in one transaction: `deployment` replaces the one of version `baseVersion`
 * while the environment still is `environment`. The executor compares each component's tables and
 * crons with `deployment` and brings them in line; components not "active" keep their tables.
 */
export type DeploymentPlan = {
  baseVersion: number;
  environment: Environment;
  deployment: Deployment;
  diff: DeploymentDiff;
};

/**
 * The step from the current deployment to the pushed one. Pure.
 * @throws DeployError when the pushed components do not fit together
 */
export function planDeployment(current: Deployment, push: EvaluatedPush): DeploymentPlan {
  const tree = flattenTree(instantiateApp(push.definitions, !push.forCodegen));
  const mounted = Object.fromEntries(tree.map((node) => [node.path, toComponent(node, push.definitions)]));
  const deployment: Deployment = {
    version: current.version + 1,
    definitions: push.definitions,
    components: { ...unmounted(current, mounted), ...mounted },
    auth: push.auth,
    externalPackages: push.externalPackages,
    nodeVersion: push.nodeVersion,
  };
  return {
    baseVersion: current.version,
    environment: push.environment,
    deployment,
    diff: diffDeployments(current, deployment),
  };
}

/** Components no longer used: their data waits for them to be mounted again. */
function unmounted(current: Deployment, mounted: Record<string, Component>): Record<string, Component> {
  const kept: Record<string, Component> = {};
  for (const [path, component] of Object.entries(current.components)) {
    if (Object.hasOwn(mounted, path)) continue;
    kept[path] = { ...component, state: "unmounted", children: {}, exports: {}, httpPrefix: null };
  }
  return kept;
}

/** What changes from one deployment to another. */
export function diffDeployments(before: Deployment, after: Deployment): DeploymentDiff {
  const componentDiffs: Record<string, ComponentDiff> = {};
  for (const path of Object.keys(after.components).sort()) {
    const diff = diffComponent(before, after, path);
    if (diff !== null) componentDiffs[path] = diff;
  }
  const paths = new Set([...Object.keys(before.definitions), ...Object.keys(after.definitions)]);
  return {
    authDiff: diffAuth(before.auth, after.auth),
    definitionDiffs: Object.fromEntries([...paths].sort().map((path) => [path, {}])),
    componentDiffs,
  };
}

function diffComponent(before: Deployment, after: Deployment, path: string): ComponentDiff | null {
  // Version 0 stands for a deployment without even an app.
  const old = before.version === 0 ? undefined : before.components[path];
  const next = after.components[path];
  if (next === undefined) return null;
  const oldDefinition = old?.state === "active" ? before.definitions[old.definitionPath] : undefined;
  if (next.state === "unmounted") {
    return old?.state === "active" ? unmountDiff(oldDefinition) : null;
  }
  const definition = after.definitions[next.definitionPath];
  const previousVersion = oldDefinition?.udfServerVersion ?? null;
  const nextVersion = definition?.udfServerVersion ?? "";
  return {
    diffType: { type: old === undefined ? "create" : old.state === "unmounted" ? "remount" : "modify" },
    moduleDiff: diffModules(oldDefinition, definition),
    udfConfigDiff:
      previousVersion === null || previousVersion === nextVersion
        ? null
        : { previous_version: previousVersion, next_version: nextVersion },
    cronDiff: diffCrons(oldDefinition?.crons ?? [], definition?.crons ?? []),
    indexDiff: diffIndexes(developerIndexes(old?.schema ?? null), developerIndexes(next.schema)),
    schemaDiff: diffSchemas(old, next),
  };
}

function unmountDiff(definition: Definition | undefined): ComponentDiff {
  return {
    diffType: { type: "unmount" },
    moduleDiff: diffModules(definition, undefined),
    udfConfigDiff: null,
    cronDiff: diffCrons(definition?.crons ?? [], []),
    indexDiff: NO_INDEX_CHANGE,
    schemaDiff: null,
  };
}

function diffModules(
  before: Definition | undefined,
  after: Definition | undefined,
): ComponentDiff["moduleDiff"] {
  const paths = (definition: Definition | undefined): string[] =>
    Object.keys(definition?.modules ?? {})
      .filter((path) => !path.startsWith("_deps/"))
      .sort();
  const [old, next] = [paths(before), paths(after)];
  return {
    added: next.filter((path) => !old.includes(path)),
    removed: old.filter((path) => !next.includes(path)),
  };
}

function diffCrons(before: CronSpec[], after: CronSpec[]): ComponentDiff["cronDiff"] {
  const old = new Map(before.map((cron) => [cron.name, JSON.stringify(cron)]));
  const next = new Map(after.map((cron) => [cron.name, JSON.stringify(cron)]));
  const added = [...next.keys()].filter((name) => !old.has(name));
  const updated = [...next]
    .filter(([name, text]) => old.has(name) && old.get(name) !== text)
    .map(([name]) => name);
  const deleted = [...old.keys()].filter((name) => !next.has(name));
  return { added, updated, deleted };
}

function diffSchemas(before: Component | undefined, after: Component): ComponentDiff["schemaDiff"] {
  const previous = schemaText(before?.schema ?? null);
  const next = schemaText(after.schema);
  return previous === next ? null : { previous_schema: previous, next_schema: next };
}

function diffAuth(before: AuthProvider[], after: AuthProvider[]): DeploymentDiff["authDiff"] {
  const texts = (providers: AuthProvider[]): string[] => providers.map((p) => JSON.stringify(p)).sort();
  const [old, next] = [texts(before), texts(after)];
  return {
    added: next.filter((text) => !old.includes(text)),
    removed: old.filter((text) => !next.includes(text)),
  };
}
