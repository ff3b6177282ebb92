import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { namesIn } from "../../audit/model/names";
import { ERASED_NAME } from "../../shared/erasure";
import { CONTENT_EVENTS, eventsFor } from "../rules/contentLifecycle";
import { CONTENT_KINDS, CONTENT_STATES } from "../rules/statuses";
import { seoValidator } from "../schema";
import type { NameReader } from "./contexts";
import { lifeOf, publicationOf, requireItem } from "./itemRows";

const moment = v.union(v.number(), v.null());

export const summaryValidator = v.object({
  id: v.id("contentItems"),
  kind: literals(...CONTENT_KINDS),
  state: literals(...CONTENT_STATES),
  title: v.string(),
  slug: v.string(),
  locale: v.string(),
  tags: v.array(v.string()),
  /** Milliseconds since 1970, as all times here. */
  editedAt: v.number(),
  editedByName: v.string(),
  publishAt: moment,
  unpublishAt: moment,
  /** Null while nothing is public. */
  publishedRevision: v.union(v.number(), v.null()),
  revision: v.number(),
});
export type ItemSummary = Infer<typeof summaryValidator>;

export const authorValidator = v.object({ id: v.id("persons"), name: v.string() });

export const detailValidator = v.object({
  ...summaryValidator.fields,
  excerpt: v.string(),
  authorIds: v.array(v.id("persons")),
  authors: v.array(authorValidator),
  coverId: v.union(v.id("mediaAssets"), v.null()),
  seo: seoValidator,
  translationGroup: v.string(),
  /** Other items that say the same, in other languages. */
  translations: v.array(
    v.object({ id: v.id("contentItems"), locale: v.string(), state: literals(...CONTENT_STATES) }),
  ),
  firstPublishedAt: moment,
  /** Where it is public now, which may not be where it will be; null while nothing is. */
  publishedUnder: v.union(v.object({ slug: v.string(), locale: v.string() }), v.null()),
  trashedAt: moment,
  /** Who asked for a review that nobody has answered yet. */
  submittedByName: v.union(v.string(), v.null()),
  /** What is to be done before it is submitted again; null where nobody gave it back. */
  sentBack: v.union(v.object({ byName: v.string(), at: v.number(), note: v.string() }), v.null()),
  hasUnpublishedChanges: v.boolean(),
  /** Slugs that lead here because it had them while it was public; at most a hundred. */
  redirects: v.array(v.object({ slug: v.string(), locale: v.string() })),
  /** What the viewer may do with it now. */
  mayDo: v.array(literals(...CONTENT_EVENTS)),
});

/** Languages one text is in, and slugs one item has had: more than anybody comes near. */
const MAX_RELATED = 100;

/** All that is known of an item beside its text. @throws `notFound` */
export async function itemFacts(
  ctx: NameReader & { permissions: readonly string[] },
  id: Id<"contentItems">,
): Promise<Infer<typeof detailValidator>> {
  const item = await requireItem(ctx, id);
  const { excerpt, authorIds, seo, translationGroup, revision, publishedRevision, submittedBy } = item;
  const [summary] = await summariesOf(ctx, [item]);
  return {
    ...summary!,
    ...{ excerpt, authorIds, seo, translationGroup },
    authors: await authorsOf(ctx, authorIds),
    coverId: item.coverId ?? null,
    translations: await translationsOf(ctx, item),
    firstPublishedAt: item.firstPublishedAt ?? null,
    publishedUnder: await addressNow(ctx, item),
    trashedAt: item.trashedAt ?? null,
    submittedByName: submittedBy === undefined ? null : await nameOf(ctx, submittedBy),
    sentBack: await sentBackOf(ctx, item),
    hasUnpublishedChanges: publishedRevision !== undefined && revision !== publishedRevision,
    redirects: await redirectsTo(ctx, id),
    mayDo: eventsFor(lifeOf(item), ctx.permissions),
  };
}

/** Items as lists show them. */
export async function summariesOf(
  { everywhere, organization }: NameReader,
  items: readonly Doc<"contentItems">[],
): Promise<ItemSummary[]> {
  const names = await namesIn(
    { db: everywhere },
    organization._id,
    items.map(({ editedBy }) => editedBy),
  );
  return items.map((item) => {
    const { _id: id, kind, state, title, slug, locale, tags, editedAt, revision } = item;
    const editedByName = names.get(item.editedBy)?.name ?? ERASED_NAME;
    const { publishAt = null, unpublishAt = null, publishedRevision = null } = item;
    return {
      ...{ id, kind, state, title, slug, locale, tags, editedAt, editedByName, revision },
      ...{ publishAt, unpublishAt, publishedRevision },
    };
  });
}

/** Authors by the names the organization has for them, in their order. */
export async function authorsOf(
  { everywhere, organization }: Pick<NameReader, "everywhere" | "organization">,
  ids: readonly Id<"persons">[],
): Promise<Infer<typeof authorValidator>[]> {
  const names = await namesIn({ db: everywhere }, organization._id, ids);
  return ids.map((id) => names.get(id) ?? { id, name: ERASED_NAME });
}

async function sentBackOf(ctx: NameReader, { sentBack }: Doc<"contentItems">) {
  if (sentBack === undefined) return null;
  const { by, at, note } = sentBack;
  return { byName: await nameOf(ctx, by), at, note };
}

async function nameOf(ctx: NameReader, id: Id<"persons">): Promise<string> {
  const [author] = await authorsOf(ctx, [id]);
  return author?.name ?? ERASED_NAME;
}

async function addressNow(ctx: NameReader, { _id }: Doc<"contentItems">) {
  const publication = await publicationOf(ctx, _id);
  return publication === null ? null : { slug: publication.slug, locale: publication.locale };
}

async function translationsOf(
  { db }: NameReader,
  { _id, organizationId, translationGroup }: Doc<"contentItems">,
) {
  const items = await db
    .query("contentItems")
    .withIndex("by_translation", (q) =>
      q.eq("organizationId", organizationId).eq("translationGroup", translationGroup),
    )
    .take(MAX_RELATED);
  return items
    .filter((item) => item._id !== _id)
    .map(({ _id: id, locale, state }) => ({ id, locale, state }));
}

async function redirectsTo({ db }: NameReader, item: Id<"contentItems">) {
  const rows = await db
    .query("contentRedirects")
    .withIndex("by_item", (q) => q.eq("itemId", item))
    .take(MAX_RELATED);
  return rows.map(({ slug, locale }) => ({ slug, locale }));
}
