import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { imageProblem, type ImageType, isFresh } from "../../catalog/rules/images";
import { failure, invalid } from "../../shared/errors";
import { type Reader, requireOwnRecording, requireWatchable } from "./access";
import type { Writer } from "./recordingContexts";

/** Three are made of the video; a few more may be uploaded. */
const MAX_THUMBNAILS = 10;

type Picture = { recording: Id<"recordings">; file: Id<"_storage"> };

/**
 * Takes an uploaded picture as one to choose from; the first is chosen. One that cannot be taken is removed.
 * @param sniffed its type by its first bytes
 * @returns which field is wrong and why, or null
 * @throws `notFound`, `forbidden`
 */
export async function addThumbnail(
  ctx: Writer,
  { recording: id, file, sniffed }: Picture & { sniffed: ImageType | null },
): Promise<[string, string] | null> {
  const { recording } = await requireOwnRecording(ctx, id);
  const stored = await ctx.db.system.get(file);
  if (stored === null || !isFresh(stored._creationTime, Date.now())) return ["file", "upload"];
  if (recording.thumbnails.includes(file)) return null;
  const { contentType: declared = null, size } = stored;
  const problem = imageProblem({ place: "thumbnail", sniffed, declared, size, text: "" });
  const full = recording.thumbnails.length >= MAX_THUMBNAILS;
  if (problem !== null || full) {
    await ctx.storage.delete(file);
    return problem ?? ["file", "tooManyItems"];
  }
  await ctx.db.patch("recordings", id, {
    thumbnails: [...recording.thumbnails, file],
    thumbnail: recording.thumbnail ?? file,
  });
  const entity = { table: "recordings" as const, id };
  await record(ctx, { action: "recordings.described", entity, changed: ["thumbnails"] });
  return null;
}

/** Shows one of a recording's pictures in lists. @throws `invalid` for one that is none of its */
export async function chooseThumbnail(ctx: Writer, { recording: id, file }: Picture): Promise<void> {
  const { recording } = await requireOwnRecording(ctx, id);
  if (!recording.thumbnails.includes(file)) throw invalid({ file: "notOffered" });
  if (recording.thumbnail === file) return;
  await ctx.db.patch("recordings", id, { thumbnail: file });
  const entity = { table: "recordings" as const, id };
  await record(ctx, { action: "recordings.described", entity, changed: ["thumbnail"] });
}

/** Takes one of a recording's pictures away, its file too. @throws `invalid` for one that is none of its */
export async function removeThumbnail(ctx: Writer, { recording: id, file }: Picture): Promise<void> {
  const { recording } = await requireOwnRecording(ctx, id);
  if (!recording.thumbnails.includes(file)) throw invalid({ file: "notOffered" });
  const thumbnails = recording.thumbnails.filter((each) => each !== file);
  const thumbnail = recording.thumbnail === file ? thumbnails[0] : recording.thumbnail;
  await ctx.db.patch("recordings", id, { thumbnails, thumbnail });
  await ctx.storage.delete(file);
  const entity = { table: "recordings" as const, id };
  await record(ctx, { action: "recordings.described", entity, changed: ["thumbnails"] });
}

/** Where the web server reads a picture of a recording that the caller may watch. @throws `notFound` */
export async function thumbnailUrl(
  ctx: Reader & Pick<QueryCtx, "storage"> & Pick<Member, "person" | "organization">,
  { recording: id, file }: { recording: Id<"recordings">; file: string },
): Promise<{ url: string; contentType: string }> {
  const { recording } = await requireWatchable(ctx, id);
  const own = recording.thumbnails.find((each) => each === file);
  const [url, stored] =
    own === undefined ? [] : [await ctx.storage.getUrl(own), await ctx.db.system.get(own)];
  if (typeof url !== "string") throw failure("notFound", "There is no such picture.");
  return { url, contentType: stored?.contentType ?? "application/octet-stream" };
}

/** Removes all pictures of a recording. */
export async function removeThumbnails(
  { db, storage }: Pick<MutationCtx, "db" | "storage">,
  { thumbnails }: Doc<"recordings">,
): Promise<void> {
  for (const file of thumbnails) if ((await db.system.get(file)) !== null) await storage.delete(file);
}
