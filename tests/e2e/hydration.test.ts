import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterDemo, open } from "./signedIn";

const PAGES = [
  "/admin/posts",
  "/admin/posts?state=draft",
  "/admin/pages",
  "/admin/media",
  "/admin/posts/import",
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// The server knows neither the browser's clock nor its colours: what it renders must fit all the same.
test.each([
  ["de-CH", "dark", "Pacific/Auckland"],
  ["en-GB", "light", "America/Los_Angeles"],
  ["ar", "dark", "Asia/Kolkata"],
] as const)(
  "a browser in %s, %s, in the zone %s takes over the website's pages as the server wrote them",
  async (locale, colorScheme, timezoneId) => {
    const options = { locale, colorScheme, timezoneId };
    const { page, context, problems } = await enterDemo(browser, "Verena Aebischer", options);
    for (const path of PAGES) await open(page, path);
    expect(problems).toEqual([]);
    await context.close();
  },
);
