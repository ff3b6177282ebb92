import { type Infer, v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import { storedObject } from "../../shared/json";
import { changesBetween } from "../rules/leaves";
import { versionProblems } from "../rules/versionContents";
import { changeTexts, changeValidator } from "./changes";
import type { Reader } from "./contexts";
import { changedFields, copyOf, type problemValidator, versionIn } from "./templateVersions";

export const comparisonValidator = v.object({
  from: v.string(),
  to: v.string(),
  /** Names of the fields that differ. */
  fields: v.array(v.string()),
  schema: v.array(changeValidator),
  defaults: v.array(changeValidator),
});

/** What differs between two versions of a format, or of two formats. @throws `notFound` */
export async function compareVersions(
  ctx: Reader,
  from: Id<"templateVersions">,
  to: Id<"templateVersions">,
): Promise<Infer<typeof comparisonValidator>> {
  const [one, other] = [await versionIn(ctx, from), await versionIn(ctx, to)];
  const changes = (field: "configSchema" | "defaults") =>
    changeTexts(changesBetween(storedObject(one[field]), storedObject(other[field])));
  return {
    from: one.version,
    to: other.version,
    fields: changedFields(one, copyOf(other)),
    schema: changes("configSchema"),
    defaults: changes("defaults"),
  };
}

/** Everything that stands against publishing a version; nothing for a published one. @throws `notFound` */
export async function problemsOfVersion(
  ctx: Reader,
  id: Id<"templateVersions">,
): Promise<Infer<typeof problemValidator>[]> {
  return versionProblems(copyOf(await versionIn(ctx, id)));
}
