import { isJsonObject, type Json, type JsonObject, sameJson } from "../../shared/json";

/**
 * RFC 7396, section 2: objects are merged key by key, null removes, everything else (arrays too) replaces.
 * Neither argument is changed. Keys are copied as own properties only, so that none reaches a prototype.
 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const merged = new Map<string, Json>(isJsonObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** `mergePatch` of two objects, which gives an object. */
export function mergeObjects(target: JsonObject, patch: JsonObject): JsonObject {
  return mergePatch(target, patch) as JsonObject;
}

/**
 * The smallest patch that turns `from` into `to`: what is the same in both is not in it. `to` must be
 * reachable by a patch: it may not hold a null where `from` has none.
 */
export function patchBetween(from: JsonObject, to: JsonObject): JsonObject {
  const patch = new Map<string, Json>();
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch.set(key, null);
  for (const [key, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    if (sameJson(before, value)) continue;
    patch.set(key, isJsonObject(before) && isJsonObject(value) ? patchBetween(before, value) : value);
  }
  return Object.fromEntries(patch);
}

/** A patch without what it only repeats of the value it is laid over. */
export function tidyPatch(target: JsonObject, patch: JsonObject): JsonObject {
  return patchBetween(target, mergeObjects(target, patch));
}
