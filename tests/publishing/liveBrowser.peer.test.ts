import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, visitor, type Visitor } from "../support/browser";
import { SlowNetwork } from "../support/slowNetwork";
import { type LivePages, serveLivePage } from "./livePage/server";
import { type LivePost, Newsroom } from "./livePost";

let newsroom: Newsroom;
let browser: Browser;
let served: LivePages;
let post: LivePost;
let network: SlowNetwork;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [newsroom, browser, served] = await Promise.all([Newsroom.open(), launchBrowser(), serveLivePage()]);
}, 180_000);
afterAll(() => Promise.all([newsroom?.stop(), browser?.close(), served?.stop()]));

beforeEach(async () => {
  post = await newsroom.newPost();
  network = await SlowNetwork.to(newsroom.url, () => Math.random() * 60);
});
afterEach(async () => {
  await Promise.all(visitors.splice(0).map(({ context }) => context.close()));
  await network.stop();
});

/** Somebody who has the text open in a browser of their own, with the cursor at its end. */
async function open(url = newsroom.url): Promise<Page> {
  const entered = await visitor(browser);
  visitors.push(entered);
  await entered.page.addInitScript((where) => void (window.where = where), { ...post.where, url });
  await load(entered.page, () => entered.page.goto(served.url));
  return entered.page;
}

async function load(page: Page, go: () => Promise<unknown>): Promise<void> {
  await go();
  await page.waitForFunction(() => window.opened !== undefined, null, { timeout: 30_000 });
  await page.locator(".bn-editor").click();
  await page.keyboard.press("Control+End");
}

const textOf = (page: Page) =>
  page.evaluate(() => window.opened!.editor.prosemirrorState.doc.toJSON() as unknown);
const stateOf = (page: Page) => page.evaluate(() => window.opened!.live.state);

/** Waits until all pages say that they are saved and have the server's text; returns its words. */
async function expectOneText(...pages: Page[]): Promise<string> {
  await expect
    .poll(
      async () => {
        const states = await Promise.all(pages.map(stateOf));
        const { tree } = await post.stored();
        const stored = JSON.stringify(tree.toJSON());
        const texts = await Promise.all(pages.map(textOf));
        return texts.map((text, index) => [states[index]!.kind, JSON.stringify(text) === stored]);
      },
      { timeout: 30_000, interval: 200 },
    )
    .toEqual(pages.map(() => ["saved", true]));
  const { tree } = await post.stored();
  return tree.textBetween(0, tree.content.size, "|");
}

describe("three browsers at one text", () => {
  it("type at once, split and format blocks, and end with one text", async () => {
    const pages = [await open(network.url), await open(), await open(network.url)];
    const write = async (page: Page, name: string) => {
      for (let line = 0; line < 4; line += 1) {
        await page.keyboard.type(`${name}${line} says so `, { delay: 15 });
        if (line === 1) await page.keyboard.press("Control+b");
        await page.keyboard.press("Enter");
        if (line === 2) await page.keyboard.type("- ");
      }
    };
    await Promise.all([
      ...pages.map((page, index) => write(page, "abc"[index]!)),
      new Promise((resolve) => setTimeout(resolve, 700)).then(() => network.cut(1500)),
    ]);
    await expectOneText(...pages, await open());
    expect((await post.stored()).version).toBeGreaterThan(100);
  });

  it("undo takes back what was typed here", async () => {
    const [anna, ben] = [await open(), await open()];
    await anna.keyboard.type("Anna");
    await expectOneText(anna, ben);
    await ben.keyboard.press("Control+Home");
    await ben.keyboard.type("Ben ");
    expect(await expectOneText(anna, ben)).toBe("Ben Anna");
    await anna.keyboard.press("Control+z");
    expect(await expectOneText(anna, ben)).toBe("Ben ");
  });

  it("see where the others are", async () => {
    const [anna, ben] = [await open(), await open()];
    await anna.keyboard.type("Here");
    await expectOneText(anna, ben);
    const cursor = await anna.evaluate(() => window.opened!.live.cursor());
    await ben.evaluate(
      (at) => window.opened!.live.showPeers([{ page: "anna", name: "Anna", colour: "#b91c1c", cursor: at }]),
      cursor,
    );
    expect(await ben.locator(".caret .name").allTextContents()).toEqual(["Anna"]);
    expect(await ben.locator("p", { has: ben.locator(".caret") }).innerText()).toContain("Here");
  });
});

it("what was written without a connection outlives a reload and is merged", async () => {
  const [anna, ben] = [await open(network.url), await open()];
  await anna.keyboard.type("Anna");
  await expectOneText(anna, ben);
  network.cut(6000);
  await expect.poll(() => stateOf(anna)).toEqual({ kind: "offline", changes: 0 });
  await anna.keyboard.type(" offline");
  expect(await stateOf(anna)).toEqual({ kind: "offline", changes: 8 });
  await ben.keyboard.press("Control+Home");
  await ben.keyboard.type("Ben and ");
  // A moment, as between any last word and a reload.
  await anna.waitForTimeout(600);
  await load(anna, () => anna.reload());
  expect(await expectOneText(anna, ben)).toBe("Ben and Anna offline");
  await anna.keyboard.type("!");
  expect(await expectOneText(anna, ben)).toBe("Ben and Anna offline!");
});
