import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterDemo, open } from "./signedIn";

const address = inject("address");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What the browser keeps of the portal, by path. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const keys = await (await caches.open("portal-pages")).keys();
    return keys.map(({ url }) => new URL(url).pathname);
  });
}

async function untilKept(page: Page, path: string): Promise<void> {
  await expect.poll(() => kept(page), { timeout: 20_000 }).toContain(path);
}

test("without a connection the portal's last pages are read; what was never opened says so", async () => {
  const { page, context } = await enterDemo(browser, "Bence Horváth");
  await open(page, "/portal");
  await untilKept(page, "/portal");
  await open(page, "/portal/inbox");
  await untilKept(page, "/portal/inbox");
  await context.setOffline(true);
  await page.goto(`${address}/portal`);
  await page.getByRole("heading", { name: "Welcome, Bence Horváth" }).waitFor();
  await page.getByText("There is no connection. This page was last loaded").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Welcome, Bence Horváth" }).waitFor();
  await page.goto(`${address}/portal/account/privacy`);
  await page.getByRole("heading", { name: "There is no connection" }).waitFor();
  await context.setOffline(false);
  await page.goto(`${address}/portal`);
  await page.getByRole("heading", { name: "Welcome, Bence Horváth" }).waitFor();
  expect(await page.getByText("This page was last loaded").count()).toBe(0);
  await context.close();
});

test("a link to a page that was never opened leads to the page that says so, and back", async () => {
  const { page, context } = await enterDemo(browser, "Bence Horváth");
  await open(page, "/portal");
  await untilKept(page, "/portal");
  await context.setOffline(true);
  await page.getByRole("navigation").getByRole("link", { name: "Inbox" }).first().click();
  await page.getByRole("heading", { name: "There is no connection" }).waitFor();
  await page.locator("#main").getByRole("link", { name: "My learning" }).click();
  await page.getByRole("heading", { name: "Welcome, Bence Horváth" }).waitFor();
  await context.close();
});

test("after signing out nothing of the portal is left in the browser", async () => {
  const { page, context } = await enterDemo(browser, "Chiara Rossetti");
  await open(page, "/portal");
  await untilKept(page, "/portal");
  await page.getByRole("button", { name: /Chiara Rossetti/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(`${address}/`);
  expect(await kept(page)).toEqual([]);
  await context.setOffline(true);
  await page.goto(`${address}/portal`);
  await page.getByRole("heading", { name: "There is no connection" }).waitFor();
  expect(await page.getByText("Chiara").count()).toBe(0);
  await context.close();
});

test("what is pressed before the page's scripts are there happens once they are", async () => {
  const { page, context } = await enterDemo(browser, "Aylin Demir");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/assets/entry.client*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${address}/portal/account/privacy`, { waitUntil: "commit" });
  await page.getByRole("button", { name: "See what would be erased" }).click();
  expect(await page.getByRole("heading", { name: "This stays" }).count()).toBe(0);
  release();
  await page.getByRole("heading", { name: "This stays" }).waitFor();
  await context.close();
});
