import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { png } from "../media/paintedPictures";
import { launchBrowser, type Visitor } from "../support/browser";
import { newItem } from "./newItem";
import { barriersOf, enterDemo } from "./signedIn";

/** Both write; the last one may comment and suggest alone. */
const [OWNER, EDITOR, REVIEWER] = ["Verena Aebischer", "Kwame Asante", "Sanne de Wit"];
/** Sizes of a picture on a machine that does much else. */
const PREPARED = { timeout: 45_000 };
/** Between moving the cursor and typing, for somebody fast. */
const HAND_MS = 150;

let browser: Browser;
let owner: Visitor;
let path: string;
beforeAll(async () => {
  browser = await launchBrowser();
  owner = await enterDemo(browser, OWNER, { permissions: ["clipboard-read", "clipboard-write"] });
  path = `${await newItem(owner.page, "post", "With pictures")}/edit`;
});
afterAll(() => browser.close());

const text = (page: Page) => page.getByRole("textbox", { name: "Text of the post" });
const uploads = (page: Page) => page.getByRole("region", { name: "Uploads" });
/** The text block by block: its words, or "picture" for one that is shown. */
const blocks = (page: Page) => () =>
  text(page).evaluate((editor) =>
    [...editor.querySelectorAll("[data-content-type]")].map((block) => {
      const picture = block.querySelector("img");
      if (picture !== null && picture.naturalWidth > 0) return "picture";
      const copy = block.cloneNode(true) as Element;
      // The names at other people's cursors.
      for (const cursor of copy.querySelectorAll("[aria-hidden]")) cursor.remove();
      return copy.textContent.replaceAll(/[\u200b\u2060\ufeff]/gu, "");
    }),
  );

/** What the first picture's block is named. */
const pictureName = (page: Page) =>
  text(page).evaluate((editor) => {
    type Tree = { type: { name: string }; attrs: Record<string, unknown>; children: readonly Tree[] };
    const picture = (tree: Tree): Tree | undefined =>
      tree.type.name === "image" ? tree : tree.children.map(picture).find((found) => found !== undefined);
    return picture((editor as unknown as { pmViewDesc: { node: Tree } }).pmViewDesc.node)?.attrs["name"];
  });

async function enterText(page: Page): Promise<void> {
  await page.goto(inject("address") + path);
  await text(page).locator(".bn-block-content").first().click();
  // The editor hears a moment after that the cursor moved; no hand is as fast as this one.
  await page.waitForTimeout(HAND_MS);
}

type File = { name: string; type: string; bytes: Uint8Array };

/** Drops a file upon the upper or lower half of a block, as somebody does from a folder of their machine. */
async function drop(page: Page, { bytes, ...file }: File, block: number, where: "above" | "below") {
  const box = (await text(page).locator("[data-content-type]").nth(block).boundingBox())!;
  const at = { clientX: box.x + 20, clientY: box.y + (where === "above" ? 2 : box.height - 2) };
  const dataTransfer = await page.evaluateHandle(
    ({ name, type, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], name, { type }));
      return data;
    },
    { ...file, content: [...bytes] },
  );
  for (const event of ["dragenter", "dragover", "drop"])
    await text(page).dispatchEvent(event, { dataTransfer, ...at });
}

test(
  "a picture that is pasted goes into the library and the text, for everybody",
  { timeout: 120_000 },
  async () => {
    const { page } = owner;
    const other = await enterDemo(browser, EDITOR);
    await enterText(page);
    await enterText(other.page);
    await page.keyboard.type("First");
    await page.keyboard.press("Enter");
    await page.evaluate(
      async (content) => {
        const picture = new Blob([new Uint8Array(content)], { type: "image/png" });
        await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      },
      [...(await png(40, 30))],
    );
    await page.keyboard.press("ControlOrMeta+v");
    await page
      .getByText("image.png is in the text. Before it goes public, say what it shows.")
      .waitFor(PREPARED);
    await expect.poll(blocks(page), PREPARED).toEqual(["First", "picture"]);
    await expect.poll(blocks(other.page), PREPARED).toEqual(["First", "picture"]);
    const picture = text(other.page).locator("img");
    expect(await picture.getAttribute("src")).toMatch(/^\/media\/\w+\/1/);
    // Its name is what it shows, which nobody has said yet: a file's is none.
    expect(await pictureName(other.page)).toBe("");
    await uploads(page).waitFor({ state: "hidden" });
    expect(await page.locator(".filePlace").count()).toBe(0);
    expect([owner.problems, other.problems]).toEqual([[], []]);
    await other.context.close();
  },
);

test(
  "files that are dropped go where they were dropped, whatever is written meanwhile",
  { timeout: 120_000 },
  async () => {
    const { page } = owner;
    await enterText(page);
    await drop(page, { name: "above.png", type: "image/png", bytes: await png(30, 20) }, 0, "above");
    await page.locator(".filePlace", { hasText: "above.png" }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.keyboard.press("End");
    await page.keyboard.type(" and more");
    await expect.poll(blocks(page), PREPARED).toEqual(["picture", "First and more", "picture"]);
    expect(owner.problems).toEqual([]);
  },
);

test("what is not taken says why, and goes off the list with its place", { timeout: 120_000 }, async () => {
  const { page } = owner;
  await enterText(page);
  const before = await blocks(page)();
  const program = new TextEncoder().encode("MZ and what a computer would run");
  await drop(page, { name: "tool.exe", type: "application/octet-stream", bytes: program }, 1, "below");
  await uploads(page).getByText("Files of this kind are not taken.").waitFor(PREPARED);
  expect(await page.locator(".filePlace").allTextContents()).toEqual(["tool.exe"]);
  await page.getByRole("button", { name: "Take tool.exe off the list" }).click();
  await expect.poll(() => page.locator(".filePlace").count()).toBe(0);
  await drop(page, { name: "empty.png", type: "image/png", bytes: new Uint8Array() }, 1, "below");
  await uploads(page).getByText("This file is empty.").waitFor();
  await page.getByRole("button", { name: "Take empty.png off the list" }).click();
  expect(await blocks(page)()).toEqual(before);
  // Convex tells the console what it refuses, too.
  expect(owner.problems.splice(0)).toEqual([expect.stringContaining("fileEmpty")]);
});

test("who does not write is told so", async () => {
  const reviewer = await enterDemo(browser, REVIEWER);
  await enterText(reviewer.page);
  const before = await blocks(reviewer.page)();
  const picture = { name: "mine.png", type: "image/png", bytes: await png(8, 8) };
  await drop(reviewer.page, picture, 1, "below");
  await reviewer.page.getByText("Files are added by those who write this text").waitFor();
  expect(await uploads(reviewer.page).count()).toBe(0);
  expect(await blocks(reviewer.page)()).toEqual(before);
  expect(reviewer.problems).toEqual([]);
  await reviewer.context.close();
});
