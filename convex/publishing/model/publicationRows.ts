import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { type Body, bodyText, cutToBytes, publicBody, wordsOf } from "../rules/bodies";
import { labelsOf } from "../rules/labels";
import { publicationOf } from "./itemRows";
import { freeAddress, keepRedirect } from "./redirects";

type Db = Pick<QueryCtx, "db">;
type Writing = Pick<MutationCtx, "db">;

/** Bytes of words that can be searched for; the row has room for the text as well. */
const MAX_WORDS = 150_000;
/** Labels of one publication: tags and authors are bounded. */
const MAX_LABELS = 100;

/** The text of a publication. @throws Error where it has none: they are written and removed together */
export async function bodyOf({ db }: Db, id: Id<"publications">): Promise<Doc<"publicationBodies">> {
  const body = await db
    .query("publicationBodies")
    .withIndex("by_publication", (q) => q.eq("publicationId", id))
    .unique();
  if (body === null) throw new Error(`The publication ${id} has no text.`);
  return body;
}

/** Makes public what is given, in place of what was public of the item; an address that it had leads on. */
export async function putOnline(
  ctx: Writing,
  item: Doc<"contentItems">,
  live: Body,
  now: number,
): Promise<void> {
  const before = await publicationOf(ctx, item._id);
  const { _id: itemId, organizationId, kind, title, slug, locale, excerpt, tags, authorIds } = item;
  const { coverId, seo, translationGroup } = item;
  const firstPublishedAt = item.firstPublishedAt ?? now;
  const described = { title, slug, locale, excerpt, tags, authorIds, seo, ...(coverId && { coverId }) };
  const own = { organizationId, itemId, kind, translationGroup, firstPublishedAt, publishedAt: now };
  if (before !== null) await removeRows(ctx, before._id);
  if (before !== null && (before.slug !== slug || before.locale !== locale)) await keepRedirect(ctx, before);
  await freeAddress(ctx, item);
  const publicationId = await ctx.db.insert("publications", { ...own, ...described });
  const body = publicBody(live);
  const text = cutToBytes([title, excerpt, tags.join(" "), wordsOf(body)].join("\n"), MAX_WORDS);
  const row = { organizationId, publicationId, locale };
  await ctx.db.insert("publicationBodies", { ...row, body: bodyText(body), text });
  for (const label of labelsOf({ tags, authorIds }))
    await ctx.db.insert("publicationLabels", { ...row, ...label, kind, firstPublishedAt });
}

/** Takes what is public of an item off the site. Its address leads to it again when it comes back. */
export async function takeOffline(ctx: Writing, itemId: Id<"contentItems">): Promise<void> {
  const publication = await publicationOf(ctx, itemId);
  if (publication === null) return;
  await keepRedirect(ctx, publication);
  await removeRows(ctx, publication._id);
}

async function removeRows(ctx: Writing, id: Id<"publications">): Promise<void> {
  const labels = await ctx.db
    .query("publicationLabels")
    .withIndex("by_publication", (q) => q.eq("publicationId", id))
    .take(MAX_LABELS);
  for (const { _id } of labels) await ctx.db.delete("publicationLabels", _id);
  await ctx.db.delete("publicationBodies", (await bodyOf(ctx, id))._id);
  await ctx.db.delete("publications", id);
}
