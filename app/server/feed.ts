import { api } from "../../convex/_generated/api";
import { authorPath, inLanguage } from "../features/publishing/site/addresses";
import { documentHtml } from "../features/publishing/site/documentHtml";
import type { FeedFacts, FeedPost } from "../features/publishing/site/feeds";
import { feedAddresses } from "../features/publishing/site/listHead";
import type { Publication } from "../features/publishing/site/publication";
import { headImage, publicationUrl } from "../features/publishing/site/publicationHead";
import { translatorFor } from "../ui/i18n/localeMessages";
import { documentIn, type SiteVisit } from "./publications";

/** Posts in a feed: readers keep the older ones. */
const MAX_POSTS = 20;

/** Kept for five minutes, and shown for an hour more while it is asked for anew. */
export const FEED_CACHING = "public, max-age=300, stale-while-revalidate=3600";

/** The newest posts of a language with their whole content. @param format whose own address it is to name */
export async function feedOf(visit: SiteVisit, format: "rss" | "json"): Promise<FeedFacts> {
  const { load, locale, organization, language, origin } = visit;
  const t = translatorFor(language);
  const asked = { kind: "post" as const, locale, paginationOpts: { numItems: MAX_POSTS, cursor: null } };
  const { page } = await load(api.publishing.publications.list, asked);
  const found = await Promise.all(
    page.map(({ slug }) => load(api.publishing.publications.bySlug, { kind: "post", slug, locale })),
  );
  const posts = found.filter((post) => post !== null && "body" in post);
  return {
    title: t("shell.pageTitle", { page: t("site.blog.title"), organization: organization.name }),
    description: t("site.blog.feedText", { organization: organization.name }),
    home: origin + inLanguage("/blog", locale, organization),
    self: feedAddresses(visit)[format],
    ...{ language: locale, icon: organization.logoUrl, posts: posts.map((post) => feedPost(post, visit)) },
  };
}

function feedPost(post: Publication, visit: SiteVisit): FeedPost {
  const { origin, organization } = visit;
  const { title, excerpt: summary, tags, authors, locale: language, firstPublishedAt, publishedAt } = post;
  const url = publicationUrl(post, visit);
  return {
    ...{ url, title, summary, tags, language },
    html: documentHtml(documentIn(post), post.pictures, origin),
    image: headImage(post, visit).url,
    authors: authors.map(({ id, name }) => ({ name, url: origin + authorPath(id, language, organization) })),
    ...{ publishedAt: firstPublishedAt, changedAt: publishedAt },
  };
}
