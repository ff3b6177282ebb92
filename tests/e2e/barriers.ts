import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { told } from "../support/console";
import { addressOf } from "./routes";
import type { Scenario } from "./scenarios";
import { barriersInBothThemes, enterDemo } from "./signedIn";

/**
 * A test for each page that these people see: axe finds nothing, in light and in dark, and a page that is there tells
 * the console of no error and no warning.
 */
export function expectNoBarriers(people: [who: string, scenarios: Scenario[]][]): void {
  let browser: Browser;
  const pages = new Map<string, { page: Page; complaints: string[] }>();
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** The page of somebody, who signs in when first asked for. */
  const pageOf = async (who: string) => {
    const known = pages.get(who);
    if (known !== undefined) return known;
    const calm = { reducedMotion: "reduce" } as const;
    const { page } = await (who === "visitor" ? visitor(browser, calm) : enterDemo(browser, who, calm));
    const entered = { page, complaints: told(page) };
    pages.set(who, entered);
    return entered;
  };

  describe.each(people)("for %s", (who, scenarios) => {
    test.each(
      scenarios.map((each) => ({ ...each, name: typeof each.path === "string" ? each.path : each.route })),
    )("$name has no barrier in either theme, and no complaint", async ({ route, path = addressOf(route), status = 200 }) => {
      const { page, complaints } = await pageOf(who);
      await page.emulateMedia({ colorScheme: "light" });
      complaints.length = 0;
      const answer = await page.goto(
        inject("address") + (typeof path === "string" ? path : await path(page)),
      );
      expect(answer?.status()).toBe(status);
      expect(await barriersInBothThemes(page)).toEqual([]);
      if (status === 200) expect(complaints).toEqual([]);
    });
  });
}
