import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { choose, newItem, previewLink } from "./newItem";
import { fresh } from "./plannedCohort";
import { enterDemo, open } from "./signedIn";

const address = inject("address");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const OWNER = "Verena Aebischer";
const EDITOR = "Kwame Asante";

/** Presses a button of the dialog that is open. */
function confirm(page: Page, button: string): Promise<void> {
  return page.getByRole("dialog").getByRole("button", { name: button }).click();
}

/** The state that stands beside the title. */
async function waitForState(page: Page, state: string): Promise<void> {
  await page.locator("main header").getByText(state, { exact: true }).waitFor();
}

/** What a visitor's browser gets at a path, asked anew: others may see for some seconds what was there before. */
async function statusOf(path: string): Promise<number> {
  const headers = { "Cache-Control": "no-cache" };
  return (await fetch(address + path, { headers, redirect: "manual" })).status;
}

test("a post goes from new to published, off the site, into the trash, back, and away for good", async () => {
  const { page, context, problems } = await enterDemo(browser, OWNER);
  const title = fresh("Evening classes");
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const post = await newItem(page, "post", title);
  await waitForState(page, "Draft");
  expect(await statusOf(`/blog/${slug}`)).toBe(404);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByText(`/blog/${slug}`).waitFor();
  await confirm(page, "Publish now");
  await waitForState(page, "Published");
  expect(await statusOf(`/blog/${slug}`)).toBe(200);
  await choose(page, "Take off the site");
  await confirm(page, "Take off the site");
  await waitForState(page, "Unpublished");
  expect(await statusOf(`/blog/${slug}`)).toBe(404);
  await choose(page, "Put into the trash");
  await waitForState(page, "In the trash");
  await open(page, `/admin/posts?q=${title.split(" ").at(-1)}`);
  await page.getByText("Nothing matches").waitFor();
  await open(page, post);
  await page.getByRole("button", { name: "Take it out of the trash" }).click();
  await waitForState(page, "Unpublished");
  await choose(page, "Put into the trash");
  await waitForState(page, "In the trash");
  await choose(page, "Delete for good");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await dialog.getByText("Nothing was deleted.").waitFor();
  await dialog.getByRole("textbox").fill(title);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await page.waitForURL("**/admin/posts?state=trashed");
  expect((await page.goto(address + post))?.status()).toBe(404);
  expect(problems.filter((problem) => !problem.includes("404"))).toEqual([]);
  await context.close();
});

test("what an editor submits is sent back with a note, then published", async () => {
  const editor = await enterDemo(browser, EDITOR);
  const title = fresh("Submitted");
  const post = await newItem(editor.page, "post", title);
  expect(await editor.page.getByRole("button", { name: "Publish", exact: true }).count()).toBe(0);
  await editor.page.getByRole("button", { name: "Submit for review" }).click();
  await waitForState(editor.page, "In review");
  const owner = await enterDemo(browser, OWNER);
  await open(owner.page, post);
  await choose(owner.page, "Send back");
  await confirm(owner.page, "Send back");
  await owner.page.getByRole("link", { name: "What should change: Please fill this in." }).waitFor();
  await owner.page.getByLabel("What should change").fill("The second paragraph needs a source.");
  await confirm(owner.page, "Send back");
  await waitForState(owner.page, "Draft");
  // The editor's page follows by itself.
  await waitForState(editor.page, "Draft");
  await editor.page.getByRole("heading", { name: `${OWNER} sent it back` }).waitFor();
  // A toast tells of it as well.
  const note = editor.page.getByText("The second paragraph needs a source.", { exact: true });
  await note.waitFor();
  await open(editor.page, "/portal/inbox");
  await editor.page.getByText("The second paragraph needs a source.").first().waitFor();
  await open(editor.page, post);
  await editor.page.getByRole("button", { name: "Submit for review" }).click();
  await waitForState(editor.page, "In review");
  expect(await note.count()).toBe(0);
  await owner.page.getByRole("button", { name: "Publish", exact: true }).click();
  await confirm(owner.page, "Publish now");
  await waitForState(editor.page, "Published");
  await editor.context.close();
  await owner.context.close();
});

