import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterDemo, open } from "./signedIn";

const SLOW_MS = 1_500;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("signing out forgets the cookie, though the live page hears of it before the answer is there", async () => {
  const { page, context } = await enterDemo(browser, "Bence Horváth");
  await page.route("**/auth/sign-out", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    await route.fulfill({ response });
  });
  await open(page, "/portal/inbox");
  await page.getByRole("button", { name: /Bence Horváth/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(`${inject("address")}/`);
  expect((await context.cookies()).filter(({ name }) => name === "session")).toEqual([]);
  await context.close();
});
