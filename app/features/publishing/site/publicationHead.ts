import { cardPath, contentPath, type Home } from "./addresses";
import type { Picture, Publication } from "./publication";
import { type HeadFacts, type HeadImage, siteHead } from "./siteHead";

/** Where a site is, and whose it is. */
export type SitePlace = { origin: string; organization: Home & { name: string } };

/** Sizes that other sites want of a picture: that of the cards made here. */
export const CARD_SIZE = { width: 1_200, height: 630 };

type Described = Pick<
  Publication,
  "kind" | "title" | "slug" | "locale" | "excerpt" | "tags" | "authors" | "cover" | "seo" | "alternates"
> &
  Pick<Publication, "firstPublishedAt" | "publishedAt">;

/** The tags for the head of a post's or page's own page: what its settings say for search and cards, else its title and excerpt. */
export function publicationHead(publication: Described, place: SitePlace, feeds?: HeadFacts["feeds"]) {
  const { kind, title, locale, excerpt, tags, authors, seo } = publication;
  const { name } = place.organization;
  const alternates = publicationAlternates(publication, place);
  const standard = alternates.find((each) => each.locale === place.organization.locale);
  return siteHead({
    ...{ site: name, locale, alternates, canonicalUrl: seo.canonicalUrl, noIndex: seo.noIndex },
    title: seo.title ?? title,
    description: seo.description ?? excerpt,
    url: publicationUrl(publication, place),
    image: headImage(publication, place),
    ...(standard && { defaultUrl: standard.url }),
    ...(feeds && { feeds }),
    ...(kind === "post" && {
      article: {
        ...{ publishedAt: publication.firstPublishedAt, changedAt: publication.publishedAt, tags },
        authors: authors.map((author) => author.name),
      },
    }),
  });
}

/** The absolute address of a post or page. */
export function publicationUrl(
  publication: Pick<Publication, "kind" | "slug" | "locale">,
  { origin, organization }: SitePlace,
): string {
  return origin + contentPath(publication, organization);
}

/** A post or page in all its languages, by language: this one among them. */
export function publicationAlternates(
  { kind, slug, locale, alternates }: Pick<Publication, "kind" | "slug" | "locale" | "alternates">,
  place: SitePlace,
): { locale: string; url: string }[] {
  return [{ locale, slug }, ...alternates]
    .map((each) => ({ locale: each.locale, url: publicationUrl({ kind, ...each }, place) }))
    .sort((one, other) => one.locale.localeCompare(other.locale));
}

/** The picture for cards: the one chosen for them, else the cover, else one that is made of the title. */
export function headImage(
  {
    kind,
    title,
    slug,
    locale,
    cover,
    seo,
  }: Pick<Publication, "kind" | "title" | "slug" | "locale" | "cover" | "seo">,
  { origin, organization }: SitePlace,
): HeadImage {
  const chosen = [seo.image, cover].find((picture) => picture !== null && isPhoto(picture));
  const { width, height } = CARD_SIZE;
  const card = { url: origin + cardPath({ kind, slug, locale }, organization), width, height, alt: title };
  if (chosen?.width === undefined || chosen.height === undefined) return card;
  return { url: origin + chosen.src, width: chosen.width, height: chosen.height, alt: chosen.alt || title };
}

/** Of a drawing (SVG) or an animation there are no sizes; other sites do not show drawings. */
function isPhoto({ srcSet }: Picture): boolean {
  return srcSet.webp !== "";
}
