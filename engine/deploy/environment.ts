import {
  MAX_ENVIRONMENT_NAME_LENGTH,
  MAX_ENVIRONMENT_VALUE_BYTES,
  MAX_ENVIRONMENT_VARIABLES,
} from "../protocol/limits";
import { DeployError } from "./deployError";
import type { Deployment, EnvDeclaration, ValidatorJson } from "./deployment";

/** The deployment's variables, without the built-in ones. */
export type Environment = Record<string, string>;

/** A null value removes the variable. */
export type EnvironmentChange = { name: string; value: string | null };

/** Set by the engine itself; they cannot be set or removed. */
export const SYSTEM_VARIABLES = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"] as const;

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** @throws DeployError when a name or value may not be stored */
export function checkVariable(name: string, value: string | null): void {
  if (!NAME.test(name)) {
    throw new DeployError(
      "EnvironmentVariableNameInvalid",
      `The environment variable name ${name} is invalid. Environment variable names must begin with a letter and may only include characters a-z, A-Z, 0-9, and underscores.`,
    );
  }
  if (name.length > MAX_ENVIRONMENT_NAME_LENGTH) {
    throw new DeployError(
      "EnvironmentVariableNameTooLong",
      `The environment variable name ${name} is too long. Environment variable names cannot have more than ${MAX_ENVIRONMENT_NAME_LENGTH} characters.`,
    );
  }
  const bytes = value === null ? 0 : Buffer.byteLength(value);
  if (bytes > MAX_ENVIRONMENT_VALUE_BYTES) {
    throw new DeployError(
      "EnvironmentVariableValueTooLarge",
      `The environment variable value is ${bytes} bytes, which is too large (max size: ${MAX_ENVIRONMENT_VALUE_BYTES}).`,
    );
  }
}

/**
 * The environment after the changes; `declared` is what the app's `convex.config.ts` demands.
 * @throws DeployError on the first change that may not be made; nothing is changed then
 */
export function applyEnvironmentChanges(
  current: Environment,
  changes: readonly EnvironmentChange[],
  declared: Record<string, EnvDeclaration>,
): Environment {
  for (const { name, value } of changes) checkVariable(name, value);
  const blocked = changes
    .filter(({ name, value }) => value === null && declared[name]?.optional === false)
    .map(({ name }) => name);
  if (blocked.length > 0) {
    throw new DeployError(
      "RequiredEnvironmentVariable",
      `Cannot delete required environment variables: ${blocked.join(", ")}. These are declared as required in the app definition.`,
    );
  }
  const next = new Map(Object.entries(current));
  for (const { name, value } of changes) {
    if (value === null) next.delete(name);
    else if (SYSTEM_VARIABLES.some((system) => system === name)) {
      throw new DeployError(
        "EnvVarNameForbidden",
        `Environment variable with name "${name}" is built-in and cannot be overridden`,
      );
    } else next.set(name, value);
  }
  if (next.size > MAX_ENVIRONMENT_VARIABLES) {
    throw new DeployError(
      "EnvVarLimitMet",
      `The environment variable limit (${MAX_ENVIRONMENT_VARIABLES}) has been met.`,
    );
  }
  const changed = Object.fromEntries(changes.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
  checkDeclaredValues(changed, declared);
  return Object.fromEntries([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @throws DeployError when a value does not match what the app declared for it */
export function checkDeclaredValues(environment: Environment, declared: Record<string, EnvDeclaration>): void {
  for (const [name, value] of Object.entries(environment)) {
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (declaration !== undefined && !acceptsText(declaration.validator, value)) {
      throw new DeployError(
        "InvalidEnvironmentVariable",
        `Environment variable ${name} does not match its declared validator: Value does not match validator.\nValue: ${JSON.stringify(value)}\nValidator: ${describeValidator(declaration.validator)}`,
      );
    }
  }
}

/** @throws DeployError naming every required variable that has no value */
export function checkRequiredVariables(environment: Environment, declared: Record<string, EnvDeclaration>): void {
  const missing = Object.entries(declared)
    .filter(([name, { optional }]) => !optional && !Object.hasOwn(environment, name))
    .map(([name]) => name)
    .sort();
  if (missing.length > 0) {
    throw new DeployError(
      "MissingEnvironmentVariables",
      `Required environment variables are not set: ${missing.join(", ")}. Set them in the Convex dashboard or CLI before pushing.`,
    );
  }
}

/** Whether a validator is a string, a string literal or a union of those. */
export function isStringLike(validator: ValidatorJson): boolean {
  if (validator.type === "string") return true;
  if (validator.type === "literal") return typeof validator["value"] === "string";
  return validator.type === "union" && members(validator).every(isStringLike);
}

/** Whether a string-like validator takes the text. */
export function acceptsText(validator: ValidatorJson, text: string): boolean {
  if (validator.type === "union") return members(validator).some((member) => acceptsText(member, text));
  return validator.type === "string" || (validator.type === "literal" && validator.value === text);
}

/** Whether every text that `inner` takes, `outer` takes too. */
export function isSubset(inner: ValidatorJson, outer: ValidatorJson): boolean {
  if (inner.type === "union") return members(inner).every((member) => isSubset(member, outer));
  if (inner.type === "literal") return acceptsText(outer, String(inner["value"]));
  return outer.type === "string" || (outer.type === "union" && members(outer).some((m) => m.type === "string"));
}

/** A string-like validator in the words of its author. */
export function describeValidator(validator: ValidatorJson): string {
  if (validator.type === "literal") return `v.literal(${JSON.stringify(validator["value"])})`;
  if (validator.type === "union") return `v.union(${members(validator).map(describeValidator).join(", ")})`;
  return `v.${validator.type}()`;
}

function members(union: ValidatorJson): ValidatorJson[] {
  return union.type === "union" ? union.value : [];
}

/**
 * What `process.env` holds in a component's functions: everything in the app, in other components only
 * what is bound to them. `system` is the built-in part; its site URL leads to where the component is mounted.
 */
export function componentEnvironment(
  deployment: Deployment,
  component: string,
  environment: Environment,
  system: Environment,
): Environment {
  if (component === "") return { ...environment, ...system };
  const found = Object.hasOwn(deployment.components, component) ? deployment.components[component] : undefined;
  const visible: Environment = { ...system };
  const site = system["CONVEX_SITE_URL"];
  const prefix = found?.httpPrefix ?? null;
  if (site !== undefined && prefix !== null) {
    visible["CONVEX_SITE_URL"] = `${site.replace(/\/$/, "")}${prefix.replace(/\/$/, "")}`;
  }
  for (const [name, binding] of Object.entries(found?.env ?? {})) {
    const value = binding.type === "value" ? binding.value : environment[binding.name];
    if (value !== undefined) visible[name] = value;
  }
  return visible;
}
