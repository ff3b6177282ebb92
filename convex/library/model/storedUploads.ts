import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

type Reader = Pick<QueryCtx, "db">;

/** An upload as its drivers know it; null where it is gone. */
export function storedUpload({ db }: Reader, id: Id<"uploads">): Promise<Doc<"uploads"> | null> {
  return db.get("uploads", id);
}

/** All its parts in order: ten thousand at most. */
export function partsOf({ db }: Reader, id: Id<"uploads">): Promise<Doc<"uploadParts">[]> {
  return db
    .query("uploadParts")
    .withIndex("by_upload_number", (q) => q.eq("uploadId", id))
    .collect();
}
