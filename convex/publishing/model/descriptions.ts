import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { assetFor } from "../../media/model/assets";
import { affiliationIn } from "../../people/model/affiliations";
import { type FieldErrors, invalid } from "../../shared/errors";
import { type Json, sameJson } from "../../shared/json";
import { descriptionProblems, tidyTags } from "../rules/descriptions";
import { numberedSlug, slugOf } from "../rules/slugs";
import { freeSlug, isTaken } from "./addresses";
import type { Writer } from "./contexts";
import { hasTranslation } from "./creating";
import { entityOf } from "./itemRows";
import { noteUsesSoon, requireEditable } from "./items";

/** Null takes away what need not be there. */
export const descriptionChangeValidator = v
  .object({
    title: v.string(),
    slug: v.string(),
    locale: v.string(),
    excerpt: v.union(v.string(), v.null()),
    tags: v.array(v.string()),
    authorIds: v.array(v.id("persons")),
    coverId: v.union(v.id("mediaAssets"), v.null()),
    seo: v.object({
      title: v.optional(v.string()),
      description: v.optional(v.string()),
      imageId: v.optional(v.id("mediaAssets")),
      noIndex: v.optional(v.boolean()),
      canonicalUrl: v.optional(v.string()),
    }),
  })
  .partial();
export type DescriptionChange = Infer<typeof descriptionChangeValidator>;
type Item = Doc<"contentItems">;
type Described = Pick<
  Item,
  "title" | "slug" | "locale" | "excerpt" | "tags" | "authorIds" | "seo" | "coverId"
>;

/**
 * Changes what is given of an item's description. While nothing of it was ever public, a slug that came from the title
 * follows the title. What is public changes with the next publishing.
 * @throws `notFound`, `conflict`, `forbidden`; `invalid` by field
 */
export async function changeDescription(
  ctx: Writer,
  id: Id<"contentItems">,
  change: DescriptionChange,
): Promise<void> {
  const item = await requireEditable(ctx, id);
  const values = await withSlug(ctx, item, tidy(change));
  await refuseProblems(ctx, item, values);
  const fields = Object.keys(values) as (keyof Described)[];
  const changed = fields.filter((field) => !sameJson(values[field] as Json, item[field] as Json));
  if (changed.length === 0) return;
  const now = Date.now();
  const edited = { revision: item.revision + 1, editedAt: now, editedBy: ctx.person._id };
  await ctx.db.patch("contentItems", id, { ...values, ...edited });
  await noteUsesSoon(ctx, item, now);
  await record(ctx, { action: "contentItems.described", entity: entityOf(id), changed });
}

/** As it is stored: without space round texts, without empty fields. */
function tidy({
  title,
  slug,
  excerpt,
  tags,
  authorIds,
  coverId,
  seo,
  locale,
}: DescriptionChange): Partial<Described> {
  return {
    ...(title !== undefined && { title: title.trim() }),
    ...(slug !== undefined && { slug: slug.trim() }),
    ...(locale !== undefined && { locale }),
    ...(excerpt !== undefined && { excerpt: (excerpt ?? "").trim() }),
    ...(tags !== undefined && { tags: tidyTags(tags) }),
    ...(authorIds !== undefined && { authorIds: [...new Set(authorIds)] }),
    ...(coverId !== undefined && { coverId: coverId ?? undefined }),
    ...(seo !== undefined && { seo: tidySeo(seo) }),
  };
}

function tidySeo({ title, description, canonicalUrl, imageId, noIndex }: Item["seo"]): Item["seo"] {
  const texts = { title, description, canonicalUrl };
  const written = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined || text.trim() === "" ? [] : [[name, text.trim()]],
  );
  return {
    ...(Object.fromEntries(written) as typeof texts),
    ...(imageId !== undefined && { imageId }),
    ...(noIndex === true && { noIndex }),
  };
}

async function withSlug(ctx: Writer, item: Item, values: Partial<Described>): Promise<Partial<Described>> {
  const { title, locale = item.locale } = values;
  const follows = item.firstPublishedAt === undefined && isFromTitle(item);
  if (values.slug !== undefined || title === undefined || !follows) return values;
  const { organizationId, kind } = item;
  return {
    ...values,
    slug: await freeSlug(ctx, { organizationId, kind, locale, slug: slugOf(title, kind) }, item._id),
  };
}

/** Whether nobody has written the slug: it is that of the title, perhaps with a number. */
function isFromTitle({ slug, title, kind }: Item): boolean {
  const made = slugOf(title, kind);
  const number = Number(/-(\d+)$/.exec(slug)?.[1] ?? 1);
  return slug === made || slug === numberedSlug(made, number);
}

/** @throws `invalid` by field; `notFound` for a picture that is not here */
async function refuseProblems(ctx: Writer, item: Item, values: Partial<Described>): Promise<void> {
  const { slug = item.slug, locale = item.locale, coverId, seo, authorIds = [] } = values;
  const problems: FieldErrors = descriptionProblems(values as Parameters<typeof descriptionProblems>[0]);
  for (const [field, asset] of [
    ["coverId", coverId],
    ["seo/imageId", seo?.imageId],
  ] as const)
    if (asset !== undefined && (await assetFor(ctx, asset)).kind !== "image") problems[field] = "imageNeeded";
  for (const author of authorIds)
    if ((await affiliationIn(ctx, item.organizationId, author)) === null)
      problems["authorIds"] = "authorUnknown";
  const { organizationId, kind, _id: own } = item;
  const moves = slug !== item.slug || locale !== item.locale;
  if (moves && !("slug" in problems) && (await isTaken(ctx, { organizationId, kind, locale, slug }, own)))
    problems["slug"] = "slugTaken";
  const { translationGroup } = item;
  if (locale !== item.locale && (await hasTranslation(ctx, translationGroup, locale, own)))
    problems["locale"] = "translationExists";
  if (Object.keys(problems).length > 0) throw invalid(problems);
}
