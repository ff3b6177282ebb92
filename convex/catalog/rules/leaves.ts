import { isJsonObject, type Json, type JsonObject, sameJson } from "../../shared/json";
import { escapePointer } from "../../shared/jsonSchema";

/** A value that is set as one: anything but an object with keys. Arrays are replaced whole, so they are leaves. */
export type Leaf = { path: string; value: Json };

export const CHANGE_OPS = ["add", "replace", "remove"] as const;
export type ChangeOp = (typeof CHANGE_OPS)[number];

/** What happened to one leaf; `before` is absent for `add`, `after` for `remove`. */
export type LeafChange = { path: string; op: ChangeOp; before?: Json; after?: Json };

/** The leaves of an object by their JSON Pointers (RFC 6901), sorted by path. An empty object within is one. */
export function leavesOf(object: JsonObject): Leaf[] {
  return gather(object, "").sort(byPath);
}

/** What differs between two objects, leaf by leaf, sorted by path. */
export function changesBetween(before: JsonObject, after: JsonObject): LeafChange[] {
  const [old, fresh] = [valuesByPath(before), valuesByPath(after)];
  const changes: LeafChange[] = [];
  for (const [path, value] of old) {
    const now = fresh.get(path);
    if (now === undefined) changes.push({ path, op: "remove", before: value });
    else if (!sameJson(value, now)) changes.push({ path, op: "replace", before: value, after: now });
  }
  for (const [path, value] of fresh) if (!old.has(path)) changes.push({ path, op: "add", after: value });
  return changes.sort(byPath);
}

/** An object's leaves, to look one up by its path. */
export function valuesByPath(object: JsonObject): Map<string, Json> {
  return new Map(leavesOf(object).map(({ path, value }) => [path, value]));
}

/** By code units, which is the same everywhere and in every language. */
export function byPath(one: { path: string }, other: { path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

function gather(object: JsonObject, prefix: string): Leaf[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const path = `${prefix}/${escapePointer(key)}`;
    const nested = isJsonObject(value) && Object.keys(value).length > 0;
    return nested ? gather(value, path) : [{ path, value }];
  });
}
