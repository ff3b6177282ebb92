import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { cdata, wxr, wxrItem } from "../shared/documents/attacks/wxr";
import { launchBrowser, type Visitor } from "../support/browser";
import { newItem } from "./newItem";
import { fresh } from "./plannedCohort";
import { barriersOf, enterDemo, open } from "./signedIn";

let browser: Browser;
let owner: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
  owner = await enterDemo(browser, "Verena Aebischer");
});
afterAll(() => browser.close());

const text = (page: Page) => page.getByRole("textbox", { name: "Text of the post" });
const entry = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });

async function enterText(page: Page, item: string): Promise<void> {
  await page.goto(`${inject("address")}${item}/edit`);
  await text(page).waitFor();
}

/** Chooses a file and asks what is in it; its own page is shown. */
async function look(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await open(page, "/admin/posts/import");
  const buffer = Buffer.from(content);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "See what is in it" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Lets the drafts be made and opens the one with a title. */
async function make(page: Page, button: string, title: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("link", { name: "See the drafts" }).waitFor();
  await entry(page, title).getByRole("link", { name: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

test("a Markdown file becomes a draft with its title, its topics and its text", async () => {
  const { page, problems } = owner;
  const title = fresh("From Markdown");
  const markdown = `---\ntitle: "${title}"\ntags: [From elsewhere]\n---\n## Why we moved\n\nIt was **time**.\n`;
  await look(page, "moved.md", markdown);
  await page.getByText("One new text").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await make(page, "Make one draft", title);
  await page.getByText("From elsewhere").first().waitFor();
  await enterText(page, new URL(page.url()).pathname);
  await text(page).getByRole("heading", { name: "Why we moved" }).waitFor();
  expect(await text(page).locator("strong").textContent()).toBe("time");
  expect(problems).toEqual([]);
});

test("of an HTML file it is said what is left out, and no script of it is kept", async () => {
  const { page, problems } = owner;
  const title = fresh("From HTML");
  const html = `<!doctype html><title>${title}</title><body><h2>First</h2><p onclick="alert(1)">Kept words.</p><script>alert(1)</script><iframe src="https://example.com/map"></iframe></body>`;
  await look(page, "old.html", html);
  await entry(page, title).getByText("A script or style is left out.").waitFor();
  await entry(page, title).getByText("An embedded page becomes a link.").waitFor();
  await make(page, "Make one draft", title);
  await enterText(page, new URL(page.url()).pathname);
  await text(page).getByText("Kept words.").waitFor();
  expect(await text(page).textContent()).not.toContain("alert");
  expect(problems).toEqual([]);
});

test("an export of WordPress is shown before anything is made of it; what was made once is not made again", async () => {
  const { page, problems } = owner;
  const [first, second, notes] = [fresh("The old post"), fresh("Its draft"), fresh("About us then")];
  const id = Date.now();
  const file = wxr([
    wxrItem({ id, title: first, slug: "old", content: cdata("<p>Written in 2024. [gallery ids=1]</p>") }),
    wxrItem({ id: id + 1, title: second, slug: "drafted", status: "draft", content: cdata("<p>Draft.</p>") }),
    wxrItem({ id: id + 2, title: notes, slug: "then", type: "page", content: cdata("<p>We were.</p>") }),
  ]);
  await look(page, "site.xml", file);
  await page.getByText("3 new texts").waitFor();
  await entry(page, first).getByText("A shortcode of WordPress stays as text.").waitFor();
  await entry(page, notes).getByText(/^Page/).waitFor();
  await make(page, "Make 3 drafts", first);
  await page.getByText("Draft", { exact: true }).first().waitFor();
  await look(page, "site.xml", file);
  await page.getByText("There is nothing new in this file.").waitFor();
  expect(await page.getByText("There already").count()).toBe(3);
  await page.getByRole("button", { name: "Make nothing of it" }).click();
  await page.getByText("Nothing was made of this file.").waitFor();
  expect(problems).toEqual([]);
});

test.each([
  ["broken.zip", "PK no zip at all", "This file is damaged or not what its name says."],
  ["empty.xml", wxr([]), "There is no post and no page in this file."],
])("why nothing can be made of %s is said", async (name, content, why) => {
  await look(owner.page, name, content);
  await owner.page.getByText(why).waitFor();
  await owner.page.getByText("Could not be read").waitFor();
  expect(await owner.page.getByRole("button", { name: /^Make/ }).count()).toBe(0);
});

test("all posts are taken along as Markdown, and one by itself", async () => {
  const { page } = owner;
  const title = fresh("Taken along");
  const post = await newItem(page, "post", title);
  await enterText(page, post);
  await text(page).click();
  await page.keyboard.type("## Packed");
  await page.getByText("Saved", { exact: true }).waitFor();
  await open(page, "/admin/posts/import");
  const zip = await download(page, () => page.getByRole("link", { name: "Download all posts" }).click());
  const files = Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const packed = files.filter(([, markdown]) => markdown.includes(title));
  expect(packed.map(([name]) => name.endsWith(".md"))).toEqual([true]);
  expect(packed[0]?.[1]).toContain("## Packed");
  await open(page, post);
  await page.getByRole("button", { name: "More", exact: true }).click();
  const one = await download(page, () =>
    page.getByRole("menuitem", { name: "Download as Markdown" }).click(),
  );
  expect(strFromU8(one)).toContain("## Packed");
});

async function download(page: Page, press: () => Promise<void>): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return new Uint8Array(await readFile(await file.path()));
}

test("who may not write content is not let in", async () => {
  const { page, context } = await enterDemo(browser, "Sanne de Wit");
  expect((await page.goto(`${inject("address")}/admin/posts/import`))?.status()).toBe(403);
  await open(page, "/admin/posts");
  expect(await page.getByRole("link", { name: "Import and export" }).count()).toBe(0);
  await context.close();
});
