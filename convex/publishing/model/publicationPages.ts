import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { pictureValidator, type PublicPicture, publicPictures } from "../../media/model/assets";
import { ERASED_NAME } from "../../shared/erasure";
import { assetIdsOf, readBody } from "../rules/bodies";
import { CONTENT_KINDS, type ContentKind } from "../rules/statuses";
import { seoValidator } from "../schema";
import { authorsOf, authorValidator } from "./itemFacts";
import { bodyOf } from "./publicationRows";
import { movedTo } from "./redirects";

/** What reading for visitors takes. */
export type PublicReader = Pick<QueryCtx, "db"> & {
  organization: Doc<"organizations">;
  everywhere: QueryCtx["db"];
};

const picture = v.union(pictureValidator, v.null());

/** What a post or page says about itself, as visitors see it. */
export const describedFields = {
  kind: literals(...CONTENT_KINDS),
  title: v.string(),
  slug: v.string(),
  locale: v.string(),
  excerpt: v.string(),
  tags: v.array(v.string()),
  authors: v.array(authorValidator),
  cover: picture,
  seo: v.object({ ...seoValidator.fields, image: picture }),
  /** JSON: a document of blocks, or the data of a page. */
  body: v.string(),
  /** The site's own pictures in it, by their id. */
  pictures: v.record(v.string(), pictureValidator),
};

export const publicationValidator = v.object({
  ...describedFields,
  /** Milliseconds since 1970. */
  firstPublishedAt: v.number(),
  publishedAt: v.number(),
  /** Where it says the same in other languages. */
  alternates: v.array(v.object({ locale: v.string(), slug: v.string() })),
});

/** What is public, or where it has moved to: `locale` is that of the new address. */
export const foundValidator = v.union(
  publicationValidator,
  v.object({ redirect: v.string(), locale: v.string() }),
  v.null(),
);

/** Languages one text is in: more than anybody comes near. */
const MAX_ALTERNATES = 100;

/** What stands at an address in a language, else in the organization's; where it has moved to; or null. */
export async function publicationAt(
  ctx: PublicReader,
  { kind, slug, locale }: { kind: ContentKind; slug: string; locale?: string | undefined },
): Promise<Infer<typeof foundValidator>> {
  const { _id: organizationId } = ctx.organization;
  const locales = new Set([locale ?? ctx.organization.locale, ctx.organization.locale]);
  for (const own of locales) {
    const publication = await publicationUnder(ctx, kind, own, slug);
    if (publication !== null) return publicationFacts(ctx, publication);
  }
  for (const own of locales) {
    const moved = await movedTo(ctx, { organizationId, kind, locale: own, slug });
    if (moved !== null) return moved;
  }
  return null;
}

type Described = Pick<
  Doc<"publications">,
  "kind" | "title" | "slug" | "locale" | "excerpt" | "tags" | "authorIds" | "coverId" | "seo"
>;

/** A description and a body with all that showing them takes: names, and the pictures with their sizes. */
export async function shownFacts(ctx: PublicReader, described: Described, body: string) {
  const { kind, title, slug, locale, excerpt, tags, authorIds, coverId, seo } = described;
  const inBody = assetIdsOf(readBody(kind, body));
  const pictures = await publicPictures(ctx, inBody, locale);
  const cards = await publicPictures(
    ctx,
    [coverId, seo.imageId].filter((id) => id !== undefined),
    locale,
  );
  return {
    ...{ kind, title, slug, locale, excerpt, tags, body, pictures },
    authors: await bylineOf(ctx, authorIds),
    cover: pictureOf(cards, coverId),
    seo: { ...seo, image: pictureOf(cards, seo.imageId) },
  };
}

/** Authors by name, without those who were erased. */
export async function bylineOf(ctx: PublicReader, ids: Doc<"publications">["authorIds"]) {
  const authors = await authorsOf(ctx, ids);
  return authors.filter(({ name }) => name !== ERASED_NAME);
}

export function pictureOf(
  pictures: Record<string, PublicPicture>,
  id: string | undefined,
): PublicPicture | null {
  return id === undefined ? null : (pictures[id] ?? null);
}

async function publicationFacts(
  ctx: PublicReader,
  publication: Doc<"publications">,
): Promise<Infer<typeof publicationValidator>> {
  const { firstPublishedAt, publishedAt } = publication;
  const { body } = await bodyOf(ctx, publication._id);
  const shown = await shownFacts(ctx, publication, body);
  return { ...shown, firstPublishedAt, publishedAt, alternates: await alternatesOf(ctx, publication) };
}

async function alternatesOf(
  { db }: PublicReader,
  { _id, organizationId, translationGroup }: Doc<"publications">,
) {
  const publications = await db
    .query("publications")
    .withIndex("by_translation", (q) =>
      q.eq("organizationId", organizationId).eq("translationGroup", translationGroup),
    )
    .take(MAX_ALTERNATES);
  return publications.filter((other) => other._id !== _id).map(({ locale, slug }) => ({ locale, slug }));
}

function publicationUnder(
  { db, organization }: PublicReader,
  kind: ContentKind,
  locale: string,
  slug: string,
) {
  return db
    .query("publications")
    .withIndex("by_organization_slug", (q) =>
      q.eq("organizationId", organization._id).eq("kind", kind).eq("locale", locale).eq("slug", slug),
    )
    .unique();
}
