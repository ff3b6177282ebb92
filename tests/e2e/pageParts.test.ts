import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, type Visitor } from "../support/browser";
import { newItem } from "./newItem";
import { fresh } from "./plannedCohort";
import { barriersOf, enterDemo, open } from "./signedIn";

const WIDE = { viewport: { width: 1440, height: 900 } };

let browser: Browser;
let owner: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
  owner = await enterDemo(browser, "Verena Aebischer", WIDE);
});
afterAll(() => browser.close());

const preview = (page: Page) => page.getByRole("region", { name: "The page" });
const settings = (page: Page) => page.getByRole("region", { name: "Settings" });
const heading = (page: Page) => settings(page).getByRole("textbox", { name: "Heading", exact: true });
const panel = (page: Page) => page.getByRole("region", { name: "What you can add" });
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();
/** The parts of the page, by their types, from top to bottom. */
const order = (page: Page) => () =>
  preview(page)
    .locator("[data-puck-component]")
    .evaluateAll((parts) => parts.map((part) => part.getAttribute("data-puck-component")?.split("-")[0]));

async function begin(page: Page, title: string, parts: string[]): Promise<string> {
  const path = `${await newItem(page, "page", title)}/edit`;
  await enter(page, path);
  for (const part of parts) await page.getByRole("button", { name: `Add ${part}` }).click();
  await saved(page);
  return path;
}

async function enter(page: Page, path: string): Promise<void> {
  await page.goto(inject("address") + path);
  await preview(page).waitFor();
}

/** Chooses a part in the outline, where each has its name. */
async function choosePart(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name: "Outline" }).click();
  await page.getByRole("tabpanel").getByRole("button", { name }).click();
  await settings(page).getByRole("heading", { level: 2, name }).waitFor();
}

/** Drags something onto another by the mouse as a hand does: it moves on the way, and rests before it lets go. */
async function drag(page: Page, what: Locator, onto: Locator, share: number): Promise<void> {
  const [from, to] = [(await what.boundingBox())!, (await onto.boundingBox())!];
  const start = { x: from.x + Math.min(40, from.width / 2), y: from.y + from.height / 2 };
  const end = { x: to.x + to.width / 2, y: to.y + to.height * share };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step++) {
    const way = step / 20;
    await page.mouse.move(start.x + (end.x - start.x) * way, start.y + (end.y - start.y) * way);
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(500);
  await page.mouse.up();
}

const part = (page: Page, type: string) => preview(page).locator(`[data-puck-component^="${type}-"]`).first();

test("a part is dragged from the list into the page, and the parts into another order", async () => {
  const { page, problems } = owner;
  const path = await begin(page, fresh("Dragged"), ["Call to action", "Figures"]);
  expect(await order(page)()).toEqual(["CallToAction", "Stats"]);
  const questions = page.getByTestId("drawer-item:Questions");
  await questions.scrollIntoViewIfNeeded();
  await drag(page, questions, part(page, "Stats"), 0.2);
  await expect.poll(order(page)).toEqual(["CallToAction", "Questions", "Stats"]);
  await saved(page);
  await drag(page, part(page, "CallToAction"), part(page, "Stats"), 0.9);
  await expect.poll(order(page)).toEqual(["Questions", "Stats", "CallToAction"]);
  await saved(page);
  await enter(page, path);
  await expect.poll(order(page)).toEqual(["Questions", "Stats", "CallToAction"]);
  expect(problems).toEqual([]);
});

test("a text of a page is written in a dialog; what is given up leaves the page as it was", async () => {
  const { page, problems } = owner;
  const path = await begin(page, fresh("With a text"), ["Text"]);
  await choosePart(page, "Text");
  const dialog = page.getByRole("dialog", { name: "Edit the text" });
  const text = dialog.getByRole("textbox");
  await settings(page).getByRole("button", { name: "Edit the text" }).click();
  await text.click();
  await page.keyboard.type("## How we work");
  await page.keyboard.press("Enter");
  await page.keyboard.type("In small groups.");
  expect(await barriersOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.waitFor({ state: "hidden" });
  await preview(page).getByRole("heading", { name: "How we work" }).waitFor();
  await saved(page);
  await settings(page).getByRole("button", { name: "Edit the text" }).click();
  await text.getByText("In small groups.").click();
  await page.keyboard.type("Never mind. ");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  await enter(page, path);
  await preview(page).getByText("In small groups.", { exact: true }).waitFor();
  expect([await preview(page).getByText("Never mind.").count(), problems]).toEqual([0, []]);
});

test("a section that was kept is put onto another page, changed there alone, renamed and removed", async () => {
  const { page, problems } = owner;
  const [name, renamed] = [fresh("Join section"), fresh("Join us section")];
  const first = await begin(page, fresh("Has a section"), ["Call to action"]);
  await choosePart(page, "Call to action");
  await heading(page).fill("Come and see");
  await saved(page);
  await settings(page).getByRole("button", { name: "Keep as a section" }).click();
  await keepAs(page, name);
  await begin(page, fresh("Takes a section"), ["Figures"]);
  await page.getByRole("tab", { name: "Sections" }).click();
  await panel(page)
    .getByRole("button", { name: `Insert ${name}` })
    .click();
  await expect.poll(order(page)).toEqual(["Stats", "CallToAction"]);
  await choosePart(page, "Call to action");
  await heading(page).fill("Come on your own");
  await saved(page);
  await enter(page, first);
  await preview(page).getByRole("heading", { name: "Come and see" }).waitFor();

  await page.getByRole("tab", { name: "Sections" }).click();
  await panel(page)
    .getByRole("button", { name: `What can be done with ${name}` })
    .click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await keepAs(page, renamed);
  await panel(page)
    .getByRole("button", { name: `What can be done with ${renamed}` })
    .click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await panel(page).getByText(renamed, { exact: true }).waitFor({ state: "detached" });
  expect(problems).toEqual([]);
});

test("a page that was kept as a template begins another one", async () => {
  const { page, problems } = owner;
  const name = fresh("Two parts");
  await begin(page, fresh("Is a template"), ["Figures", "Call to action"]);
  await page.getByRole("tab", { name: "Sections" }).click();
  await panel(page).getByRole("button", { name: "Keep the page as a template" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Name: Please fill this in." }).waitFor();
  // The client tells the console of every refusal.
  expect(problems.splice(0)).toHaveLength(1);
  await keepAs(page, name);
  const title = fresh("From a template");
  await open(page, "/admin/pages");
  await page.getByRole("button", { name: "New page" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByLabel("Begin with").selectOption({ label: name });
  await dialog.getByRole("button", { name: "New page" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await enter(page, `${new URL(page.url()).pathname}/edit`);
  expect(await order(page)()).toEqual(["Stats", "CallToAction"]);
  expect(problems).toEqual([]);
});

/** Answers the dialog that asks for a name. */
async function keepAs(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}
