import { ConvexHttpClient } from "convex/browser";
import { XMLParser } from "fast-xml-parser";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { launchBrowser, visitor } from "../support/browser";
import { personOfDemo } from "../support/deploymentAdmin";
import { enterDemo } from "./signedIn";

const TABLE = "What a messy table taught us";
const TABLE_PATH = "/blog/what-a-messy-table-taught-us";
const GERMAN = "Was uns eine unordentliche Tabelle gelehrt hat";
/** What the demo has written and not published: a draft, and one for next week. */
const UNPUBLISHED = ["Notes for the autumn", "A library with feelings in a column"];
const UNPUBLISHED_PATHS = ["/blog/notes-for-the-autumn", "/blog/a-library-with-feelings"];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Asks as a visitor without a browser, and follows nothing. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(inject("address") + path, { headers, redirect: "manual" });
}

async function textOf(path: string): Promise<string> {
  return (await ask(path)).text();
}

async function withoutScripts(look: (page: Page) => Promise<void>): Promise<void> {
  const { page, context, problems } = await visitor(browser, { javaScriptEnabled: false });
  await look(page);
  expect(problems).toEqual([]);
  await context.close();
}

test("a visitor finds a post from the first page on, and reads it without scripts", () =>
  withoutScripts(async (page) => {
    await page.goto(`${inject("address")}/`);
    await page.getByRole("heading", { level: 2, name: "From the blog" }).waitFor();
    await page.getByRole("navigation").first().getByRole("link", { name: "Blog" }).click();
    await page.getByRole("heading", { level: 1, name: "Blog" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: TABLE }).click();
    await page.getByRole("heading", { level: 1, name: TABLE }).waitFor();
    expect(await page.title()).toBe(`${TABLE} · Seefeld Academy`);
    for (const name of ["First look, then touch", "What the numbers said"])
      await page.getByRole("article").getByRole("heading", { level: 2, name }).waitFor();
    expect(await page.getByRole("cell", { name: "318" }).count()).toBe(1);
    expect(await page.locator("pre code").textContent()).toContain("select weekday");
    await page
      .getByRole("navigation", { name: "On this page" })
      .getByRole("link", { name: "What we take" })
      .click();
    expect(page.url()).toMatch(/#section-/);
    const facts = await page.locator('script[type="application/ld+json"]').textContent();
    const graph = (JSON.parse(facts ?? "") as { "@graph": { "@type": string }[] })["@graph"];
    expect(graph.map((thing) => thing["@type"])).toEqual([
      "Organization",
      "WebSite",
      "BlogPosting",
      "BreadcrumbList",
    ]);
    await page.getByRole("link", { name: "Before this" }).click();
    await page.getByRole("heading", { level: 1, name: "Speaking from the first minute" }).waitFor();
  }));

test("tags and authors lead to their posts", () =>
  withoutScripts(async (page) => {
    await page.goto(inject("address") + TABLE_PATH);
    await page.getByRole("article").getByRole("link", { name: "From the classroom" }).click();
    await page.getByRole("heading", { level: 1, name: "From the classroom" }).waitFor();
    const titles = page.getByRole("main").getByRole("heading", { level: 2 });
    expect(await titles.allTextContents()).toEqual([TABLE, "Speaking from the first minute"]);
    await page.goBack();
    await page.getByRole("article").getByRole("link", { name: "Tobias Renggli" }).click();
    await page.getByRole("heading", { level: 1, name: "Tobias Renggli" }).waitFor();
    expect(await titles.allTextContents()).toEqual([TABLE]);
  }));

test("the search finds posts and pages by their words", () =>
  withoutScripts(async (page) => {
    await page.goto(`${inject("address")}/search`);
    await page.getByLabel("What are you looking for?").fill("Bergkäse");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("heading", { level: 3, name: TABLE }).waitFor();
    await page.getByLabel("What are you looking for?").fill("lake");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: "About the academy" }).waitFor();
    await page.getByLabel("What are you looking for?").fill("zzzzzz");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("Nothing found for “zzzzzz”").waitFor();
  }));

test("a post that is in German as well leads there and back, each page in its own language", () =>
  withoutScripts(async (page) => {
    await page.goto(inject("address") + TABLE_PATH);
    await page.getByRole("link", { name: "Deutsch" }).click();
    await page.getByRole("heading", { level: 1, name: GERMAN }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    await page.getByRole("heading", { level: 2, name: "Weitergeben" }).waitFor();
    const alternates = page.locator('link[rel="alternate"][hreflang]');
    const languages = await alternates.evaluateAll((links) =>
      links.map((link) => link.getAttribute("hreflang")),
    );
    expect(languages).toEqual(["de", "en", "x-default"]);
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: TABLE }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  }));

test("a language in which there is no such post leads to the one that there is", async () => {
  const answer = await ask("/blog/four-minutes-that-hold?lang=de");
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/blog/four-minutes-that-hold"]);
});

describe("what is not published", () => {
  test.each([
    "/",
    "/blog",
    "/blog?lang=de",
    "/blog/feed.xml",
    "/blog/feed.json",
    "/sitemap.xml",
    "/search?q=library",
    "/search?q=autumn",
    "/blog/tags/data",
    TABLE_PATH,
  ])("is not on %s", async (path) => {
    const answer = await ask(path);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    for (const hidden of [...UNPUBLISHED, ...UNPUBLISHED_PATHS]) expect(text).not.toContain(hidden);
  });

  test.each([...UNPUBLISHED_PATHS, ...UNPUBLISHED_PATHS.map((path) => `${path}/card.png`)])(
    "has no page at %s",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );
});

