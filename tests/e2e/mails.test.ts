import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { barriersOf, enterDemo } from "./signedIn";

/** What WCAG asks for. A mail is no page: it has no landmarks. */
const MAIL_RULES = { type: "tag" as const, values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("the examples of all mails have no barrier", async () => {
  const { page } = await enterDemo(browser, "Verena Aebischer");
  await page.goto(`${inject("address")}/admin/templates`);
  const names = await page.getByLabel("Template").locator("option").all();
  const templates = await Promise.all(names.map((name) => name.getAttribute("value")));
  expect(templates.length).toBeGreaterThan(3);
  const { page: mail } = await visitor(browser);
  for (const template of templates) {
    await page.goto(`${inject("address")}/admin/templates?template=${template}`);
    const html = await page.locator("iframe").getAttribute("srcdoc");
    await mail.setContent(html ?? "");
    expect([template, await barriersOf(mail, MAIL_RULES)]).toEqual([template, []]);
  }
});
