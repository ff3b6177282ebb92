import {
  MAX_ENVIRONMENT_NAME_LENGTH,
  MAX_ENVIRONMENT_VALUE_BYTES,
  MAX_ENVIRONMENT_VARIABLES,
} from "../protocol/limits";
import { validate } from "../protocol/validators";
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
  const changed = Object.fromEntries(
    changes.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
  );
  checkDeclaredValues(changed, declared);
  return Object.fromEntries([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @throws DeployError when a value does not match what the app declared for it */
export function checkDeclaredValues(
  environment: Environment,
  declared: Record<string, EnvDeclaration>,
): void {
  for (const [name, value] of Object.entries(environment)) {
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
    const problem = declaration === undefined ? null : valueProblem(declaration, value);
    if (problem !== null) {
      throw new DeployError(
        "InvalidEnvironmentVariable",
        `Environment variable ${name} does not match its declared validator: ${problem}`,
      );
    }
  }
}

/** @throws DeployError naming every required variable that has no value */
export function checkRequiredVariables(
  environment: Environment,
  declared: Record<string, EnvDeclaration>,
): void {
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
  if (validator.type === "union") return validator.value.every(isStringLike);
  return validator.type === "string" || (validator.type === "literal" && typeof validator.value === "string");
}

/** Convex's sentence on why a variable's value does not match its validator; null if it does. */
export function valueProblem({ validator }: EnvDeclaration, value: string): string | null {
  return validate(validator, value, () => null);
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
  const found = Object.hasOwn(deployment.components, component)
    ? deployment.components[component]
    : undefined;
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
