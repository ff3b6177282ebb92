import { describe, expect, test } from "vitest";
import {
  authorPath,
  cardPath,
  contentPath,
  inLanguage,
  tagPath,
} from "../../../../app/features/publishing/site/addresses";
import { headImage, publicationHead } from "../../../../app/features/publishing/site/publicationHead";
import type { Picture, Publication } from "../../../../app/features/publishing/site/publication";
import { readingMinutes } from "../../../../app/features/publishing/site/readingTime";
import { siteHead, withHead } from "../../../../app/features/publishing/site/siteHead";
import type { Id } from "../../../../convex/_generated/dataModel";

const organization = { name: "Academy", locale: "en" };
const place = { origin: "https://academy.example", organization };
const photo: Picture = {
  src: "/media/m1/2",
  srcSet: { avif: "", webp: "/media/m1/2/800.webp 800w" },
  width: 1_600,
  height: 900,
  alt: "A table",
  focalPoint: { x: 0.5, y: 0.5 },
};
const post: Publication = {
  kind: "post",
  title: "Tables",
  slug: "tables",
  locale: "en",
  excerpt: "Of tables.",
  tags: ["Data"],
  authors: [{ id: "ada" as Id<"persons">, name: "Ada" }],
  cover: null,
  seo: { image: null },
  body: "{}",
  pictures: {},
  firstPublishedAt: Date.UTC(2026, 10, 1),
  publishedAt: Date.UTC(2026, 10, 2),
  alternates: [{ locale: "de", slug: "tabellen" }],
};

describe("addresses", () => {
  test.each([
    [contentPath(post, organization), "/blog/tables"],
    [contentPath({ ...post, locale: "de", slug: "tabellen" }, organization), "/blog/tabellen?lang=de"],
    [contentPath({ kind: "page", slug: "about", locale: "en" }, organization), "/p/about"],
    [contentPath({ kind: "page", slug: "home", locale: "en" }, organization), "/"],
    [contentPath({ kind: "page", slug: "home", locale: "de" }, organization), "/?lang=de"],
    [
      contentPath({ ...post, slug: "散らかった表" }, organization),
      `/blog/${encodeURIComponent("散らかった表")}`,
    ],
    [cardPath({ kind: "page", slug: "home", locale: "de" }, organization), "/p/home/card.png?lang=de"],
    [tagPath("R & D", "en", organization), "/blog/tags/r-d"],
    [tagPath("!!", "en", organization), null],
    [authorPath("ada", "de", organization), "/blog/authors/ada?lang=de"],
    [inLanguage("/blog", "de", organization, { after: "x y", none: "" }), "/blog?after=x+y&lang=de"],
  ])("%s", (path, expected) => {
    expect(path).toBe(expected);
  });
});

describe("the head of a post", () => {
  const head = publicationHead(post, place, {
    rss: "https://a.example/f.xml",
    json: "https://a.example/f.json",
  });

  test("says where it is, in which languages, and where the feeds are", () => {
    const links = head.filter((each) => "tagName" in each);
    expect(links).toEqual([
      { tagName: "link", rel: "canonical", href: "https://academy.example/blog/tables" },
      {
        tagName: "link",
        rel: "alternate",
        hrefLang: "de",
        href: "https://academy.example/blog/tabellen?lang=de",
      },
      { tagName: "link", rel: "alternate", hrefLang: "en", href: "https://academy.example/blog/tables" },
      {
        tagName: "link",
        rel: "alternate",
        hrefLang: "x-default",
        href: "https://academy.example/blog/tables",
      },
      {
        tagName: "link",
        rel: "alternate",
        type: "application/rss+xml",
        href: "https://a.example/f.xml",
        title: "Academy",
      },
      {
        tagName: "link",
        rel: "alternate",
        type: "application/feed+json",
        href: "https://a.example/f.json",
        title: "Academy",
      },
    ]);
  });

  test("has the card of Open Graph and of Twitter", () => {
    const properties = head.flatMap((each) => ("property" in each ? [[each.property, each.content]] : []));
    expect(properties).toEqual([
      ["og:type", "article"],
      ["og:site_name", "Academy"],
      ["og:title", "Tables"],
      ["og:description", "Of tables."],
      ["og:url", "https://academy.example/blog/tables"],
      ["og:locale", "en_GB"],
      ["og:locale:alternate", "de_DE"],
      ["og:image", "https://academy.example/blog/tables/card.png"],
      ["og:image:width", "1200"],
      ["og:image:height", "630"],
      ["og:image:alt", "Tables"],
      ["article:published_time", "2026-11-01T00:00:00.000Z"],
      ["article:modified_time", "2026-11-02T00:00:00.000Z"],
      ["article:author", "Ada"],
      ["article:tag", "Data"],
    ]);
    expect(head).toContainEqual({ name: "twitter:card", content: "summary_large_image" });
    expect(head).toContainEqual({ name: "description", content: "Of tables." });
  });

  test("takes what the settings say for search", () => {
    const seo = { image: null, title: "T", description: "D", canonicalUrl: "https://b.example/t" };
    const own = publicationHead({ ...post, seo }, place);
    expect(own).toContainEqual({ name: "description", content: "D" });
    expect(own).toContainEqual({ property: "og:title", content: "T" });
    expect(own).toContainEqual({ tagName: "link", rel: "canonical", href: "https://b.example/t" });
  });

  test("of what is not to be listed names no canonical address and no other language", () => {
    const own = publicationHead({ ...post, seo: { image: null, noIndex: true } }, place);
    expect(own).toContainEqual({ name: "robots", content: "noindex, follow" });
    expect(own.filter((each) => "tagName" in each)).toEqual([]);
  });
});

const chosen = { ...photo, src: "/media/m2/1", alt: "" };
const drawing = { ...photo, srcSet: { avif: "", webp: "" } };
test.each([
  ["the cover", { cover: photo, seo: { image: null } }, "https://academy.example/media/m1/2", "A table"],
  [
    "the picture chosen for cards",
    { cover: photo, seo: { image: chosen } },
    "https://academy.example/media/m2/1",
    "Tables",
  ],
  [
    "a made one for a drawing",
    { cover: drawing, seo: { image: null } },
    "https://academy.example/blog/tables/card.png",
    "Tables",
  ],
])("other sites show %s", (_what, pictures, url, alt) => {
  expect(headImage({ ...post, ...pictures }, place)).toMatchObject({ url, alt });
});

test("a page without a picture has the small card, and one without words no description", () => {
  const facts = {
    title: "Academy",
    description: "",
    url: "https://a.example/",
    site: "Academy",
    locale: "ar",
  };
  const head = siteHead({ ...facts, alternates: [], image: null });
  expect(head).toContainEqual({ name: "twitter:card", content: "summary" });
  expect(head).toContainEqual({ property: "og:locale", content: "ar_EG" });
  expect(JSON.stringify(head)).not.toContain("description");
});

test("a route's meta has its title first, and nothing more where its loader failed", () => {
  const meta = withHead(() => [{ title: "T" }]);
  const head = [{ name: "description", content: "D" }];
  const args = (data: unknown) => ({ data, matches: [], params: {}, location: {} }) as never;
  expect(meta(args({ head }))).toEqual([{ title: "T" }, ...head]);
  expect(meta(args(undefined))).toEqual([{ title: "T" }]);
});

test.each([
  [0, 1],
  [329, 1],
  [330, 2],
  [2_200, 10],
])("%i words take %i minutes", (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes);
});