test.each(["/blog/none", "/blog/tags/none", "/blog/authors/none", "/blog?after=none", "/p/none/card.png"])(
  "%s is not there",
  async (path) => {
    expect((await ask(path)).status).toBe(404);
  },
);

describe("what somebody has already is not sent again", () => {
  test.each([
    "/blog",
    TABLE_PATH,
    "/blog/tags/data",
    "/p/about",
    "/blog/feed.xml",
    "/blog/feed.json",
    "/sitemap.xml",
    "/robots.txt",
    `${TABLE_PATH}/card.png`,
  ])("%s", async (path) => {
    const first = await ask(path);
    const tag = first.headers.get("ETag") ?? "";
    expect([first.status, tag]).toEqual([200, expect.stringMatching(/^W\/"/)]);
    const second = await ask(path, { "If-None-Match": tag });
    expect([second.status, await second.text()]).toEqual([304, ""]);
    expect(second.headers.get("Content-Security-Policy")).toBeNull();
  });

  test("but to somebody who is signed in it is, and nobody keeps it", async () => {
    const answer = await ask("/blog", { Cookie: "session=x", "If-None-Match": "*" });
    expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([200, "private, no-cache"]);
  });
});

test("the feeds have whole posts with addresses that lead back", async () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    cdataPropName: "cdata",
    isArray: (name) => name === "item",
  });
  const { rss } = parser.parse(await textOf("/blog/feed.xml"), true) as {
    rss: { channel: { language: string; item: Record<string, { cdata: string }>[] } };
  };
  expect(rss.channel.language).toBe("en");
  const item = rss.channel.item.find((each) => each["title"]?.cdata === TABLE);
  expect(item?.["link"]).toBe(inject("address") + TABLE_PATH);
  expect(item?.["content:encoded"]?.cdata).toContain("Three spellings of Thursday");
  expect(item?.["content:encoded"]?.cdata).not.toMatch(/(href|src)="\/(?!\/)/);
  const json = JSON.parse(await textOf("/blog/feed.json?lang=de")) as {
    language: string;
    items: { title: string }[];
  };
  expect([json.language, json.items.map(({ title }) => title)]).toEqual(["de", [GERMAN]]);
});

test("the sitemap has posts and pages with their languages, and robots are told of it", async () => {
  const sitemap = await textOf("/sitemap.xml");
  const address = inject("address");
  expect(sitemap).toContain(`<loc>${address}${TABLE_PATH}</loc>`);
  expect(sitemap).toContain(`<loc>${address}/p/about</loc>`);
  expect(sitemap).toContain(`hreflang="de" href="${address}/blog/was-uns-eine`);
  const robots = await textOf("/robots.txt");
  expect(robots).toContain(`Sitemap: ${address}/sitemap.xml`);
  expect(robots).toContain("Disallow: /admin");
});

test("a post without a cover has a picture for other sites", async () => {
  const html = await textOf(TABLE_PATH);
  const [, url = ""] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
  const picture = await fetch(url);
  expect([picture.status, picture.headers.get("Content-Type")]).toEqual([200, "image/png"]);
  const bytes = new DataView(await picture.arrayBuffer());
  expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([1_200, 630]);
});

test("a post moves with its slug, and is gone when it is taken off", async () => {
  const { client, organization } = await manager();
  const { create, describe: change, publish, unpublish } = api.publishing.items;
  const name = `moving-${crypto.randomUUID().slice(0, 8)}`;
  const item = await client.mutation(create, { organization, kind: "post", title: name });
  const path = `/blog/${name}`;
  // Visitors share a rendered page for some seconds.
  const askAnew = (address: string) => ask(address, { "Cache-Control": "no-cache" });
  expect((await askAnew(path)).status).toBe(404);
  await client.mutation(publish, { organization, item });
  expect((await askAnew(path)).status).toBe(200);
  await client.mutation(change, { organization, item, slug: `${name}-on` });
  await client.mutation(publish, { organization, item });
  const moved = await askAnew(path);
  expect([moved.status, moved.headers.get("Location")]).toEqual([301, `${path}-on`]);
  expect((await askAnew(`${path}-on`)).status).toBe(200);
  await client.mutation(unpublish, { organization, item });
  expect((await askAnew(`${path}-on`)).status).toBe(404);
  for (const list of ["/blog", "/blog/feed.xml", "/sitemap.xml", `/search?q=${name}`])
    expect(await (await askAnew(list)).text()).not.toContain(`${path}-on`);
});

/** Calls functions as somebody who may publish. */
async function manager() {
  const { page, context } = await enterDemo(browser, "Mirjam Castellani");
  const answer = await page.request.get(`${inject("address")}/auth/token`);
  const { jwt } = (await answer.json()) as { jwt: string };
  await context.close();
  const client = new ConvexHttpClient(inject("deployment").url, { logger: false, auth: jwt });
  const { organizationId } = await personOfDemo(inject("deployment"), "mirjam@seefeld.example");
  return { client, organization: organizationId };
}
