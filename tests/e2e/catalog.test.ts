import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { barriersInBothThemes, enterDemo, open } from "./signedIn";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("a visitor searches the catalog without scripts and finds the page with its structured data", async () => {
  const { page, context } = await visitor(browser, { javaScriptEnabled: false });
  await page.goto(`${inject("address")}/programs`);
  const titles = page.getByRole("main").getByRole("heading", { level: 2 });
  // Other tests publish programs of their own meanwhile.
  expect(await titles.allTextContents()).toEqual(
    expect.arrayContaining(["Data skills for a new start", "German for everyday life"]),
  );
  await page.getByLabel("Search programs").fill("spreadsheets");
  await page.getByRole("button", { name: "Find" }).click();
  await page.waitForURL("**/programs?q=spreadsheets*");
  expect(await titles.allTextContents()).toEqual(["Data skills for a new start"]);
  await page.getByRole("link", { name: "Data skills for a new start" }).click();
  await page.getByRole("heading", { level: 1, name: "Data skills for a new start" }).waitFor();
  const written = await page.locator('script[type="application/ld+json"]').textContent();
  const course = JSON.parse(written ?? "") as Record<string, unknown>;
  expect(course["@type"]).toBe("Course");
  expect(course["hasCourseInstance"]).toContainEqual(
    expect.objectContaining({ "@type": "CourseInstance", courseMode: "blended" }),
  );
  expect(await page.locator("script[src]").count()).toBe(0);
  await context.close();
});

test("what is for who has the link is not listed, and what is not there is a 404", async () => {
  const { page, context } = await visitor(browser);
  const address = inject("address");
  const sitemap = await (await page.request.get(`${address}/sitemap.xml`)).text();
  expect(sitemap).toContain("<loc>");
  expect(sitemap).toContain("/programs/german-for-everyday-life</loc>");
  expect(sitemap).not.toContain("pitch-week");
  await page.goto(`${address}/programs/pitch-week-for-founders`);
  expect(await page.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
  expect(await page.locator('script[type="application/ld+json"]').count()).toBe(0);
  expect((await page.request.get(`${address}/programs/none`)).status()).toBe(404);
  await context.close();
});

test("a program is made step by step, refused where a text is missing, and published", async () => {
  const { page, context } = await enterDemo(browser, "Mirjam Castellani");
  const title = `Sewing ${crypto.randomUUID().slice(0, 8)}`;
  await open(page, "/admin/programs/new");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByRole("link", { name: "Title: Please fill this in." }).waitFor();
  await page.getByRole("combobox", { name: "Format" }).selectOption({ label: "Language class (Language)" });
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL("**/setup?step=texts");
  await page.getByLabel("Summary").fill("From the first stitch to a coat.");
  await page.getByLabel("Description", { exact: true }).fill("We **sew**.");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL("**/setup?step=settings");
  await page.getByLabel("Smallest class").fill("40");
  await page.getByText("The smallest number is above the largest.").waitFor();
  await page.getByLabel("Smallest class").fill("4");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL("**/setup?step=review");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("link", { name: "See the page" }).click();
  await page.getByText("We sew.").waitFor();
  await context.close();
});

test("a new format begins with a draft that says what it still lacks", async () => {
  const { page, context } = await enterDemo(browser, "Mirjam Castellani");
  const name = `Choir ${crypto.randomUUID().slice(0, 8)}`;
  await open(page, "/admin/formats");
  await page.getByRole("button", { name: "New format" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "New format" }).click();
  await page.waitForURL("**/draft");
  await page.getByText("Summary: Please fill this in.").waitFor();
  expect(await barriersInBothThemes(page)).toEqual([]);
  await context.close();
});

test("a form's questions are written, ordered by keyboard, depend on each other, and are published", async () => {
  const { page, context } = await enterDemo(browser, "Mirjam Castellani");
  await open(page, "/admin/forms");
  await page.getByRole("button", { name: "New form" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(`Questions ${crypto.randomUUID().slice(0, 8)}`);
  await dialog.getByRole("button", { name: "New form" }).click();
  await page.waitForURL("**/draft");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Which instrument?");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Question", { exact: true }).nth(1).fill("Do you play?");
  await page.getByLabel("Answered by").nth(1).selectOption("yesNo");
  await page.getByRole("button", { name: "Move Do you play? up" }).press("Enter");
  await page.getByText("Do you play? is question 1 now.").waitFor();
  await page.getByLabel("Ask it only if").selectOption({ label: "Do you play?" });
  await page.getByRole("group", { name: "the answer is one of" }).getByLabel("Yes").check();
  const preview = page.getByRole("region", { name: "Preview" });
  expect(await preview.getByLabel("Which instrument?").count()).toBe(0);
  await preview.getByLabel("Do you play?").selectOption("yes");
  await preview.getByLabel("Which instrument?").waitFor();
  expect(await barriersInBothThemes(page)).toEqual([]);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByText("Version 1 is asked now.").waitFor();
  await context.close();
});
