import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure, invalid } from "../../shared/errors";
import { quotaOf, sizeProblem } from "../rules/limits";
import { STORAGE_DRIVERS, UPLOAD_PURPOSES, UPLOAD_STATES } from "../rules/statuses";
import { expiryIn, NEVER } from "../rules/uploadLife";
import { chosenDriver } from "../storage/chosen";
import { limitUploads } from "./uploadLimits";
import { addUsage, usedBytes } from "./usage";

type Db = Pick<QueryCtx, "db">;
type Scheduling = Pick<MutationCtx, "db" | "scheduler">;
/** Somebody within an organization. */
export type Uploader = Db & { organization: { _id: Id<"organizations"> }; person: { _id: Id<"persons"> } };
type Purpose = Doc<"uploads">["purpose"];

export const announcedValidator = v.object({
  purpose: literals(...UPLOAD_PURPOSES),
  fileName: v.string(),
  declaredType: v.string(),
  size: v.number(),
});

/** What is known of an upload to whom it belongs. */
export const uploadValidator = v.object({
  upload: v.id("uploads"),
  purpose: literals(...UPLOAD_PURPOSES),
  state: literals(...UPLOAD_STATES),
  fileName: v.string(),
  declaredType: v.string(),
  contentType: v.union(v.string(), v.null()),
  size: v.number(),
  offset: v.number(),
  expiresAt: v.number(),
  driver: literals(...STORAGE_DRIVERS),
  sha256: v.union(v.string(), v.null()),
  /** Why it was refused: a problem of `rules/fileTypes`. */
  problem: v.union(v.string(), v.null()),
  isUsed: v.boolean(),
});
export type Upload = Infer<typeof uploadValidator>;

/** Longer names are cut: no file system has them. */
const MAX_NAME = 255;

/**
 * Announces a file that will come in parts; its bytes count from now on.
 * @throws `invalid` for a size that cannot be taken, `rateLimited`
 */
export async function announceUpload(
  ctx: MutationCtx,
  { organizationId, personId }: Pick<Doc<"uploads">, "organizationId" | "personId">,
  { purpose, fileName, declaredType, size }: Infer<typeof announcedValidator>,
): Promise<Doc<"uploads">> {
  await limitUploads(ctx, personId);
  const used = await usedBytes(ctx, organizationId);
  const problem = sizeProblem(purpose, size, { used, quota: quotaOf(process.env["LIBRARY_QUOTA_BYTES"]) });
  if (problem !== null) throw invalid({ file: problem });
  await addUsage(ctx, organizationId, size);
  const id = await ctx.db.insert("uploads", {
    ...{ organizationId, personId, purpose, state: "receiving", size, offset: 0 },
    fileName: plainName(fileName),
    declaredType: declaredType.slice(0, MAX_NAME),
    driver: chosenDriver(),
    expiresAt: expiryIn("receiving", Date.now()),
  });
  return (await ctx.db.get("uploads", id))!;
}

/** @throws `notFound` for what is not the caller's own, or is being removed */
export async function ownUpload(ctx: Uploader, id: Id<"uploads">): Promise<Doc<"uploads">> {
  const upload = await ctx.db.get("uploads", id);
  const own = upload?.organizationId === ctx.organization._id && upload.personId === ctx.person._id;
  if (upload === null || !own || upload.state === "removing")
    throw failure("notFound", "There is no such upload.");
  return upload;
}

/** An upload as its owner sees it. */
export function shown(upload: Doc<"uploads">): Upload {
  const { _id, purpose, state, fileName, declaredType, size, offset, expiresAt, driver } = upload;
  const { contentType = null, sha256 = null, problem = null, usedBy } = upload;
  return {
    ...{ upload: _id, purpose, state, fileName, declaredType, contentType, size, offset, expiresAt, driver },
    ...{ sha256, problem, isUsed: usedBy !== undefined },
  };
}

/** The caller's unfinished uploads, the oldest first. */
export async function unfinishedOf(ctx: Uploader, paginationOpts: PaginationOptions) {
  const found = await ctx.db
    .query("uploads")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", ctx.organization._id).eq("personId", ctx.person._id).eq("state", "receiving"),
    )
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(shown) };
}

/** Gives up the caller's own upload. @throws `notFound`; `conflict` for one that something was made of */
export async function terminateUpload(ctx: Uploader & Scheduling, id: Id<"uploads">): Promise<void> {
  const upload = await ownUpload(ctx, id);
  if (upload.usedBy !== undefined) throw failure("conflict", "This file is in use.");
  await dropUpload(ctx, id);
}

/**
 * For what a file becomes part of: the caller's finished upload, which from now on is `usedBy`'s and swept no more.
 * @param usedBy such as `materials:<id>`
 * @throws `invalid` for one that is not there, not ready, meant for something else, or used already
 */
export async function takeUpload(
  ctx: Uploader & Pick<MutationCtx, "db">,
  { upload: id, purpose, usedBy }: { upload: Id<"uploads">; purpose: Purpose; usedBy: string },
): Promise<Doc<"uploads">> {
  const upload = await ctx.db.get("uploads", id);
  const own = upload?.organizationId === ctx.organization._id && upload.personId === ctx.person._id;
  if (upload === null || !own || upload.state !== "ready" || upload.purpose !== purpose)
    throw invalid({ file: "upload" });
  if (upload.usedBy !== undefined) throw invalid({ file: "upload" });
  await ctx.db.patch("uploads", id, { usedBy, expiresAt: NEVER });
  return { ...upload, usedBy, expiresAt: NEVER };
}

/** Removes an upload with all that is stored of it: its bytes count no more at once, a job does the rest. */
export async function dropUpload(ctx: Scheduling, id: Id<"uploads">): Promise<void> {
  const upload = await ctx.db.get("uploads", id);
  if (upload === null || upload.state === "removing") return;
  // What was refused gave its bytes back then.
  if (upload.state !== "refused") await addUsage(ctx, upload.organizationId, -upload.size);
  await ctx.db.patch("uploads", id, { state: "removing", expiresAt: expiryIn("removing", Date.now()) });
  await ctx.scheduler.runAfter(0, internal.library.uploadJobs.remove, { upload: id });
}

/** A name without what no file has in its name. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const printable = [...last].filter((character) => character >= " " && character !== "\u007f").join("");
  return printable.trim().slice(0, MAX_NAME) || "file";
}
