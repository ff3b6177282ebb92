import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, visitor, type Visitor } from "../support/browser";
import { countScripts } from "../support/scriptBytes";
import { newItem } from "./newItem";
import { barriersOf, enterDemo } from "./signedIn";

/** Both may put pages together. */
const [OWNER, EDITOR] = ["Verena Aebischer", "Kwame Asante"];

let browser: Browser;
let owner: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
  owner = await enterDemo(browser, OWNER, { viewport: { width: 1440, height: 900 } });
});
afterAll(() => browser.close());

const preview = (page: Page) => page.getByRole("region", { name: "The page" });
const settings = (page: Page) => page.getByRole("region", { name: "Settings" });
const heading = (page: Page) => settings(page).getByRole("textbox", { name: "Heading", exact: true });
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();

async function enter(page: Page, path: string): Promise<void> {
  await page.goto(inject("address") + path);
  await preview(page).waitFor();
}

/** The path of the editor of a new page with a call to action and figures, which `page` shows. */
async function begun(page: Page, title: string): Promise<string> {
  const path = `${await newItem(page, "page", title)}/edit`;
  await enter(page, path);
  await page.getByRole("button", { name: "Add Call to action" }).click();
  await page.getByRole("button", { name: "Add Figures" }).click();
  await choosePart(page, "Call to action");
  await heading(page).fill("Join us");
  await choosePart(page, "Figures");
  await heading(page).fill("In figures");
  await saved(page);
  return path;
}

/** Chooses a part in the outline, where each has its name. */
async function choosePart(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name: "Outline" }).click();
  await page.getByRole("tabpanel").getByRole("button", { name }).click();
  await settings(page).getByRole("heading", { level: 2, name }).waitFor();
}

const said = (page: Page, text: string) => preview(page).getByRole("heading", { name: text, exact: true });

test("two put a page together: each sees the other's parts, and a part is its first holder's", async () => {
  const path = await begun(owner.page, "Put together by two");
  const other = await enterDemo(browser, EDITOR, { viewport: { width: 1440, height: 900 } });
  await enter(other.page, path);
  await said(other.page, "Join us").waitFor();
  await choosePart(owner.page, "Call to action");
  await preview(other.page).getByText(`${OWNER} is here`).waitFor();
  await choosePart(other.page, "Call to action");
  await settings(other.page).getByText(`${OWNER} is working on this part.`).waitFor();
  expect(await heading(other.page).isEditable()).toBe(false);
  await choosePart(other.page, "Figures");
  await heading(other.page).fill("What we count");
  await heading(owner.page).fill("Come along");
  await said(owner.page, "What we count").waitFor();
  await said(other.page, "Come along").waitFor();
  expect([owner.problems, other.problems]).toEqual([[], []]);
  await other.context.close();
});

test("what two did to one part at one time is shown to the later one for a choice", async () => {
  const path = await begun(owner.page, "Changed twice");
  const second = await owner.context.newPage();
  await enter(second, path);
  await choosePart(second, "Call to action");
  await choosePart(owner.page, "Call to action");
  // Both save after a pause: whoever comes second is asked.
  await Promise.all([heading(owner.page).fill("By the first"), heading(second).fill("By the second")]);
  const asked = await Promise.race(
    [owner.page, second].map(async (page) => {
      await page.getByRole("dialog").waitFor();
      return page;
    }),
  );
  const dialog = asked.getByRole("dialog");
  const mine = asked === second ? "By the second" : "By the first";
  await dialog.getByRole("region", { name: "Yours" }).getByText(mine).waitFor();
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  for (const page of [owner.page, second]) await said(page, mine).waitFor();
  await second.close();
});

test("undo takes back one's own steps and leaves the others'", async () => {
  const path = await begun(owner.page, "Taken back");
  const other = await enterDemo(browser, EDITOR, { viewport: { width: 1440, height: 900 } });
  await enter(other.page, path);
  await choosePart(owner.page, "Call to action");
  await choosePart(other.page, "Figures");
  await heading(other.page).fill("Counted by the other");
  await said(owner.page, "Counted by the other").waitFor();
  await heading(owner.page).fill("Come along");
  await saved(owner.page);
  await owner.page.getByRole("button", { name: "Undo" }).click();
  await said(owner.page, "Join us").waitFor();
  await said(other.page, "Join us").waitFor();
  expect(await said(owner.page, "Counted by the other").count()).toBe(1);
  await other.context.close();
});

describe("a page that is published", () => {
  test("is read without any script, begun from a ready-made one", async () => {
    // A title of its own, so that its address is as well, whatever was published before.
    const number = Date.now();
    const path = `${await newItem(owner.page, "page", `Open to all ${number}`)}/edit`;
    await enter(owner.page, path);
    await owner.page.getByRole("button", { name: "Page for a program" }).click();
    await saved(owner.page);
    expect(await barriersOf(owner.page)).toEqual([]);
    await owner.page.getByRole("button", { name: "Publish" }).click();
    await owner.page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await owner.page.getByRole("dialog").waitFor({ state: "detached" });
    const { page, context, problems } = await visitor(browser);
    const weight = await countScripts(page);
    await page.goto(`${inject("address")}/p/open-to-all-${number}`, { waitUntil: "networkidle" });
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(
      "The name of the program, or what it leads to",
    );
    await page.getByText("For whom is it?").click();
    expect(await page.getByText("Answer in two or three sentences.").first().isVisible()).toBe(true);
    expect([weight(), problems, await barriersOf(page)]).toEqual([0, [], []]);
    await context.close();
  });
});

/** What Puck's editor has in its code and its renderer has not. */
const EDITORS_MARK = "data-puck-drawer";
const ASSETS = path.resolve(import.meta.dirname, "../../build/client/assets");

test("no page that a visitor reads names the editor's code, nor does any page before its editor is there", () => {
  const scripts = readdirSync(ASSETS).filter((file) => file.endsWith(".js"));
  const source = (file: string) => readFileSync(path.join(ASSETS, file), "utf8");
  const editor = scripts.filter((file) => source(file).includes(EDITORS_MARK));
  expect(editor.length).toBeGreaterThan(0);
  // What was built before may still be there for those who have its pages open.
  const manifests = scripts.filter((file) => /^manifest-\w+\.js$/.test(file)).map(source);
  expect(manifests.some((text) => text.includes("routes/_public.p.$slug._index"))).toBe(true);
  const routes = manifests.flatMap((text) => {
    const manifest = JSON.parse(text.replace(/^[^{]*/, "").replace(/;\s*$/, "")) as {
      routes: Record<string, { module: string; imports: string[] }>;
    };
    return Object.entries(manifest.routes);
  });
  const loading = routes.filter(([, { module, imports }]) =>
    [module, ...imports].some((file) => editor.includes(path.basename(file))),
  );
  expect(loading.map(([id]) => id)).toEqual([]);
});
