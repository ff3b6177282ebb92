import { mkdtemp, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, visitor } from "../../tests/support/browser";
import { type Product, startProduct } from "../../tests/support/product";
import { compare, perSecond, table } from "../harness";
import { startBareRemix } from "./bareRemix/bareRemix";

const REQUESTS = 400;
const IN_FLIGHT = 8;

let data: string;
let product: Product;
let bare: Awaited<ReturnType<typeof startBareRemix>>;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), "verify-"));
  bare = await startBareRemix();
  product = await startProduct(data);
}, 600_000);
afterAll(async () => {
  await Promise.all([product?.stop(), bare?.stop()]);
  await rm(data, { recursive: true, force: true });
});

/** The page of the demo's first certificate. */
async function certificatePage(): Promise<string> {
  const browser = await launchBrowser();
  try {
    const { page } = await visitor(browser);
    await page.goto(`${product.address}/sign-in`);
    await page.getByRole("button", { name: /Verena Aebischer/ }).click();
    await page.waitForURL("**/portal");
    await page.goto(`${product.address}/admin/certificates`, { waitUntil: "networkidle" });
    await page.getByRole("row").getByRole("link").first().click();
    const link = page.locator('a[href*="/verify/"]').first();
    return new URL((await link.getAttribute("href")) ?? "", product.address).href;
  } finally {
    await browser.close();
  }
}

/** Asks for a page so many times over connections that stay open. @throws for any other answer than 200 */
function ask(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const once = () =>
    new Promise<void>((done, fail) => {
      get(url, { agent, headers: { "Accept-Encoding": "identity" } }, (response) => {
        if (response.statusCode !== 200) fail(new Error(`${url} answered ${response.statusCode}.`));
        response.resume().once("end", done).once("error", fail);
      }).once("error", fail);
    });
  return perSecond(REQUESTS, async () => {
    let left = REQUESTS;
    const worker = async () => {
      while (left-- > 0) await once();
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  });
}

test("verification pages a second, beside a bare page of Remix", async () => {
  const rows = [
    await compare({
      name: "/verify/:id",
      unit: "1/s",
      ours: ask(await certificatePage()),
      bare: ask(bare.address),
      bar: { atLeast: 0.5 },
    }),
  ];
  console.log(table(rows));
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});
