import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { addressOf } from "./routes";
import type { Scenario } from "./scenarios";
import { barriersInBothThemes, enterDemo } from "./signedIn";

/** A test for each page that these people see: axe finds nothing, in light and in dark. */
export function expectNoBarriers(people: [who: string, scenarios: Scenario[]][]): void {
  let browser: Browser;
  const pages = new Map<string, Page>();
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** The page of somebody, who signs in when first asked for. */
  const pageOf = async (who: string): Promise<Page> => {
    const known = pages.get(who);
    if (known !== undefined) return known;
    const calm = { reducedMotion: "reduce" } as const;
    const { page } = await (who === "visitor" ? visitor(browser, calm) : enterDemo(browser, who, calm));
    pages.set(who, page);
    return page;
  };

  describe.each(people)("for %s", (who, scenarios) => {
    test.each(
      scenarios.map((each) => ({ ...each, name: typeof each.path === "string" ? each.path : each.route })),
    )("$name has no barrier in either theme", async ({ route, path = addressOf(route), status = 200 }) => {
      const page = await pageOf(who);
      await page.emulateMedia({ colorScheme: "light" });
      const answer = await page.goto(
        inject("address") + (typeof path === "string" ? path : await path(page)),
      );
      expect(answer?.status()).toBe(status);
      expect(await barriersInBothThemes(page)).toEqual([]);
    });
  });
}
