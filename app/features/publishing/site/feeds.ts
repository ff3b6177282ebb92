import { Feed } from "feed";

export type FeedPost = {
  /** Also what names it among all posts. */
  url: string;
  title: string;
  /** Plain text; may be empty. */
  summary: string;
  /** Safe HTML with absolute addresses. */
  html: string;
  authors: readonly { name: string; url: string }[];
  tags: readonly string[];
  image: string | null;
  language: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  changedAt: number;
};

export type FeedFacts = {
  title: string;
  description: string;
  /** The page whose posts these are, and the feed's own address. */
  home: string;
  self: string;
  language: string;
  icon: string | null;
  posts: readonly FeedPost[];
};

/** Posts as RSS 2.0 with their whole content: https://www.rssboard.org/rss-specification */
export function rssText({ title, description, home, self, language, posts }: FeedFacts): string {
  const changed = posts.map(({ changedAt }) => changedAt);
  const feed = new Feed({
    ...{ title: printable(title), description: printable(description), link: home, feed: self, language },
    ...{ generator: false, updated: new Date(Math.max(0, ...changed)) },
  });
  for (const post of posts) {
    feed.addItem({
      ...{ title: printable(post.title), link: post.url, content: printable(post.html) },
      ...(post.summary !== "" && { description: printable(markupOf(post.summary)) }),
      date: new Date(post.publishedAt),
      category: post.tags.map((tag) => ({ name: printable(tag) })),
      // RSS's own `author` is a mail address; the name alone belongs here.
      extensions: [{ name: "dc:creator", objects: creatorsOf(post) }],
    });
  }
  return feed.rss2();
}

/** Posts as JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
export function jsonFeedText({ title, description, home, self, language, icon, posts }: FeedFacts): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    ...{ title, description, home_page_url: home, feed_url: self, language },
    ...(icon !== null && { icon }),
    items: posts.map((post) => ({
      ...{ id: post.url, url: post.url, title: post.title, content_html: post.html },
      ...(post.summary !== "" && { summary: post.summary }),
      ...(post.image !== null && { image: post.image }),
      date_published: new Date(post.publishedAt).toISOString(),
      date_modified: new Date(post.changedAt).toISOString(),
      authors: post.authors.map(({ name, url }) => ({ name, url })),
      tags: [...post.tags],
      language: post.language,
    })),
  });
}

/** Addresses in HTML that React wrote, as they are for readers elsewhere. */
export function absoluteHtml(html: string, origin: string): string {
  return html
    .replaceAll(/\s(href|src|poster)="\/(?!\/)/gi, (_all, name: string) => ` ${name}="${origin}/`)
    .replaceAll(/\ssrcset="([^"]*)"/gi, (_all, list: string) => ` srcset="${absoluteList(list, origin)}"`);
}

function absoluteList(list: string, origin: string): string {
  return list.replaceAll(/(^|,\s+)\/(?!\/)/g, (_all, before: string) => `${before}${origin}/`);
}

function creatorsOf({ authors }: FeedPost): Record<string, unknown> {
  return authors.map(({ name }) => ({ _text: printable(name) })) as unknown as Record<string, unknown>;
}

/** Plain text as HTML. */
function markupOf(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Without what no XML document may hold: https://www.w3.org/TR/xml/#charsets */
function printable(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
