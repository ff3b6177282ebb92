import type { JsonObject } from "../../../../convex/shared/json";
import type { Locale } from "../../../../convex/shared/locales";
import { translatorFor } from "../../../ui/i18n/localeMessages";
import { authorPath, contentPath, type Home, inLanguage } from "./addresses";
import type { Publication } from "./publication";
import { headImage, publicationUrl, type SitePlace } from "./publicationHead";
import {
  breadcrumbData,
  graphOf,
  organizationData,
  postData,
  type SiteFacts,
  webSiteData,
} from "./structuredData";

/** A post in all its languages, as paths. */
export function postPaths(
  { kind, slug, locale, alternates }: Pick<Publication, "kind" | "slug" | "locale" | "alternates">,
  home: Home,
): { locale: string; path: string }[] {
  return [{ locale, slug }, ...alternates].map((each) => ({
    locale: each.locale,
    path: contentPath({ kind, ...each }, home),
  }));
}

type Place = SitePlace & { site: SiteFacts; language: Locale; words: number };

/** A post, where it stands, and whose site it is on, as JSON-LD. */
export function postStructure(post: Publication, place: Place): JsonObject {
  const { origin, organization, site, language, words } = place;
  const { title, locale, excerpt, authors, tags, firstPublishedAt, publishedAt, seo } = post;
  const url = publicationUrl(post, place);
  const t = translatorFor(language);
  const article = {
    ...{ title, url, locale, tags, words, publishedAt: firstPublishedAt, changedAt: publishedAt },
    description: seo.description ?? excerpt,
    images: [headImage(post, place).url],
    authors: authors.map(({ id, name }) => ({ name, url: origin + authorPath(id, locale, organization) })),
  };
  return graphOf(
    organizationData(site),
    webSiteData(site),
    postData(article, site),
    breadcrumbData([
      { name: organization.name, url: site.url },
      { name: t("site.blog.title"), url: origin + inLanguage("/blog", locale, organization) },
      { name: title, url },
    ]),
  );
}
