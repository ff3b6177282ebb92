import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, type Visitor } from "../support/browser";
import { newItem } from "./newItem";
import { barriersInBothThemes, barriersOf, enterDemo } from "./signedIn";

/** One writes and publishes, one writes, one may comment and suggest alone. */
const [OWNER, EDITOR, REVIEWER] = ["Verena Aebischer", "Kwame Asante", "Sanne de Wit"];

/** Between moving the cursor and typing, for somebody fast. */
const HAND_MS = 150;

const FIRST = "An evening group meets once a week.";

/** What axe finds in the editor's own menus, by rule and what marks the element. Nothing else may be wrong. */
const KNOWN: [rule: string, mark: string][] = [
  // `.bn-editor`: once its menu was open, it says whether it is, for which a text box of several lines has no word.
  ["aria-allowed-attr", 'aria-label="Text of the post"'],
  // `#bn-suggestion-menu`: it is named by nothing, and scrolled by the arrow keys of the text.
  ["aria-input-field-name", 'id="bn-suggestion-menu"'],
  ["scrollable-region-focusable", 'id="bn-suggestion-menu"'],
];

let browser: Browser;
let owner: Visitor;
/** The editor of a post that the tests write one after the other. */
let path: string;
beforeAll(async () => {
  browser = await launchBrowser();
  owner = await enterDemo(browser, OWNER, { reducedMotion: "reduce" });
  path = `${await newItem(owner.page, "post", "Written by several")}/edit`;
});
afterAll(() => browser.close());

const text = (page: Page) => page.getByRole("textbox", { name: "Text of the post" });
const panel = (page: Page, name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
/** What the text says, block by block, without the names at other people's cursors. */
const words = (page: Page) => () =>
  text(page).evaluate((editor) => {
    const blocks = [...editor.querySelectorAll(".bn-inline-content")].map((block) => {
      const copy = block.cloneNode(true) as Element;
      for (const cursor of copy.querySelectorAll("[aria-hidden]")) cursor.remove();
      return copy.textContent.replaceAll(/[\u200b\u2060\ufeff]/gu, "");
    });
    return blocks.join("\n");
  });

async function enterText(page: Page): Promise<void> {
  await page.goto(inject("address") + path);
  await text(page).waitFor();
}

/** Writes at the end of the text, until it is saved. */
async function write(page: Page, typed: string): Promise<void> {
  // Below the last block a press would begin another one.
  await text(page).locator(".bn-inline-content").last().click();
  await page.keyboard.press("ControlOrMeta+End");
  // The editor hears that the cursor moved a moment after; no hand is as fast as this one.
  await page.waitForTimeout(HAND_MS);
  await page.keyboard.type(typed);
  await page.getByText("Saved", { exact: true }).waitFor();
}

/** What axe finds beside what is known of the editor's own parts. */
async function barriersBesideKnown(page: Page) {
  const found = await barriersOf(page);
  const inKnown = (rule: string, html: string) =>
    KNOWN.some(([known, mark]) => known === rule && html.includes(mark));
  return found
    .map(([rule, elements]) => [rule, elements.filter((html) => !inKnown(rule, html))] as const)
    .filter(([, elements]) => elements.length > 0);
}

test("what one writes the other sees, with who is here, and the title is kept", async () => {
  const other = await enterDemo(browser, EDITOR);
  await enterText(owner.page);
  await enterText(other.page);
  await write(owner.page, FIRST);
  await expect.poll(words(other.page)).toBe(FIRST);
  await write(other.page, " Bring a notebook.");
  await expect.poll(words(owner.page)).toContain("Bring a notebook.");
  await owner.page.getByText("2 people are here").waitFor();
  await owner.page.getByLabel("Title", { exact: true }).fill("How we teach");
  await owner.page.getByLabel("Title", { exact: true }).press("Enter");
  await expect.poll(() => other.page.getByLabel("Title", { exact: true }).inputValue()).toBe("How we teach");
  await owner.page.reload();
  await expect.poll(words(owner.page)).toBe(`${FIRST} Bring a notebook.`);
  expect([owner.problems, other.problems]).toEqual([[], []]);
  await other.context.close();
});

test("words are commented on, the comment is answered and resolved", async () => {
  const reviewer = await enterDemo(browser, REVIEWER);
  await enterText(reviewer.page);
  await text(reviewer.page).click();
  await reviewer.page.keyboard.press("ControlOrMeta+Home");
  await reviewer.page.waitForTimeout(HAND_MS);
  for (let count = 0; count < "An evening group".length; count++)
    await reviewer.page.keyboard.press("Shift+ArrowRight");
  await reviewer.page.getByRole("toolbar").getByRole("button", { name: "Comment" }).click();
  await reviewer.page.getByLabel("Your comment").fill("How many are in one?");
  await reviewer.page.getByRole("button", { name: "Send", exact: true }).click();
  await panel(owner.page, "Comments");
  const thread = owner.page.getByRole("article", { name: `Thread by ${REVIEWER}` });
  await thread.getByText("How many are in one?").waitFor();
  expect(await thread.locator("blockquote").textContent()).toBe("An evening group");
  expect(await text(owner.page).locator(".threadWords").textContent()).toBe("An evening group");
  await thread.getByRole("button", { name: "Reply" }).click();
  await thread.getByLabel("Your reply").fill("Twelve.");
  await thread.getByRole("button", { name: "Send", exact: true }).click();
  await reviewer.page.getByRole("article").getByText("Twelve.").waitFor();
  await thread.getByRole("button", { name: "Resolve" }).click();
  await owner.page.getByText("No comments").waitFor();
  await expect.poll(() => text(reviewer.page).locator(".threadWords").count()).toBe(0);
  expect([owner.problems, reviewer.problems]).toEqual([[], []]);
  await reviewer.context.close();
});

test("who may not write cannot type, but suggests a change, which is accepted", async () => {
  const reviewer = await enterDemo(browser, REVIEWER);
  await enterText(reviewer.page);
  const before = await words(reviewer.page)();
  await text(reviewer.page).click();
  for (const key of ["x", "Enter", "Backspace", "Delete", "ControlOrMeta+b"])
    await reviewer.page.keyboard.press(key);
  expect(await words(reviewer.page)()).toBe(before);
  expect(await text(reviewer.page).getAttribute("aria-readonly")).toBe("true");
  await panel(reviewer.page, "Suggestions");
  await reviewer.page.getByRole("button", { name: "Suggest a change at the cursor" }).click();
  await reviewer.page.getByRole("textbox", { name: "The paragraph as you suggest it" }).click();
  await reviewer.page.keyboard.press("ControlOrMeta+a");
  await reviewer.page.keyboard.type("A group meets every week.");
  await reviewer.page.getByRole("button", { name: "Send the suggestion" }).click();
  await panel(owner.page, "Suggestions");
  const suggestion = owner.page.getByRole("article", { name: `Thread by ${REVIEWER}` });
  await suggestion.locator("ins", { hasText: "every" }).waitFor();
  await suggestion.getByRole("button", { name: "Accept" }).click();
  await expect.poll(words(owner.page)).toBe("A group meets every week.");
  await expect.poll(words(reviewer.page)).toBe("A group meets every week.");
  expect([owner.problems, reviewer.problems]).toEqual([[], []]);
  await reviewer.context.close();
});

test("a suggestion for a text that changed meanwhile shows both", async () => {
  const { page } = owner;
  await enterText(page);
  await page.getByText("Suggest", { exact: true }).click();
  await text(page).locator(".bn-inline-content").first().click();
  const draft = page.getByRole("textbox", { name: "The paragraph as you suggest it" });
  await draft.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" Come early.");
  await page.getByRole("button", { name: "Send the suggestion" }).click();
  await page.getByText("Write", { exact: true }).click();
  await write(page, " Stay long.");
  await page.getByText("The text has changed since this was suggested.").waitFor();
  await page.getByRole("button", { name: "Take the suggestion instead" }).click();
  await expect.poll(words(page)).toBe("A group meets every week. Come early.");
});

