import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, type Visitor } from "../support/browser";
import { newItem } from "./newItem";
import { fresh } from "./plannedCohort";
import { enterDemo, open } from "./signedIn";

/** One writes and publishes, one may comment and suggest alone. */
const [OWNER, REVIEWER] = ["Verena Aebischer", "Sanne de Wit"];

const WRITTEN = "The course begins in May.";
const SUGGESTED = "The course begins in June.";

let browser: Browser;
let owner: Visitor;
let reviewer: Visitor;
/** A post with one paragraph, for both. */
let post: string;
beforeAll(async () => {
  browser = await launchBrowser();
  [owner, reviewer] = await Promise.all([enterDemo(browser, OWNER), enterDemo(browser, REVIEWER)]);
  post = await newItem(owner.page, "post", fresh("Suggested to"));
  await enterText(owner.page);
  await text(owner.page).click();
  await owner.page.keyboard.type(WRITTEN);
  await owner.page.getByText("Saved", { exact: true }).waitFor();
});
afterAll(() => browser.close());

const text = (page: Page) => page.getByRole("textbox", { name: "Text of the post" });
const paragraph = (page: Page) => text(page).locator(".bn-inline-content").first();
/** What the paragraph says, without the names at other people's cursors. */
const words = (page: Page) => () =>
  paragraph(page).evaluate((shown) => {
    const copy = shown.cloneNode(true) as Element;
    for (const cursor of copy.querySelectorAll("[aria-hidden]")) cursor.remove();
    return copy.textContent.replaceAll(/[\u200b\u2060\ufeff]/gu, "");
  });
const panel = (page: Page, name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
const threads = (page: Page) => page.getByRole("article", { name: `Thread by ${REVIEWER}` });

async function enterText(page: Page): Promise<void> {
  await page.goto(`${inject("address")}${post}/edit`);
  await text(page).waitFor();
}

/** Suggests other words for the only paragraph. */
async function suggest(page: Page, words: string): Promise<void> {
  await panel(page, "Suggestions");
  await paragraph(page).click();
  await page.getByRole("button", { name: "Suggest a change at the cursor" }).click();
  await page.getByRole("textbox", { name: "The paragraph as you suggest it" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(words);
  await page.getByRole("button", { name: "Send the suggestion" }).click();
  await threads(page).first().waitFor();
}

test("who may only comment is shown a text, and no way to change it or what is known of it", async () => {
  const { page, problems } = reviewer;
  await enterText(page);
  await page.getByText("You can read and comment on this text, and suggest changes.").waitFor();
  expect(await page.getByRole("textbox", { name: "Title" }).count()).toBe(0);
  await page.getByRole("heading", { level: 1, name: /Suggested to/ }).waitFor();
  await paragraph(page).click();
  await page.keyboard.type("/ x");
  expect(await page.locator(".bn-suggestion-menu").count()).toBe(0);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  const toolbar = page.getByRole("toolbar");
  await toolbar.waitFor();
  const offered = await toolbar.getByRole("button").evaluateAll((all) => all.map((one) => one.ariaLabel));
  expect(offered).toEqual(["Comment", "Suggest a change"]);
  expect(await words(page)()).toBe(WRITTEN);
  await open(page, post);
  for (const name of ["Edit", "Publish", "Submit for review"])
    expect(await page.getByRole("button", { name, exact: true }).count()).toBe(0);
  await page.getByRole("link", { name: "Read", exact: true }).waitFor();
  expect(await page.getByRole("link", { name: "Settings", exact: true }).count()).toBe(0);
  expect(problems).toEqual([]);
});

test("a suggestion that is rejected leaves the text as it is, and whoever made it sees by whom", async () => {
  await enterText(reviewer.page);
  await suggest(reviewer.page, SUGGESTED);
  const { page } = owner;
  await panel(page, "Suggestions");
  const change = threads(page).getByRole("group", { name: "What changes" });
  expect(await change.locator("del").allTextContents()).toEqual(["May"]);
  expect(await change.locator("ins").allTextContents()).toEqual(["June"]);
  await threads(page).getByRole("button", { name: "Reject" }).click();
  await page.getByText("No suggestions").waitFor();
  await reviewer.page.getByText("No suggestions").waitFor();
  await reviewer.page.getByText("Settled", { exact: true }).click();
  await threads(reviewer.page).getByText(`Rejected by ${OWNER}`).waitFor();
  expect(await words(page)()).toBe(WRITTEN);
  expect([owner.problems, reviewer.problems]).toEqual([[], []]);
});

test("one's own suggestion is withdrawn; one that is accepted is in the text of both", async () => {
  await enterText(reviewer.page);
  await suggest(reviewer.page, "Never mind.");
  expect(await threads(reviewer.page).getByRole("button", { name: "Accept" }).count()).toBe(0);
  await threads(reviewer.page).getByRole("button", { name: "Withdraw" }).click();
  await reviewer.page.getByText("No suggestions").waitFor();
  await suggest(reviewer.page, SUGGESTED);
  await threads(owner.page).getByRole("button", { name: "Accept" }).click();
  for (const { page } of [owner, reviewer]) await expect.poll(words(page)).toBe(SUGGESTED);
  expect([owner.problems, reviewer.problems]).toEqual([[], []]);
});
