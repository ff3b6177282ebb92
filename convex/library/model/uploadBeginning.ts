import type { Infer } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { failure } from "../../shared/errors";
import { driverOf } from "../storage/chosen";
import { type announcedValidator, shown, type Upload } from "./uploads";

/**
 * Announces a file, and has its storage make a place for it where it wants that beforehand.
 * @throws what `announceUpload` does; `unavailable` where the storage does not answer
 */
export async function beginUpload(
  ctx: ActionCtx & Pick<Tenant, "organization" | "person">,
  announced: Infer<typeof announcedValidator>,
): Promise<Upload> {
  const jobs = internal.library.uploadJobs;
  const whose = { organizationId: ctx.organization._id, personId: ctx.person._id };
  const upload: Doc<"uploads"> = await ctx.runMutation(jobs.announce, { ...whose, announced });
  const driver = driverOf(upload);
  if (!driver.callsElsewhere) return shown(upload);
  try {
    const place = await driver.begin(upload);
    if (place !== undefined) await ctx.runMutation(jobs.place, { upload: upload._id, place });
  } catch {
    await ctx.runMutation(jobs.drop, { upload: upload._id });
    throw failure("unavailable", "The storage of the library does not answer.");
  }
  return shown(upload);
}
