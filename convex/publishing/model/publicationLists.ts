import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc } from "../../_generated/dataModel";
import { pictureValidator, publicPictures } from "../../media/model/assets";
import { CONTENT_KINDS, type ContentKind } from "../rules/statuses";
import { authorValidator } from "./itemFacts";
import { bylineOf, pictureOf, type PublicReader } from "./publicationPages";

/** A publication as lists show it. */
export const cardValidator = v.object({
  kind: literals(...CONTENT_KINDS),
  title: v.string(),
  slug: v.string(),
  locale: v.string(),
  excerpt: v.string(),
  tags: v.array(v.string()),
  authors: v.array(authorValidator),
  cover: v.union(pictureValidator, v.null()),
  /** Milliseconds since 1970. */
  firstPublishedAt: v.number(),
  publishedAt: v.number(),
});
export type Card = Infer<typeof cardValidator>;

export const sitemapEntryValidator = v.object({
  kind: literals(...CONTENT_KINDS),
  slug: v.string(),
  locale: v.string(),
  publishedAt: v.number(),
  /** The same for what says the same in other languages. */
  translationGroup: v.string(),
});

export const labelValidator = v.object({
  /** Such as "tag:news". */
  label: v.string(),
  name: v.string(),
  count: v.number(),
});

const MAX_FOUND = 20;
const MAX_TAGS = 100;
/** Labels of one language that are counted; what comes on top of them is not. */
const MAX_COUNTED = 8_000;

type Wanted = {
  kind: ContentKind;
  locale?: string | undefined;
  label?: string | undefined;
  paginationOpts: PaginationOptions;
};

/** What is public in a language, the newest first; `label` narrows it. */
export async function listPublications(ctx: PublicReader, { kind, locale, label, paginationOpts }: Wanted) {
  const { _id: organization, locale: own } = ctx.organization;
  const wanted = locale ?? own;
  if (label === undefined) {
    const found = await ctx.db
      .query("publications")
      .withIndex("by_organization_published", (q) =>
        q.eq("organizationId", organization).eq("kind", kind).eq("locale", wanted),
      )
      .order("desc")
      .paginate(paginationOpts);
    return { ...found, page: await cardsOf(ctx, found.page) };
  }
  const found = await ctx.db
    .query("publicationLabels")
    .withIndex("by_label", (q) =>
      q.eq("organizationId", organization).eq("kind", kind).eq("locale", wanted).eq("label", label),
    )
    .order("desc")
    .paginate(paginationOpts);
  const publications = await Promise.all(
    found.page.map(({ publicationId }) => ctx.db.get("publications", publicationId)),
  );
  return { ...found, page: await cardsOf(ctx, publications) };
}

/** What holds the words in a language, the best first. */
export async function searchPublications(
  ctx: PublicReader,
  text: string,
  locale: string | undefined,
): Promise<Card[]> {
  if (text.trim() === "") return [];
  const found = await ctx.db
    .query("publicationBodies")
    .withSearchIndex("by_text", (q) =>
      q
        .search("text", text)
        .eq("organizationId", ctx.organization._id)
        .eq("locale", locale ?? ctx.organization.locale),
    )
    .take(MAX_FOUND);
  const publications = await Promise.all(
    found.map(({ publicationId }) => ctx.db.get("publications", publicationId)),
  );
  return cardsOf(
    ctx,
    publications.filter((publication) => publication?.seo.noIndex !== true),
  );
}

/** A page of what search engines may know. */
export async function sitemapPage({ db, organization }: PublicReader, paginationOpts: PaginationOptions) {
  const found = await db
    .query("publications")
    .withIndex("by_organization_slug", (q) => q.eq("organizationId", organization._id))
    .paginate(paginationOpts);
  const page = found.page
    .filter(({ seo }) => seo.noIndex !== true)
    .map(({ kind, slug, locale, publishedAt, translationGroup }) => {
      return { kind, slug, locale, publishedAt, translationGroup };
    });
  return { ...found, page };
}

/** The tags of posts in a language with how many have each, by name. */
export async function labelsIn({ db, organization }: PublicReader, locale: string | undefined) {
  const rows = await db
    .query("publicationLabels")
    .withIndex("by_label", (q) =>
      q
        .eq("organizationId", organization._id)
        .eq("kind", "post")
        .eq("locale", locale ?? organization.locale)
        .gte("label", "tag:")
        // The character after a colon: every label of a tag comes before it.
        .lt("label", "tag;"),
    )
    .take(MAX_COUNTED);
  const counted = new Map<string, Infer<typeof labelValidator>>();
  for (const { label, name } of rows) {
    const known = counted.get(label);
    counted.set(label, { label, name, count: (known?.count ?? 0) + 1 });
  }
  return [...counted.values()].slice(0, MAX_TAGS).sort((one, other) => one.name.localeCompare(other.name));
}

async function cardsOf(
  ctx: PublicReader,
  publications: readonly (Doc<"publications"> | null)[],
): Promise<Card[]> {
  return Promise.all(
    publications.flatMap((publication) => (publication === null ? [] : [cardOf(ctx, publication)])),
  );
}

async function cardOf(ctx: PublicReader, publication: Doc<"publications">): Promise<Card> {
  const { kind, title, slug, locale, excerpt, tags, coverId, firstPublishedAt, publishedAt } = publication;
  const pictures = await publicPictures(ctx, coverId === undefined ? [] : [coverId], locale);
  const authors = await bylineOf(ctx, publication.authorIds);
  const cover = pictureOf(pictures, coverId);
  return { kind, title, slug, locale, excerpt, tags, authors, cover, firstPublishedAt, publishedAt };
}
