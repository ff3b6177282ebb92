import { rm } from "node:fs/promises";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChromium } from "../../scripts/chromium.mjs";
import { freePort } from "../../scripts/start/ports.mjs";
import { enterAs, told } from "../support/console";
import { type Internet, startInternet } from "../support/internet";
import { dataFolder, type Product, startProduct } from "../support/product";

const LONG = 400_000;
const HOST = "academy.example";
/** One blue pixel. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==";

let product: Product;
let internet: Internet;

beforeAll(async () => {
  const port = await freePort(4700);
  const env = { PUBLIC_URL: `http://${HOST}` };
  product = await startProduct(await dataFolder(), { args: ["--port", String(port)], env });
  internet = await startInternet(port, HOST);
}, LONG);

afterAll(async () => {
  await internet.stop();
  await product.stop();
  await rm(product.data, { recursive: true, force: true });
});

/** A browser that reaches nothing but by that way, itself included. */
async function openElsewhere(): Promise<BrowserContext> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error("There is no Chromium: npm test installs one.");
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
      // As behind a proxy that speaks https.
      `--unsafely-treat-insecure-origin-as-secure=http://${HOST}`,
    ],
    proxy: { server: internet.address, bypass: "<-loopback>" },
  });
  const context = await browser.newContext();
  context.once("close", () => void browser.close());
  return context;
}

test(
  "pages are live and take files in a browser that reaches the web server alone",
  { timeout: LONG },
  async () => {
    expect(product.address).toBe(`http://${HOST}`);
    const context = await openElsewhere();
    const [here, there] = [await context.newPage(), await context.newPage()];
    const complaints = [told(here), told(there)];
    await enterAs(here, product.address, "Verena");
    await here.goto(`${product.address}/admin/settings/branding`, { waitUntil: "networkidle" });
    await there.goto(`${product.address}/admin/audit`, { waitUntil: "networkidle" });
    await here.locator("input[type=file]").setInputFiles({
      name: "logo.png",
      mimeType: "image/png",
      buffer: Buffer.from(PNG, "base64"),
    });
    await there.getByRole("row", { name: "Changed logo or colours" }).first().waitFor({ timeout: 60_000 });
    await here.reload();
    const logo = here.locator(`img[src^="http://${HOST}/convex/api/storage/"]`).first();
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    // Chromium asks its maker for things of its own.
    const atHome = internet.refused.filter((authority) => /^(localhost|127\.|\[)/.test(authority));
    expect([...complaints, atHome]).toEqual([[], [], []]);
    await context.close();
  },
);
