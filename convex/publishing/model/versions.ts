import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { namesIn } from "../../audit/model/names";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { bodyText } from "../rules/bodies";
import { CONTENT_KINDS, VERSION_REASONS } from "../rules/statuses";
import { descriptionFields } from "../schema";
import { liveBody } from "./bodies";
import type { NameReader, Reader, Writer } from "./contexts";
import { requireItem } from "./itemRows";
import { requireEditable } from "./items";
import { addVersion } from "./versionRows";

export const versionValidator = v.object({
  id: v.id("contentVersions"),
  /** From 1 up. */
  number: v.number(),
  reason: literals(...VERSION_REASONS),
  name: v.union(v.string(), v.null()),
  title: v.string(),
  /** Milliseconds since 1970. */
  savedAt: v.number(),
  /** Null where a job published it. */
  savedByName: v.union(v.string(), v.null()),
  /** Whether it is what is public now. */
  isPublic: v.boolean(),
});

export const wholeVersionValidator = v.object({
  ...versionValidator.fields,
  ...descriptionFields,
  item: v.id("contentItems"),
  kind: literals(...CONTENT_KINDS),
  /** JSON: a document of blocks, or the data of a page. */
  body: v.string(),
});

const MAX_NAME = 80;
/** Versions on a page: each holds a whole text. */
const MAX_PAGE = 10;

/** Versions of an item, the newest first, at most ten at a time. @throws `notFound` */
export async function listVersions(
  ctx: NameReader,
  id: Id<"contentItems">,
  paginationOpts: PaginationOptions,
) {
  const item = await requireItem(ctx, id);
  const found = await ctx.db
    .query("contentVersions")
    .withIndex("by_item_number", (q) => q.eq("itemId", id))
    .order("desc")
    .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, MAX_PAGE) });
  return { ...found, page: await factsOf(ctx, item, found.page) };
}

/** A version with its text. @throws `notFound` */
export async function wholeVersion(
  ctx: NameReader,
  id: Id<"contentVersions">,
): Promise<Infer<typeof wholeVersionValidator>> {
  const version = await requireVersion(ctx, id);
  const item = await requireItem(ctx, version.itemId);
  const [facts] = await factsOf(ctx, item, [version]);
  const { slug, locale, excerpt, tags, authorIds, coverId, seo, body } = version;
  const described = { slug, locale, excerpt, tags, authorIds, seo, ...(coverId && { coverId }) };
  return { ...facts!, ...described, item: item._id, kind: item.kind, body };
}

/** Keeps an item as it is now. @throws `notFound`, `conflict`, `forbidden`; `invalid` without a name */
export async function saveVersion(
  ctx: Writer,
  id: Id<"contentItems">,
  entered: string,
): Promise<Id<"contentVersions">> {
  const name = nameOf(entered);
  if (name === "") throw invalid({ name: "required" });
  const item = await requireEditable(ctx, id);
  const body = bodyText(await liveBody(ctx, item));
  const version = await addVersion(ctx, item, { reason: "named", name, body }, Date.now());
  await recordVersion(ctx, "contentVersions.saved", version);
  return version;
}

/** Gives a version another name, or none: then it goes when it is too old. @throws `notFound`, `invalid` */
export async function renameVersion(ctx: Writer, id: Id<"contentVersions">, entered: string): Promise<void> {
  const name = nameOf(entered) || undefined;
  const version = await requireVersion(ctx, id);
  if (version.name === name) return;
  await ctx.db.patch("contentVersions", id, { name });
  await recordVersion(ctx, "contentVersions.renamed", id, ["name"]);
  if (name === undefined)
    await ctx.scheduler.runAfter(0, internal.publishing.jobs.prune, { item: version.itemId });
}

/** @throws `notFound`, also where its item is not there any more */
export async function requireVersion(
  ctx: Pick<Reader, "db">,
  id: Id<"contentVersions">,
): Promise<Doc<"contentVersions">> {
  const version = await ctx.db.get("contentVersions", id);
  if (version === null) throw failure("notFound", "There is no such version here.");
  await requireItem(ctx, version.itemId);
  return version;
}

export async function recordVersion(
  ctx: Writer,
  action: "contentVersions.saved" | "contentVersions.renamed" | "contentVersions.restored",
  id: Id<"contentVersions">,
  changed: string[] = [],
): Promise<void> {
  await record(ctx, { action, entity: { table: "contentVersions", id }, changed });
}

function nameOf(entered: string): string {
  const name = entered.trim();
  if (name.length > MAX_NAME) throw invalid({ name: "tooLong" });
  return name;
}

async function factsOf(
  { everywhere, organization }: NameReader,
  { publishedVersionId, state }: Doc<"contentItems">,
  versions: readonly Doc<"contentVersions">[],
): Promise<Infer<typeof versionValidator>[]> {
  const ids = versions.flatMap(({ savedBy }) => (savedBy === undefined ? [] : [savedBy]));
  const names = await namesIn({ db: everywhere }, organization._id, ids);
  return versions.map(({ _id: id, number, reason, name = null, title, savedAt, savedBy }) => {
    const savedByName = savedBy === undefined ? null : (names.get(savedBy)?.name ?? null);
    const isPublic = state === "published" && id === publishedVersionId;
    return { id, number, reason, name, title, savedAt, savedByName, isPublic };
  });
}
