import { DeployError } from "../deployError";
import type { Component, Definition, EnvBinding, ExportTree } from "../deployment";
import { isStringLike, valueProblem } from "../environment";
import { fileBasedExports } from "../exportTree";
import { isSubset } from "./validatorSubset";

/** An instance of a definition and, inside it, of those it uses. */
export type ComponentNode = {
  definitionPath: string;
  path: string;
  name: string | null;
  parent: string | null;
  env: Record<string, EnvBinding>;
  httpPrefix: string | null;
  exports: ExportTree;
  children: ComponentNode[];
};

type Definitions = Record<string, Definition>;
type Place = Pick<ComponentNode, "path" | "name" | "parent" | "env" | "httpPrefix">;

function typecheckError(message: string): DeployError {
  return new DeployError("TypecheckError", message);
}

/**
 * The tree of component instances that the definitions describe, its environment bindings and HTTP
 * mounts checked. `checkRequired` is off when one component alone is pushed for its generated code.
 * @throws DeployError TypecheckError, InvalidExport or InvalidEnvVarDeclaration
 */
export function instantiateApp(definitions: Definitions, checkRequired: boolean): ComponentNode {
  checkDeclarations(definitions);
  const app = definitionAt(definitions, "");
  const httpPrefix = app.metadata.httpPrefix ?? "/";
  const place: Place = { path: "", name: null, parent: null, env: {}, httpPrefix };
  return instantiate(definitions, "", place, checkRequired);
}

/** The nodes of a tree, each before its children. */
export function flattenTree(node: ComponentNode): ComponentNode[] {
  return [node, ...node.children.flatMap(flattenTree)];
}

/** A node as the deployment keeps it. */
export function toComponent(node: ComponentNode, definitions: Definitions): Component {
  return {
    definitionPath: node.definitionPath,
    name: node.name,
    parent: node.parent,
    state: "active",
    env: node.env,
    children: Object.fromEntries(node.children.map((child) => [child.name ?? "", child.path])),
    exports: node.exports,
    httpPrefix: node.httpPrefix,
    schema: definitionAt(definitions, node.definitionPath).schema,
  };
}

function definitionAt(definitions: Definitions, path: string): Definition {
  const definition = Object.hasOwn(definitions, path) ? definitions[path] : undefined;
  if (definition === undefined)
    throw typecheckError(`Component definition not found: ${JSON.stringify(path)}`);
  return definition;
}

function checkDeclarations(definitions: Definitions): void {
  for (const [path, definition] of Object.entries(definitions)) {
    for (const [name, { validator }] of Object.entries(definition.metadata.envVars)) {
      if (isStringLike(validator)) continue;
      throw new DeployError(
        "InvalidEnvVarDeclaration",
        `Env var \`${name}\` on ${path === "" ? "the app" : `component ${path}`} has a non-string validator. Component env vars must be declared with \`v.string()\`, \`v.literal("...")\`, or a union of those.`,
      );
    }
  }
}

function instantiate(
  definitions: Definitions,
  definitionPath: string,
  place: Place,
  checkRequired: boolean,
): ComponentNode {
  const definition = definitionAt(definitions, definitionPath);
  if (place.path !== "" && checkRequired) checkRequiredEnv(definition, place);
  const mounts = new Map(
    Object.entries(definition.metadata.httpMounts).map(([mount, reference]) => [childName(reference), mount]),
  );
  const children: ComponentNode[] = [];
  for (const child of definition.metadata.childComponents) {
    if (children.some(({ name }) => name === child.name)) {
      throw typecheckError(`Duplicate child component name: ${JSON.stringify(child.name)}`);
    }
    const path = place.path === "" ? child.name : `${place.path}/${child.name}`;
    const bindings = Object.fromEntries(child.env);
    checkBindings(path, definitionAt(definitions, child.path), definition, bindings);
    const mount = mounts.get(child.name);
    const childPlace: Place = {
      path,
      name: child.name,
      parent: place.path,
      env: place.path === "" ? bindings : throughParent(bindings, place.env),
      httpPrefix: mount === undefined ? null : mountedAt(place, mount),
    };
    children.push(instantiate(definitions, child.path, childPlace, checkRequired));
  }
  checkMounts(definitions, definition, children);
  const exports = fileBasedExports(Object.values(definition.functions));
  return { ...place, definitionPath, exports, children };
}

