import { type JsonObject, sameJson } from "../../shared/json";
import { valuesByPath } from "./leaves";
import { mergeObjects } from "./mergePatch";

/** Where a setting may come from; each layer is laid over those before it. */
export const LAYERS = ["template", "program", "cohort"] as const;
export type Layer = (typeof LAYERS)[number];

/** Which layer set each leaf, by JSON Pointer. */
export type Provenance = Record<string, Layer>;

export type Resolved = { config: JsonObject; provenance: Provenance };

/**
 * The configuration that results from a template's defaults and the patches over them, and which layer each
 * leaf came from. A patch that sets a leaf to the value that it has does not count as where it came from.
 */
export function resolveLayers(defaults: JsonObject, patches: [Layer, JsonObject][]): Resolved {
  let config = defaults;
  let origins = new Map(
    [...valuesByPath(defaults).keys()].map((path): [string, Layer] => [path, "template"]),
  );
  for (const [layer, patch] of patches) {
    const before = valuesByPath(config);
    const next = mergeObjects(config, patch);
    origins = new Map(
      [...valuesByPath(next)].map(([path, value]) => {
        const origin = sameJson(before.get(path), value) ? origins.get(path) : undefined;
        return [path, origin ?? layer];
      }),
    );
    config = next;
  }
  return { config, provenance: Object.fromEntries(origins) };
}
