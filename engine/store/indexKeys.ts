import { getPath } from "../protocol/filters";
import type { Json } from "../protocol/json";
import { encodeKey } from "../protocol/keys";
import type { IndexInfo } from "./catalog";

export type Document = { [field: string]: Json };

/**
 * Every field a database index is ordered by: its own, then creation time, then id, so that keys are
 * unique and ties come out in the order of creation.
 */
export function orderedFields(index: IndexInfo): string[] {
  if (index.config.kind !== "database") throw new Error(`${index.name} is not a database index`);
  const { fields } = index.config;
  if (index.name === "by_id") return fields;
  return index.name === "by_creation_time" ? [...fields, "_id"] : [...fields, "_creationTime", "_id"];
}

/** The key under which a document stands in a database index. */
export function entryKey(index: IndexInfo, document: Document): string {
  if (index.name === "by_id") return encodeKey([document["_id"]]);
  return encodeKey(orderedFields(index).map((field) => getPath(document, field)));
}