function childName(reference: string): string {
  const name = /^_reference\/childComponent\/([^/]+)$/.exec(reference)?.[1];
  if (name === undefined) {
    throw typecheckError("Non-root child component references for HTTP mounts currently unsupported");
  }
  return name;
}

/** Mounts of the app are absolute, whatever prefix its own routes have; others lie inside their parent's. */
function mountedAt(parent: Place, mount: string): string | null {
  if (parent.path === "") return mount;
  return parent.httpPrefix === null ? mount : `${parent.httpPrefix.replace(/\/$/, "")}${mount}`;
}

function checkRequiredEnv(definition: Definition, place: Place): void {
  for (const [name, { optional }] of Object.entries(definition.metadata.envVars)) {
    if (!optional && !Object.hasOwn(place.env, name)) {
      throw typecheckError(`Component ${place.path} is missing required env var ${JSON.stringify(name)}`);
    }
  }
}

function checkBindings(
  path: string,
  child: Definition,
  parent: Definition,
  bindings: Record<string, EnvBinding>,
): void {
  for (const [name, binding] of Object.entries(bindings)) {
    const label = `Component ${path} env var ${JSON.stringify(name)}`;
    const declared = own(child.metadata.envVars, name);
    if (declared === undefined)
      throw typecheckError(`Component ${path} has no env var named ${JSON.stringify(name)}`);
    if (binding.type === "value") {
      const problem = valueProblem(declared, binding.value);
      if (problem === null) continue;
      throw typecheckError(
        `Component ${path} has an invalid value for env var ${JSON.stringify(name)}: ${problem}`,
      );
    }
    const source = own(parent.metadata.envVars, binding.name);
    if (source === undefined)
      throw typecheckError(`${label} references undeclared parent env var ${binding.name}`);
    if (source.optional && !declared.optional) {
      throw typecheckError(`${label} is required, but parent env var ${binding.name} is optional`);
    }
    if (!isSubset(source.validator, declared.validator)) {
      throw typecheckError(`${label} validator is not satisfied by parent env var ${binding.name} validator`);
    }
  }
}

/** A child of a component reads what its parent was given, so its bindings end at a value or the app. */
function throughParent(
  bindings: Record<string, EnvBinding>,
  parent: Record<string, EnvBinding>,
): Record<string, EnvBinding> {
  const resolved: Record<string, EnvBinding> = {};
  for (const [name, binding] of Object.entries(bindings)) {
    const source = binding.type === "value" ? binding : own(parent, binding.name);
    if (source !== undefined) resolved[name] = source;
  }
  return resolved;
}

function checkMounts(definitions: Definitions, definition: Definition, children: ComponentNode[]): void {
  for (const [mount, reference] of Object.entries(definition.metadata.httpMounts)) {
    const name = childName(reference);
    const invalid = (why: string): DeployError =>
      typecheckError(`HTTP mount ${JSON.stringify(mount)} is invalid: ${why}`);
    const child = children.find((node) => node.name === name);
    if (child === undefined) throw invalid(`Child component ${JSON.stringify(name)} not found.`);
    const { httpRoutes, metadata } = definitionAt(definitions, child.definitionPath);
    if ((httpRoutes ?? []).length === 0 && Object.keys(metadata.httpMounts).length === 0) {
      throw invalid(`Child component ${JSON.stringify(name)} doesn't have any HTTP routes.`);
    }
    if ((definition.httpRoutes ?? []).some(({ path }) => overlaps(path, mount))) {
      throw invalid("Overlap with existing prefix route");
    }
  }
}

/** Only a prefix route of the parent's own router can be the same place as a mount. */
function overlaps(route: string, mount: string): boolean {
  if (!route.endsWith("*")) return false;
  return (route === "*" ? "/" : route.slice(0, -1)) === mount;
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
