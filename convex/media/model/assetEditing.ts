import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { isLocale } from "../../shared/locales";
import { MAX_ALT, nameProblem, tidyName } from "../rules/names";
import { type FocalPoint, isFocalPoint } from "../rules/pictures";
import { assetFor } from "./assets";
import type { Writer } from "./contexts";
import { folderIn } from "./folders";
import { bytesOf, filesOf } from "./processing";
import { dropJob, removeFile } from "./uploads";
import { addUsage } from "./usage";

export type Description = {
  name?: string;
  /** By locale; null takes back what was said, empty text says that it is decoration. */
  alt?: Record<string, string | null>;
  focalPoint?: FocalPoint;
  /** Null is the top. */
  folder?: Id<"mediaFolders"> | null;
};

/** Describes an asset anew, in what is given. @throws `notFound`; `invalid` by field */
export async function describeAsset(ctx: Writer, id: Id<"mediaAssets">, given: Description): Promise<void> {
  const asset = await assetFor(ctx, id);
  if (given.folder) await folderIn(ctx, given.folder);
  const patch = {
    ...(given.name !== undefined && { name: checkedName(given.name) }),
    ...(given.alt !== undefined && { alt: checkedAlt(asset.alt, given.alt) }),
    ...(given.focalPoint !== undefined && { focalPoint: checkedPoint(given.focalPoint) }),
    ...(given.folder !== undefined && { folderId: given.folder ?? undefined }),
  };
  const changed = Object.keys(patch);
  if (changed.length === 0) return;
  await ctx.db.patch("mediaAssets", id, patch);
  await record(ctx, { action: "mediaAssets.described", entity: { table: "mediaAssets", id }, changed });
}

/** Removes an asset with its files. @throws `notFound`; `conflict` while something shows it */
export async function removeAsset(
  ctx: Writer & Pick<MutationCtx, "storage">,
  id: Id<"mediaAssets">,
): Promise<void> {
  const asset = await assetFor(ctx, id);
  const use = await ctx.db
    .query("mediaUses")
    .withIndex("by_asset", (q) => q.eq("assetId", id))
    .first();
  if (use !== null) throw failure("conflict", "The file is still shown somewhere.");
  await dropJob(ctx, id);
  for (const file of filesOf(asset)) await removeFile(ctx, file);
  await addUsage(ctx, asset.organizationId, -bytesOf(asset));
  await ctx.db.delete("mediaAssets", id);
  await record(ctx, { action: "mediaAssets.removed", entity: { table: "mediaAssets", id } });
}

function checkedName(entered: string): string {
  const name = tidyName(entered);
  const problem = nameProblem(name);
  if (problem !== null) throw invalid({ name: problem });
  return name;
}

function checkedAlt(
  before: Record<string, string>,
  given: Record<string, string | null>,
): Record<string, string> {
  const alt = { ...before };
  for (const [locale, text] of Object.entries(given)) {
    if (!isLocale(locale)) throw invalid({ [`alt.${locale}`]: "locale" });
    if (text === null) delete alt[locale];
    else alt[locale] = tidyName(text);
    if ((alt[locale] ?? "").length > MAX_ALT) throw invalid({ [`alt.${locale}`]: "tooLong" });
  }
  return alt;
}

function checkedPoint(point: FocalPoint): FocalPoint {
  if (!isFocalPoint(point)) throw invalid({ focalPoint: "invalid" });
  return point;
}
