import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { png } from "../media/paintedPictures";
import { launchBrowser, type Visitor } from "../support/browser";
import { choose, newItem } from "./newItem";
import { fresh } from "./plannedCohort";
import { barriersOf, enterDemo, open } from "./signedIn";

/** Sizes of a picture on a machine that does much else. */
const PREPARED = { timeout: 45_000 };
const LACK = "What one picture in the text shows";

let browser: Browser;
let owner: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
  owner = await enterDemo(browser, "Verena Aebischer", { reducedMotion: "reduce" });
});
afterAll(() => browser.close());

const text = (page: Page) => page.getByRole("textbox", { name: "Text of the post" });
const picker = (page: Page) => page.getByRole("dialog", { name: "Choose a picture" });
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();

/** Uploads a picture in the dialog to choose one, in which it is then the chosen one. */
async function upload(page: Page, name: string): Promise<void> {
  await picker(page)
    .locator("input[type=file]")
    .setInputFiles({ name: `${name}.png`, mimeType: "image/png", buffer: Buffer.from(await png(400, 300)) });
  await picker(page).getByRole("button", { name: /^Use / }).waitFor(PREPARED);
}

/** Puts a picture at the cursor by the menu of the text, and says what it shows where `shows` is given. */
async function putPicture(page: Page, name: string, shows?: string): Promise<void> {
  await page.keyboard.type("/image");
  await page.locator(".bn-suggestion-menu").waitFor();
  await page.keyboard.press("Enter");
  await upload(page, name);
  // Of the editor's own text box, of which the other tests of the editor tell.
  const barriers = (await barriersOf(page)).filter(([rule]) => rule !== "aria-allowed-attr");
  expect(barriers).toEqual([]);
  if (shows !== undefined) await picker(page).getByRole("textbox", { name: "What it shows" }).fill(shows);
  await picker(page).getByRole("button", { name: /^Use / }).click();
  await picker(page).waitFor({ state: "hidden" });
  await text(page).locator("img").last().waitFor();
  await saved(page);
}

test("a picture of which nobody has said what it shows keeps a post from going public, and it is said where", async () => {
  const { page, problems } = owner;
  const title = fresh("With pictures");
  const post = await newItem(page, "post", title);
  await page.goto(`${inject("address")}${post}/edit`);
  await text(page).click();
  await putPicture(page, fresh("Unnamed"));
  await page.getByRole("link", { name: "See what is missing" }).click();
  const lacks = page.getByRole("main").getByRole("listitem").filter({ hasText: LACK });
  await lacks.waitFor();
  await choose(page, "Publish now");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Publish now" }).click();
  await dialog.getByText("What is missing before it can be published").waitFor();
  // The client tells the console of every refusal.
  expect(problems.splice(0)).toHaveLength(1);
  await dialog.getByRole("listitem").filter({ hasText: LACK }).getByRole("link").click();

  // The picture is selected, and its toolbar lets one say it there.
  await page.waitForURL((address) => address.pathname === `${post}/edit` && address.search === "");
  await text(page).locator(".ProseMirror-selectednode img").click();
  await page.getByRole("toolbar").getByRole("button", { name: "What it shows" }).click();
  await page.getByPlaceholder("What it shows").fill("A red and a blue field");
  await page.keyboard.press("Enter");
  await saved(page);
  await open(page, post);
  await page.getByText("Nothing is missing: it can be published.").waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish now" }).click();
  const [seen] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "See it" }).click(),
  ]);
  const shown = seen.getByRole("article").locator("img");
  expect(await shown.getAttribute("alt")).toBe("A red and a blue field");
  await seen.close();
  expect(problems).toEqual([]);
});

test("what the library says a picture shows is said in the text as well", async () => {
  const { page, problems } = owner;
  const post = await newItem(page, "post", fresh("Named at once"));
  await page.goto(`${inject("address")}${post}/edit`);
  await text(page).click();
  await putPicture(page, fresh("Named"), "Two fields");
  await open(page, post);
  await page.getByText("Nothing is missing: it can be published.").waitFor();
  expect(problems).toEqual([]);
});

test("a picture of a page that says nothing is led to as well", async () => {
  const { page, problems } = owner;
  const item = await newItem(page, "page", fresh("A page with a picture"));
  await page.goto(`${inject("address")}${item}/edit`);
  await page.getByRole("button", { name: "Add Space" }).click();
  await page.getByRole("button", { name: "Add Picture" }).click();
  const settings = page.getByRole("region", { name: "Settings" });
  await page.getByRole("tab", { name: "Outline" }).click();
  await page.getByRole("tabpanel").getByRole("button", { name: "Picture" }).click();
  await settings.getByRole("button", { name: "Choose a picture" }).click();
  await upload(page, fresh("On a page"));
  await picker(page).getByRole("button", { name: /^Use / }).click();
  await page.getByRole("region", { name: "The page" }).locator("img").waitFor();
  await saved(page);
  await open(page, item);
  await page.getByRole("listitem").filter({ hasText: LACK }).getByRole("link").click();
  await settings.getByRole("heading", { level: 2, name: "Picture" }).waitFor();
  await settings.getByRole("textbox", { name: "What it shows" }).fill("Fields from above");
  await saved(page);
  await open(page, item);
  await page.getByText("Nothing is missing: it can be published.").waitFor();
  expect(problems).toEqual([]);
});
