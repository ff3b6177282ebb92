import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterAs, told } from "../support/console";
import { open } from "./signedIn";

/** Longer than the live page takes to hear that the session has ended. */
const SLOW_MS = 1_500;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(["/portal/inbox", "/admin/audit", "/admin/people"])(
  "signing out at %s tells the console of nothing, however long the answer takes",
  async (address) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await enterAs(page, inject("address"), "Verena Aebischer");
    await open(page, address);
    const complaints = told(page);
    await page.route("**/auth/sign-out", async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      await route.fulfill({ response });
    });
    await page.getByRole("button", { name: /Verena Aebischer/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(`${inject("address")}/`);
    expect(complaints).toEqual([]);
    await context.close();
  },
);
