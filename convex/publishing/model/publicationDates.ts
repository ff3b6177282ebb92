import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { MINUTE } from "../../shared/time";
import { stateAfter } from "../rules/contentLifecycle";
import type { JobCtx } from "./contexts";
import { entityOf, lifeOf } from "./itemRows";
import { takeOffline } from "./publicationRows";
import { publishNow } from "./publishing";
import { tellHeldBack } from "./reviewNotices";

/** Dates taken up by one look for late ones. */
const BATCH = 50;
/** A job may be this late before somebody looks after it. */
const GRACE = MINUTE;

/**
 * Publishes an item at its date, if `at` is still that date: a job that comes twice, or after the date was changed,
 * changes nothing. What cannot be published by then is held back, and those who publish are told.
 */
export async function publishOnDate(
  ctx: JobCtx,
  id: Id<"contentItems">,
  at: number,
  now: number,
): Promise<void> {
  const item = await ctx.db.get("contentItems", id);
  if (item === null || item.publishAt !== at) return;
  const organization = await openOrganization(ctx, item);
  if (organization === null) return;
  const lacks = await publishNow({ ...ctx, organization }, item, now);
  if (lacks !== null) return holdBack(ctx, item);
  const deed = { entity: entityOf(id), organizationId: organization._id, changed: ["state"] };
  await record(ctx, { action: "contentItems.published", ...deed }, "system");
}

/**
 * Takes an item off the site at its date, if `at` is still that date. Was it to go public before and is yet to, both
 * happen, in their order.
 */
export async function unpublishOnDate(
  ctx: JobCtx,
  id: Id<"contentItems">,
  at: number,
  now: number,
): Promise<void> {
  const before = await ctx.db.get("contentItems", id);
  if (before?.publishAt !== undefined && before.unpublishAt === at && before.publishAt <= at)
    await publishOnDate(ctx, id, before.publishAt, now);
  const item = await ctx.db.get("contentItems", id);
  if (item === null || item.unpublishAt !== at) return;
  const state = stateAfter(lifeOf(item), "unpublish");
  if (state === null) return ctx.db.patch("contentItems", id, { unpublishAt: undefined });
  await takeOffline(ctx, id);
  const offline = { publishAt: undefined, unpublishAt: undefined, submittedBy: undefined };
  const nothing = { publishedRevision: undefined, publishedVersionId: undefined };
  await ctx.db.patch("contentItems", id, { state, ...offline, ...nothing });
  const deed = { entity: entityOf(id), organizationId: item.organizationId, changed: ["state"] };
  await record(ctx, { action: "contentItems.unpublished", ...deed }, "system");
}

/** Has dates kept whose jobs were lost, such as with a database that was put back from a copy. */
export async function wakeLate({ db, scheduler }: JobCtx, now: number): Promise<void> {
  const late = now - GRACE;
  const { jobs } = internal.publishing;
  const begun = await db
    .query("contentItems")
    .withIndex("by_publish_at", (q) => q.gte("publishAt", 0).lt("publishAt", late))
    .take(BATCH);
  for (const { _id: item, publishAt: at = 0 } of begun)
    await scheduler.runAfter(0, jobs.publishAt, { item, at });
  const ended = await db
    .query("contentItems")
    .withIndex("by_unpublish_at", (q) => q.gte("unpublishAt", 0).lt("unpublishAt", late))
    .take(BATCH);
  for (const { _id: item, unpublishAt: at = 0 } of ended)
    await scheduler.runAfter(0, jobs.unpublishAt, { item, at });
}

async function holdBack(ctx: JobCtx, item: Doc<"contentItems">): Promise<void> {
  const state = stateAfter(lifeOf(item), "hold") ?? item.state;
  const ends = state === "published" ? {} : { unpublishAt: undefined };
  await ctx.db.patch("contentItems", item._id, { state, publishAt: undefined, ...ends });
  const deed = { entity: entityOf(item._id), organizationId: item.organizationId, changed: ["state"] };
  await record(ctx, { action: "contentItems.heldBack", ...deed }, "system");
  await tellHeldBack(ctx, item);
}

async function openOrganization({ db }: JobCtx, { organizationId }: Doc<"contentItems">) {
  const organization = await db.get("organizations", organizationId);
  return organization === null || organization.deletingSince !== undefined ? null : organization;
}
