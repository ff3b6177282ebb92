import { isJsonObject, type Json, type JsonObject, sameJson } from "../../shared/json";
import { escapePointer, pointerKeys } from "../../shared/jsonSchema";
import { configProblems } from "./configProblems";
import { byPath } from "./leaves";
import { patchBetween } from "./mergePatch";

/**
 * What an upgrade does with a leaf:
 * - `unchanged`: nobody changed it
 * - `taken`: the new version's value, which the program had not changed (or changed to the same)
 * - `kept`: the program's own value, which the new version did not touch
 * - `removed`: gone with the new version; the program had not changed it
 * - `conflict`: both changed it, differently; somebody must choose
 * - `invalid`: the program's own value does not satisfy the new schema; somebody must take the version's
 */
export const UPGRADE_STATES = ["unchanged", "taken", "kept", "removed", "conflict", "invalid"] as const;
export type UpgradeState = (typeof UPGRADE_STATES)[number];

/** One leaf in three: the old version's defaults, the program's configuration, the new version's defaults. */
export type UpgradeLeaf = { path: string; state: UpgradeState; base?: Json; ours?: Json; theirs?: Json };

/** Whose value stands, by path: the program's or the new version's. */
export type Resolutions = ReadonlyMap<string, "ours" | "theirs">;

type Three = { base: JsonObject; ours: JsonObject; theirs: JsonObject };

/**
 * What moving a configuration from one version's defaults to another's means, leaf by leaf, sorted by path.
 * No leaf lies within another one.
 */
export function upgradeLeaves({ base, ours, theirs }: Three, newSchema: JsonObject): UpgradeLeaf[] {
  const leaves = walk({ base, ours, theirs }, "").map((leaf) => ({ ...leaf, state: stateOf(leaf) }));
  const kept = leaves.filter(({ state }) => state === "kept" || state === "conflict");
  const tried = applied(theirs, kept);
  const problems = configProblems(newSchema, tried).map(({ path }) => path);
  const isInvalid = (leaf: UpgradeLeaf) => kept.includes(leaf) && touches(leaf.path, problems);
  return leaves
    .map((leaf): UpgradeLeaf => (isInvalid(leaf) ? { ...leaf, state: "invalid" } : leaf))
    .sort(byPath);
}

/** The paths where somebody must choose and has not; "ours" is no choice for an invalid leaf. */
export function unresolved(leaves: readonly UpgradeLeaf[], resolutions: Resolutions): string[] {
  return leaves
    .filter(({ path, state }) => {
      if (state === "conflict") return !resolutions.has(path);
      return state === "invalid" && resolutions.get(path) !== "theirs";
    })
    .map(({ path }) => path);
}

/**
 * The overrides over the new version's defaults that result from the choices. Kept values may be given up,
 * too, by choosing "theirs".
 */
export function upgradedOverrides(
  theirs: JsonObject,
  leaves: readonly UpgradeLeaf[],
  resolutions: Resolutions,
): JsonObject {
  const ours = leaves.filter(({ path, state }) => {
    if (state === "kept") return resolutions.get(path) !== "theirs";
    return state === "conflict" && resolutions.get(path) === "ours";
  });
  return patchBetween(theirs, applied(theirs, ours));
}

type Values = { path: string; base?: Json; ours?: Json; theirs?: Json };

/** Goes into an object that the program and the new version both have; everything else is one leaf. */
function walk(three: Omit<Values, "path">, path: string): Values[] {
  const { base = {}, ours, theirs } = three;
  const keys = [base, ours, theirs].every(isJsonObject)
    ? [...new Set([base, ours, theirs].flatMap((value) => Object.keys(value as JsonObject)))]
    : [];
  if (keys.length === 0) return path === "" ? [] : [{ path, ...three }];
  return keys.flatMap((key) => {
    const within = Object.entries(three).flatMap(([side, value]): [string, Json][] => {
      const inner = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      return inner === undefined ? [] : [[side, inner]];
    });
    return walk(Object.fromEntries(within), `${path}/${escapePointer(key)}`);
  });
}

function stateOf({ base, ours, theirs }: Values): UpgradeState {
  const [changed, moved] = [!sameJson(base, ours), !sameJson(base, theirs)];
  if (!changed && !moved) return "unchanged";
  if (sameJson(ours, theirs)) return "taken";
  if (changed && moved) return "conflict";
  if (changed) return "kept";
  return theirs === undefined ? "removed" : "taken";
}

/** Whether a problem lies at a path, within it, or at what it lies in. */
function touches(path: string, problems: readonly string[]): boolean {
  return problems.some(
    (problem) => problem === path || problem.startsWith(`${path}/`) || path.startsWith(`${problem}/`),
  );
}

/** The new defaults with the program's own values put in. */
function applied(theirs: JsonObject, leaves: readonly Values[]): JsonObject {
  return leaves.reduce((object, { path, ours }) => withValue(object, pointerKeys(path), ours), theirs);
}

function withValue(object: JsonObject, [key, ...rest]: string[], value: Json | undefined): JsonObject {
  if (key === undefined) return object;
  const fields = new Map(Object.entries(object));
  const inner = fields.get(key);
  if (rest.length > 0) {
    if (isJsonObject(inner) || value !== undefined)
      fields.set(key, withValue(isJsonObject(inner) ? inner : {}, rest, value));
  } else if (value === undefined) fields.delete(key);
  else fields.set(key, value);
  return Object.fromEntries(fields);
}
