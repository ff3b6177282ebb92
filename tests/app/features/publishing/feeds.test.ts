import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import {
  absoluteHtml,
  type FeedFacts,
  type FeedPost,
  jsonFeedText,
  rssText,
} from "../../../../app/features/publishing/site/feeds";

const post: FeedPost = {
  url: "https://academy.example/blog/tables?lang=de&x=1",
  title: "Tables & <charts>",
  summary: "Why a < b, and what ]]> is",
  html: '<p>One ]]> two &amp; <a href="https://academy.example/">three</a></p>',
  authors: [
    { name: "Ada <A>", url: "https://academy.example/blog/authors/ada" },
    { name: "Grace", url: "https://academy.example/blog/authors/grace" },
  ],
  tags: ["R&D", "SQL"],
  image: "https://academy.example/media/m/1",
  language: "de",
  publishedAt: Date.UTC(2026, 10, 1, 8),
  changedAt: Date.UTC(2026, 10, 2, 9),
};
const facts: FeedFacts = {
  title: "Academy & friends",
  description: "What we learn",
  home: "https://academy.example/blog",
  self: "https://academy.example/blog/feed.xml",
  language: "en",
  icon: null,
  posts: [post],
};

const parser = new XMLParser({
  ignoreAttributes: false,
  cdataPropName: "cdata",
  isArray: (name) => name === "item",
});

type Channel = Record<string, unknown> & { item?: Record<string, unknown>[] };
function channelOf(text: string): Channel {
  return (parser.parse(text, true) as { rss: { channel: Channel } }).rss.channel;
}
/** What stands in CDATA, put together where it had to be parted. */
const inCdata = (value: unknown) => [(value as { cdata: string | string[] }).cdata].flat().join("");

test("RSS names the feed, its address and its language", () => {
  expect(channelOf(rssText(facts))).toMatchObject({
    title: "Academy & friends",
    description: "What we learn",
    link: "https://academy.example/blog",
    language: "en",
    lastBuildDate: "Mon, 02 Nov 2026 09:00:00 GMT",
    "atom:link": {
      "@_href": "https://academy.example/blog/feed.xml",
      "@_rel": "self",
      "@_type": "application/rss+xml",
    },
  });
});

test("RSS has each post with its whole content, its people and its tags", () => {
  const [item] = channelOf(rssText(facts)).item ?? [];
  expect(item).toMatchObject({
    link: "https://academy.example/blog/tables?lang=de&x=1",
    guid: { "#text": "https://academy.example/blog/tables?lang=de&x=1", "@_isPermaLink": "true" },
    pubDate: "Sun, 01 Nov 2026 08:00:00 GMT",
    "dc:creator": ["Ada <A>", "Grace"],
    category: ["R&D", "SQL"],
  });
  expect(inCdata(item?.["title"])).toBe("Tables & <charts>");
  expect(inCdata(item?.["description"])).toBe("Why a &lt; b, and what ]]&gt; is");
  expect(inCdata(item?.["content:encoded"])).toBe(post.html);
});

test("characters that XML forbids are left out, and nothing is lost with them", () => {
  const odd = { ...post, title: "A\u0000\u0007B\uFFFE😀\uD800", html: "<p>\u000BC</p>" };
  const [item] = channelOf(rssText({ ...facts, posts: [odd] })).item ?? [];
  expect(inCdata(item?.["title"])).toBe("AB😀");
  expect(inCdata(item?.["content:encoded"])).toBe("<p>C</p>");
});

test("a feed without posts is one", () => {
  expect(channelOf(rssText({ ...facts, posts: [] })).item).toBeUndefined();
  expect(JSON.parse(jsonFeedText({ ...facts, posts: [] }))).toMatchObject({ items: [] });
});

test("JSON Feed 1.1 has what its rules ask for", () => {
  const bare = { ...post, summary: "", image: null };
  expect(JSON.parse(jsonFeedText({ ...facts, posts: [post, bare] }))).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: "Academy & friends",
    description: "What we learn",
    home_page_url: "https://academy.example/blog",
    feed_url: "https://academy.example/blog/feed.xml",
    language: "en",
    items: [
      {
        id: post.url,
        url: post.url,
        title: post.title,
        content_html: post.html,
        summary: post.summary,
        image: post.image,
        date_published: "2026-11-01T08:00:00.000Z",
        date_modified: "2026-11-02T09:00:00.000Z",
        authors: [...post.authors],
        tags: ["R&D", "SQL"],
        language: "de",
      },
      expect.not.objectContaining({ summary: "", image: null }),
    ],
  });
});

test.each([
  ['<a href="/blog/x">/y</a>', '<a href="https://a.example/blog/x">/y</a>'],
  [
    '<img src="/m/1" srcSet="/m/1/4.webp 4w, /m/1/8.webp 8w"/>',
    '<img src="https://a.example/m/1" srcset="https://a.example/m/1/4.webp 4w, https://a.example/m/1/8.webp 8w"/>',
  ],
  ['<a href="//b.example/">b</a>', '<a href="//b.example/">b</a>'],
  ['<a href="https://b.example/, /c">b</a>', '<a href="https://b.example/, /c">b</a>'],
  ['<a href="#section">b</a>', '<a href="#section">b</a>'],
])("%s becomes absolute", (html, absolute) => {
  expect(absoluteHtml(html, "https://a.example")).toBe(absolute);
});
