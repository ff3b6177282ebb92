import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../tests/support/browser";
import { compare, type Row, table } from "../harness";
import { EditorPages } from "./editorPages";
import { textOf } from "./longText";

/** What our way may take, as a multiple of Hocuspocus and Yjs in the same browser. */
const AT_MOST = 1.5;
const KEYS = 200;
/** Ten keys a second, for two seconds at a time. */
const BURST = { keys: 20, delay: 100, rounds: 10 };
const PICTURE = "/picture.png";

let browser: Browser;
let pages: EditorPages;
beforeAll(async () => {
  browser = await launchBrowser();
  pages = await EditorPages.start(browser);
}, 300_000);
afterAll(async () => {
  await pages?.stop();
  await browser?.close();
});

test.each([
  { blocks: 1, name: "an empty text" },
  { blocks: 500, name: "500 blocks" },
])("from a key to the other editor, in $name", async ({ blocks, name }) => {
  const text = textOf(blocks, PICTURE);
  const [ours, bare] = [await pages.ours(text), await pages.yjs(text)];
  const clocks = Math.max(await ours.compareClocks(), await bare.compareClocks());
  const [bar, unit] = [{ atMost: AT_MOST }, "ms"];
  const rows = [
    await compare({
      ...{ name: `a key to the other editor, ${name}`, unit, bar, warmUp: 20, rounds: KEYS },
      ...{ ours: () => ours.press(), bare: () => bare.press() },
    }),
    await compare({
      ...{ name: `the same at ten keys a second, ${name}`, unit, bar, warmUp: 1, rounds: BURST.rounds },
      ours: () => ours.burst(BURST.keys, BURST.delay),
      bare: () => bare.burst(BURST.keys, BURST.delay),
    }),
  ];
  await Promise.all([ours.close(), bare.close()]);
  console.log(`${table(rows)}\nThe pages' clocks are at most ${clocks.toFixed(2)} ms apart.`);
  expect(rows.filter((row) => !row.ok || ratioOfMedians(row) > AT_MOST)).toEqual([]);
});

/** The harness judges the median of the ratios of each pair of keys; this is the ratio of the medians of all. */
function ratioOfMedians({ ours, bare }: Row): number {
  return ours.median / (bare?.median ?? NaN);
}