test("a schedule is refused at the field, set, and cleared", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  await newItem(page, "post", fresh("Planned"));
  await choose(page, "Schedule");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save the schedule" }).click();
  await dialog.getByRole("link", { name: "Goes public: Please fill this in." }).waitFor();
  await dialog.getByRole("button", { name: "Goes public" }).click();
  await page.getByRole("button", { name: "Next month" }).click();
  await page.getByRole("button", { name: /^15 / }).first().click();
  await page.getByRole("button", { name: "Take this day and time" }).click();
  await dialog.getByRole("button", { name: "Save the schedule" }).click();
  await waitForState(page, "Scheduled");
  await page.getByRole("button", { name: "Change the time" }).click();
  await confirm(page, "Clear the schedule");
  await waitForState(page, "Draft");
  await context.close();
});

test("what was changed is seen beside a version, which is restored", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  const title = fresh("Kept");
  const post = await newItem(page, "post", title);
  await open(page, `${post}/versions`);
  await page.getByRole("button", { name: "Save under a name" }).click();
  await page.getByRole("dialog").getByLabel("Name of the version").fill("First draft");
  await confirm(page, "Save under a name");
  await page.getByText("First draft (version 1)").waitFor();
  await open(page, `${post}/settings`);
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(`${title} and mended`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: `${title} and mended` }).waitFor();
  await open(page, `${post}/versions`);
  await page.getByRole("link", { name: "Compare version 1 with the present text" }).click();
  await page.getByText("Settings that differ: Title").waitFor();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await confirm(page, "Restore version 1");
  await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  // Its address stays: it is not part of what a version brings back.
  await page.getByText("Settings that differ: Address").waitFor();
  await context.close();
});

test("a title and an address that cannot be taken are refused at their fields", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  const taken = fresh("Taken");
  await newItem(page, "post", taken);
  const post = await newItem(page, "post", fresh("Other"));
  await open(page, `${post}/settings`);
  await page.getByLabel("Address", { exact: true }).fill(taken.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"));
  await page.getByRole("textbox", { name: "Address of the original (optional)" }).fill("javascript:alert(1)");
  await page.getByText("There are unsaved changes.").waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: /^Address: / }).waitFor();
  await page.getByRole("link", { name: /^Address of the original: / }).waitFor();
  await context.close();
});

test("a preview link shows a draft to a visitor without scripts until it is ended; its address does not", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  const title = fresh("Shared early");
  const link = await previewLink(page, await newItem(page, "post", title));
  const reader = await visitor(browser, { javaScriptEnabled: false });
  const answer = await reader.page.goto(address + link);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()["cache-control"]).toBe("no-store");
  expect(answer?.headers()["x-robots-tag"]).toBe("noindex, nofollow");
  await reader.page.getByRole("heading", { level: 1, name: title }).waitFor();
  await reader.page.getByText("This is a preview, not public.").waitFor();
  expect(await reader.page.locator("script[src], script[type=module]").count()).toBe(0);
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  expect(await statusOf(`/blog/${slug}`)).toBe(404);
  expect(await statusOf(`${link}x`)).toBe(404);
  const dialog = page.getByRole("dialog");
  await dialog.getByText(`Made by ${OWNER}`).waitFor();
  await dialog.getByRole("button", { name: /^End now/ }).click();
  await page.getByText("The link does not work any more.").waitFor();
  expect(await dialog.getByRole("button", { name: /^End now/ }).count()).toBe(0);
  expect(await statusOf(link)).toBe(404);
  await reader.context.close();
  await context.close();
});

test("a dialog that cannot be loaded for want of a connection leaves the page, and comes when it is back", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  await open(page, "/admin/posts");
  await context.setOffline(true);
  await page.getByRole("button", { name: "New post" }).click();
  await page.getByRole("alert").filter({ hasText: "This could not be loaded" }).waitFor();
  await page.getByRole("heading", { level: 1, name: "Posts" }).waitFor();
  await context.setOffline(false);
  await page.getByRole("button", { name: "New post" }).click();
  await page.getByRole("dialog").getByLabel("Title").waitFor();
  await context.close();
});
