import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { StorageReader, StorageWriter } from "convex/server";
import type { Doc } from "../../_generated/dataModel";
import type { Stretch } from "../rules/ranges";
import { RECEIPTS } from "../rules/targets";

export type { Stretch };

/** Where the web server sends a part's bytes, and how the storage answers for them: see `receiptOf`. */
export const partTargetValidator = v.object({
  url: v.string(),
  method: literals("POST", "PUT"),
  headers: v.record(v.string(), v.string()),
  receipt: literals(...RECEIPTS),
});
export type PartTarget = typeof partTargetValidator.type;

/** Where the web server reads a stretch of a file: `size` bytes that stand at `offset` of the whole. */
export const readTargetValidator = v.object({
  offset: v.number(),
  size: v.number(),
  url: v.string(),
  headers: v.record(v.string(), v.string()),
});
export type ReadTarget = typeof readTargetValidator.type;

/** What a driver needs to know of an upload. */
export type StoredUpload = Pick<
  Doc<"uploads">,
  "_id" | "organizationId" | "size" | "declaredType" | "contentType" | "place"
>;

/** What a driver needs to know of a part. */
export type StoredPart = Pick<Doc<"uploadParts">, "number" | "offset" | "size" | "storageId" | "tag">;

/** A part that is about to come. */
export type ComingPart = Pick<StoredPart, "number" | "offset" | "size">;

/**
 * A place for the bytes of uploads. Every part of it runs in Convex, which alone knows the storage's secrets; the web
 * server sends and reads bytes at the addresses it is given.
 *
 * What says that it calls elsewhere runs in an action where `callsElsewhere` is true, and may run in a mutation
 * else. Each step may be done again: it then does no harm and answers the same.
 */
export type Driver = {
  callsElsewhere: boolean;

  /** Before the first part. Calls elsewhere. @returns the upload's `place`; undefined where it needs none */
  begin(upload: StoredUpload): Promise<string | undefined>;

  /** Where a part goes. In a mutation, with `place` as `begin` answered it. The address holds for an hour at most. */
  partTarget(
    ctx: { storage: Pick<StorageWriter, "generateUploadUrl"> },
    upload: StoredUpload,
    part: ComingPart,
  ): Promise<PartTarget>;

  /**
   * When all parts are there. Calls elsewhere.
   * @param parts all of them, in order
   * @returns the upload's new `place`; undefined where it needs none
   */
  finish(upload: StoredUpload, parts: readonly StoredPart[]): Promise<string | undefined>;

  /**
   * Where a stretch of a finished file is read, in order and without gaps. In a query or a mutation.
   * @param parts those that hold some of the stretch, in order
   * @returns the whole stretch, or its beginning where fewer parts were given; null where bytes are gone
   */
  readTargets(
    ctx: { storage: Pick<StorageReader, "getUrl"> },
    upload: StoredUpload,
    parts: readonly StoredPart[],
    stretch: Stretch,
  ): Promise<ReadTarget[] | null>;

  /**
   * Whether reading wants a key that `renewKey` gets: one that the storage lends for some days. Absent where the
   * deployment's own settings are enough.
   */
  needsKey?(upload: StoredUpload): boolean;

  /** Gets such a key. Calls elsewhere. @returns the upload's new `place` */
  renewKey?(upload: StoredUpload): Promise<string>;

  /**
   * Removes what is stored of an upload, finished or not. Calls elsewhere. Their rows are the caller's to remove.
   * @param parts those to remove: page after page, where there are many
   */
  remove(
    ctx: { storage: Pick<StorageWriter, "delete"> },
    upload: StoredUpload,
    parts: readonly StoredPart[],
  ): Promise<void>;
};
