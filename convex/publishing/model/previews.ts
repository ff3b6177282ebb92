import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { readToken, signToken } from "../../shared/signedTokens";
import { DAY } from "../../shared/time";
import { bodyText, publicBody } from "../rules/bodies";
import { liveBody } from "./bodies";
import type { JobCtx, NameReader, Writer } from "./contexts";
import { authorsOf } from "./itemFacts";
import { entityOf, requireItem } from "./itemRows";
import { describedFields, type PublicReader, shownFacts } from "./publicationPages";

const PURPOSE = "publishing.preview.v2";
const MAX_DAYS = 30;
/** Links of one item that hold at a time: more than anybody keeps in view. */
const MAX_LINKS = 50;
/** Rows that one run of the daily job removes; it goes on at once with the rest. */
const BATCH = 500;

export const previewValidator = v.object({
  ...describedFields,
  /** Until when the link holds, in milliseconds since 1970. */
  expiresAt: v.number(),
});

export const previewLinkValidator = v.object({
  id: v.id("contentPreviews"),
  madeByName: v.string(),
  /** Milliseconds since 1970, as `expiresAt`. */
  madeAt: v.number(),
  expiresAt: v.number(),
});

/**
 * A path that shows an item as it stands to whoever has it, for some days or until somebody ends it.
 * @throws `invalid`, `notFound`; `conflict` in the trash, or for one link too many
 */
export async function makePreviewLink(ctx: Writer, id: Id<"contentItems">, days: number) {
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) throw invalid({ days: "previewDays" });
  const item = await requireItem(ctx, id);
  if (item.state === "trashed") throw failure("conflict", "This is in the trash. Take it out first.");
  const { organizationId } = item;
  const now = Date.now();
  if ((await liveLinks(ctx, id, now)).length >= MAX_LINKS)
    throw failure("conflict", "This has too many preview links. End one first.");
  const expiresAt = now + days * DAY;
  const made = { organizationId, itemId: id, madeBy: ctx.person._id, expiresAt };
  const link = await ctx.db.insert("contentPreviews", made);
  const token = await signToken(PURPOSE, [organizationId, link, String(expiresAt)]);
  await record(ctx, { action: "contentItems.previewShared", entity: entityOf(id) });
  return { path: `/preview/${token}`, expiresAt };
}

/** An item's links that hold, the one that ends last first; at most fifty, since there are no more. @throws `notFound` */
export async function previewLinks(
  ctx: NameReader,
  id: Id<"contentItems">,
  now: number,
): Promise<Infer<typeof previewLinkValidator>[]> {
  await requireItem(ctx, id);
  const links = await liveLinks(ctx, id, now);
  const makers = await authorsOf(
    ctx,
    links.map(({ madeBy }) => madeBy),
  );
  return links.map(({ _id, _creationTime, expiresAt }, index) => ({
    ...{ id: _id, expiresAt, madeAt: _creationTime },
    madeByName: makers[index]!.name,
  }));
}

/** Ends a link at once. @throws `notFound`, also where it has been ended already */
export async function endPreviewLink(ctx: Writer, id: Id<"contentPreviews">): Promise<void> {
  const link = await ctx.db.get("contentPreviews", id);
  if (link === null) throw noPreview();
  await ctx.db.delete("contentPreviews", id);
  await record(ctx, { action: "contentItems.previewEnded", entity: entityOf(link.itemId) });
}

/** Removes links that have ended by themselves. @returns whether more may be left */
export async function sweepPreviews({ db }: Pick<JobCtx, "db">, now: number): Promise<boolean> {
  const ended = await db
    .query("contentPreviews")
    .withIndex("by_expiry", (q) => q.lte("expiresAt", now))
    .take(BATCH);
  for (const { _id } of ended) await db.delete("contentPreviews", _id);
  return ended.length === BATCH;
}

/**
 * The item of a preview link.
 * @throws `expired`; `notFound` for what is no link here, was ended, or leads nowhere any more
 */
export async function openPreview(
  ctx: PublicReader,
  token: string,
  now: number,
): Promise<Infer<typeof previewValidator>> {
  const [organization, link, until] = (await readToken(PURPOSE, token)) ?? [];
  const expiresAt = Number(until);
  if (organization !== ctx.organization._id || link === undefined) throw noPreview();
  if (!(expiresAt > now)) throw failure("expired", "This preview has ended. Ask for a new link.");
  const row = await itemOf(ctx, link);
  const body = publicBody(await liveBody(ctx, row));
  return { ...(await shownFacts(ctx, row, bodyText(body))), expiresAt };
}

async function itemOf({ db }: PublicReader, text: string): Promise<Doc<"contentItems">> {
  const id = db.normalizeId("contentPreviews", text);
  const link = id === null ? null : await db.get("contentPreviews", id);
  const item = link === null ? null : await db.get("contentItems", link.itemId);
  if (item === null || item.state === "trashed") throw noPreview();
  return item;
}

function liveLinks({ db }: Pick<QueryCtx, "db">, item: Id<"contentItems">, now: number) {
  return db
    .query("contentPreviews")
    .withIndex("by_item_expiry", (q) => q.eq("itemId", item).gt("expiresAt", now))
    .order("desc")
    .take(MAX_LINKS);
}

function noPreview() {
  return failure("notFound", "There is no such preview here.");
}
