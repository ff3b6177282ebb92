import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, visitor } from "../../tests/support/browser";
import { dataFolder, type Product, startProduct } from "../../tests/support/product";
import { compare, table } from "../harness";
import { htmlOf } from "./longText";
import { heapOf, openingOf, pasteHtml } from "./productEditor";

const BLOCKS = 500;
/** What a long text may take to open: so many times what an empty one does, and so much more. */
const TIMES = 1.5;
const MORE_MS = 200;
const ROUNDS = 11;

let browser: Browser;
let product: Product;
let page: Page;
beforeAll(async () => {
  product = await startProduct(await dataFolder());
  browser = await launchBrowser();
  ({ page } = await visitor(browser, { reducedMotion: "reduce" }));
  await page.goto(`${product.address}/sign-in`);
  await page.getByRole("button", { name: /Verena Aebischer/ }).click();
  await page.waitForURL("**/portal");
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  if (product !== undefined) await rm(product.data, { recursive: true, force: true });
});

/** Where the text of a new post is written. */
async function newPost(title: string): Promise<string> {
  await page.goto(`${product.address}/admin/posts`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "New post" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("button", { name: "New post" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return `${page.url()}/edit`;
}

test(`a text of ${BLOCKS} blocks opens about as fast as an empty one`, async () => {
  const [empty, long] = [await newPost("Empty"), await newPost("Long")];
  await openingOf(page, long, 1);
  // The last one is empty, and nothing of it is pasted.
  const blocks = await pasteHtml(page, htmlOf(BLOCKS + 1, "/favicon.svg"));
  expect(blocks).toBeGreaterThanOrEqual(BLOCKS);
  const row = await compare({
    name: `the editor of ${blocks} blocks opens (less ${MORE_MS} ms), beside an empty one`,
    ...{ unit: "ms", bar: { atMost: TIMES }, warmUp: 2, rounds: ROUNDS },
    ours: async () => (await openingOf(page, long, blocks)) - MORE_MS,
    bare: () => openingOf(page, empty, 1),
  });
  const heaps = [];
  for (const [address, count] of [
    [empty, 1],
    [long, blocks],
  ] as const) {
    await openingOf(page, address, count);
    heaps.push((await heapOf(page)).toFixed(1));
  }
  console.log(
    `${table([row])}\nThe page's scripts hold ${heaps.join(" MB, and ")} MB with ${blocks} blocks.`,
  );
  expect(row.ok && row.ours.median <= TIMES * (row.bare?.median ?? 0)).toBe(true);
});