test("headings stand in the outline and lead to their place", async () => {
  const { page } = owner;
  await write(page, "");
  await page.keyboard.press("Enter");
  await write(page, "## What to bring");
  await page.keyboard.press("Enter");
  await write(page, "A notebook.");
  await panel(page, "Outline");
  await page.getByRole("button", { name: "What to bring" }).click();
  await page.keyboard.type("And ");
  await expect.poll(() => text(page).getByRole("heading", { name: "And What to bring" }).count()).toBe(1);
  await page.reload();
  await text(page).getByText("A notebook.").waitFor();
  await page.getByRole("button", { name: "And What to bring" }).waitFor();
});

test("nothing stands in anybody's way but what is known of the editor's own parts", async () => {
  const { page } = owner;
  await enterText(page);
  expect(await barriersInBothThemes(page)).toEqual([]);
  for (const name of ["Comments", "Suggestions"]) {
    await panel(page, name);
    expect(await barriersOf(page)).toEqual([]);
  }
  await write(page, " /");
  await page.locator(".bn-suggestion-menu").waitFor();
  expect(await barriersBesideKnown(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Home");
  await page.getByRole("toolbar").waitFor();
  expect(await barriersBesideKnown(page)).toEqual([]);
});

test("on a telephone the panels open from below, and the text has all the room", async () => {
  const telephone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const { page, context, problems } = await enterDemo(browser, EDITOR, telephone);
  await enterText(page);
  await page.getByRole("button", { name: "Comments" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "Comment at the cursor" }).waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Close and go back to the text" }).tap();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await expect.poll(async () => (await text(page).boundingBox())?.width).toBe(328);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(problems).toEqual([]);
  await context.close();
});
