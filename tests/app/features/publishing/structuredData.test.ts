import { expect, test } from "vitest";
import { scriptText } from "../../../../convex/catalog/rules/structuredData";
import {
  type ArticleFacts,
  breadcrumbData,
  graphOf,
  organizationData,
  postData,
  type SiteFacts,
  webPageData,
  webSiteData,
} from "../../../../app/features/publishing/site/structuredData";

const site: SiteFacts = { name: "Academy", url: "https://a.example/", logo: null, locale: "en" };
const article: ArticleFacts = {
  title: "Tables",
  description: "Of tables.",
  url: "https://a.example/blog/tables",
  locale: "en",
  images: ["https://a.example/blog/tables/card.png"],
  authors: [{ name: "Ada", url: "https://a.example/blog/authors/ada" }],
  tags: ["Data", "SQL"],
  words: 412,
  publishedAt: Date.UTC(2026, 10, 1),
  changedAt: Date.UTC(2026, 10, 2),
};

test("a post is a BlogPosting with who wrote it, when, and whose site it is on", () => {
  expect(postData(article, site)).toEqual({
    "@type": "BlogPosting",
    "@id": "https://a.example/blog/tables#article",
    headline: "Tables",
    description: "Of tables.",
    url: "https://a.example/blog/tables",
    mainEntityOfPage: "https://a.example/blog/tables",
    inLanguage: "en",
    image: ["https://a.example/blog/tables/card.png"],
    datePublished: "2026-11-01T00:00:00.000Z",
    dateModified: "2026-11-02T00:00:00.000Z",
    author: [{ "@type": "Person", name: "Ada", url: "https://a.example/blog/authors/ada" }],
    publisher: { "@id": "https://a.example/#organization" },
    wordCount: 412,
    keywords: "Data, SQL",
  });
});

test("a post that nobody signed is the organization's, and what is not said is left out", () => {
  const bare = postData({ ...article, authors: [], tags: [], images: [], description: "" }, site);
  expect(bare).toMatchObject({ author: { "@id": "https://a.example/#organization" } });
  for (const key of ["keywords", "image", "description"]) expect(bare).not.toHaveProperty(key);
});

test("a headline is no longer than search engines take", () => {
  const { headline } = postData({ ...article, title: "x".repeat(200) }, site);
  expect([...String(headline)]).toHaveLength(110);
});

test("the site says how it is searched", () => {
  expect(webSiteData(site)).toMatchObject({
    "@type": "WebSite",
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: "https://a.example/search?q={search_term_string}" },
      "query-input": "required name=search_term_string",
    },
  });
});

test("the organization has its logo where it has one", () => {
  expect(organizationData(site)).not.toHaveProperty("logo");
  expect(organizationData({ ...site, logo: "https://a.example/l.png" })).toMatchObject({
    logo: { "@type": "ImageObject", url: "https://a.example/l.png" },
  });
});

test("the trail counts from one, and a page belongs to the site", () => {
  const trail = [
    { name: "Academy", url: "https://a.example/" },
    { name: "Blog", url: "https://a.example/blog" },
  ];
  expect(breadcrumbData(trail)["itemListElement"]).toEqual([
    { "@type": "ListItem", position: 1, name: "Academy", item: "https://a.example/" },
    { "@type": "ListItem", position: 2, name: "Blog", item: "https://a.example/blog" },
  ]);
  expect(webPageData(article, site)).toMatchObject({
    "@type": "WebPage",
    isPartOf: { "@id": "https://a.example/#website" },
  });
});

test("no text of it ends the script that it stands in", () => {
  const text = scriptText(graphOf(postData({ ...article, title: "</script><script>alert(1)" }, site)));
  expect(text).not.toContain("</script>");
  expect(JSON.parse(text)).toMatchObject({ "@graph": [{ headline: "</script><script>alert(1)" }] });
});
