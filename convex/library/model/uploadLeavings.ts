import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, TableNames } from "../../_generated/dataModel";
import type { ActionCtx, MutationCtx } from "../../_generated/server";
import { liesAside } from "../rules/pieces";
import { STORAGE_DRIVERS } from "../rules/statuses";
import { driverOf } from "../storage/chosen";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** What a driver needs to know of an upload whose rows are gone. */
export const leftValidator = v.object({
  upload: v.object({
    _id: v.id("uploads"),
    organizationId: v.id("organizations"),
    driver: literals(...STORAGE_DRIVERS),
    size: v.number(),
    declaredType: v.string(),
    contentType: v.optional(v.string()),
    place: v.optional(v.string()),
  }),
  parts: v.array(
    v.object({ number: v.number(), offset: v.number(), size: v.number(), tag: v.optional(v.string()) }),
  ),
});
type Left = Infer<typeof leftValidator>;

/**
 * For the deletion of an organization, before it deletes a row: sees to it that what a storage elsewhere has of an upload
 * goes as well. Parts' rows must go before those of their uploads. Leaves every other row alone.
 */
export async function removeBytesOf({ db, scheduler }: Ctx, table: TableNames, row: object): Promise<void> {
  if (table !== "uploads" && table !== "uploadParts") return;
  const part = table === "uploadParts" ? (row as Doc<"uploadParts">) : null;
  const upload = part === null ? (row as Doc<"uploads">) : await db.get("uploads", part.uploadId);
  if (upload === null || upload.driver === "convex") return;
  // Most parts are of the one object that goes with its upload.
  if (part !== null && !liesAside(part, upload.size)) return;
  await scheduler.runAfter(0, internal.library.uploadJobs.removeBytes, leftOf(upload, part));
}

function leftOf(upload: Doc<"uploads">, part: Doc<"uploadParts"> | null): Left {
  const { _id, organizationId, driver, size, declaredType, contentType, place } = upload;
  const known = { _id, organizationId, driver, size, declaredType };
  return {
    upload: {
      ...known,
      ...(contentType !== undefined && { contentType }),
      ...(place !== undefined && { place }),
    },
    parts:
      part === null
        ? []
        : [
            {
              ...{ number: part.number, offset: part.offset, size: part.size },
              ...(part.tag !== undefined && { tag: part.tag }),
            },
          ],
  };
}

/** Removes what a storage elsewhere has of an upload whose rows are gone. */
export async function removeBytes(
  { storage }: Pick<ActionCtx, "storage">,
  { upload, parts }: Left,
): Promise<void> {
  await driverOf(upload).remove({ storage }, upload, parts);
}
