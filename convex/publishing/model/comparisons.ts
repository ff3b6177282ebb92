import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { invalid } from "../../shared/errors";
import { type Json, sameJson } from "../../shared/json";
import { type Body, readBody } from "../rules/bodies";
import { partsOf } from "../rules/bodyParts";
import { liveBody } from "./bodies";
import { comparedBlockValidator, compareParts } from "./bodyDiff";
import type { Reader } from "./contexts";
import { requireItem } from "./itemRows";
import { requireVersion } from "./versions";

export const comparisonValidator = v.object({
  /** Names of the fields of the description that differ. */
  fields: v.array(v.string()),
  blocks: v.array(comparedBlockValidator),
});

const FIELDS = ["title", "slug", "locale", "excerpt", "tags", "authorIds", "coverId", "seo"] as const;
type Described = Pick<Doc<"contentVersions">, (typeof FIELDS)[number]>;

/**
 * What differs between a version and another one of the same item, or how it stands now where `to` is null.
 * @throws `notFound`; `invalid` for versions of two items
 */
export async function compareVersions(
  ctx: Reader,
  from: Id<"contentVersions">,
  to: Id<"contentVersions"> | null,
): Promise<Infer<typeof comparisonValidator>> {
  const before = await requireVersion(ctx, from);
  const item = await requireItem(ctx, before.itemId);
  const after = to === null ? null : await requireVersion(ctx, to);
  if (after !== null && after.itemId !== before.itemId) throw invalid({ to: "otherItem" });
  const body = after === null ? await liveBody(ctx, item) : readBody(item.kind, after.body);
  return differences(before, readBody(item.kind, before.body), after ?? item, body);
}

function differences(before: Described, earlier: Body, after: Described, later: Body) {
  const differs = (field: (typeof FIELDS)[number]) => !sameJson(before[field] as Json, after[field] as Json);
  return { fields: FIELDS.filter(differs), blocks: compareParts(partsOf(earlier), partsOf(later)) };
}
