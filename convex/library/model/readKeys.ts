import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { driverOf } from "../storage/chosen";

/** Has an upload's storage lend a new key for reading, where it lends such and the last one ran out. */
export async function renewReadKey(
  ctx: Pick<ActionCtx, "runQuery" | "runMutation">,
  id: Id<"uploads">,
): Promise<void> {
  const upload: Doc<"uploads"> | null = await ctx.runQuery(internal.library.uploadJobs.stored, {
    upload: id,
  });
  if (upload?.state !== "ready") return;
  const driver = driverOf(upload);
  if (driver.renewKey === undefined || driver.needsKey?.(upload) !== true) return;
  const place = await driver.renewKey(upload);
  await ctx.runMutation(internal.library.uploadJobs.place, { upload: id, place });
}
