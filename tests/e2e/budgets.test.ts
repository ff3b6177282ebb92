import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { countScripts } from "../support/scriptBytes";
import { ownCertificate } from "./ownCertificate";
import { enterDemo } from "./signedIn";

const KIB = 1024;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Path = string | ((page: Page) => Promise<string>);

/** What a page's scripts weigh until it is at rest. */
async function weigh(path: Path, as?: string): Promise<number> {
  // What a service worker hands out of its store does not come over the wire, so it would not be counted.
  const { page, context } = await visitor(browser, { serviceWorkers: "block" });
  if (as !== undefined) {
    await page.goto(`${inject("address")}/sign-in`);
    await page.getByRole("button", { name: as }).click();
    await page.waitForURL("**/portal");
  }
  const found = typeof path === "string" ? path : await path(page);
  // From a page of nothing, so that what was found on the way is fetched again.
  await page.goto("about:blank");
  const weight = await countScripts(page);
  await page.goto(inject("address") + found, { waitUntil: "networkidle" });
  const bytes = weight();
  await context.close();
  console.log(`${found}: ${(bytes / KIB).toFixed(1)} KiB of scripts`);
  return bytes;
}

test.each([
  { path: "/", most: 0 },
  { path: "/blog", most: 0 },
  { path: "/blog/what-a-messy-table-taught-us", most: 0 },
  { path: "/search?q=table", most: 0 },
  { path: "/sign-in", most: 20 },
  { path: "/sign-in/code", most: 20 },
  // It verifies files of any issuer with no connection: canonical RDF, signatures, and what reads PDF, PNG and SVG.
  { path: "/verify", most: 70 },
])("$path, which is public, sends at most $most KiB of scripts", async ({ path, most }) => {
  expect(await weigh(path)).toBeLessThanOrEqual(most * KIB);
});

test("a certificate's page, which whoever scans it waits for, sends at most 5 KiB of scripts", async () => {
  const { page, context } = await enterDemo(browser, "Aylin Demir");
  const { path } = await ownCertificate(page);
  await context.close();
  expect(await weigh(path)).toBeLessThanOrEqual(5 * KIB);
});

test.each([
  { path: "/portal", most: 220 },
  { path: "/portal/inbox", most: 220 },
  { path: "/portal/account", most: 220 },
  { path: "/portal/certificates", most: 220 },
])("$path sends at most $most KiB of scripts at first", async ({ path, most }) => {
  expect(await weigh(path, "Aylin Demir")).toBeLessThanOrEqual(most * KIB);
});

test.each([
  { path: "/admin", most: 280 },
  { path: "/admin/people", most: 280 },
  { path: "/admin/members", most: 280 },
  { path: "/admin/outbox", most: 280 },
])("$path sends at most $most KiB of scripts at first", async ({ path, most }) => {
  expect(await weigh(path, "Verena Aebischer")).toBeLessThanOrEqual(most * KIB);
});

/** A part of the demo's cohort that runs, which `list` links to. */
const inCohort = (list: string, part: string) => async (page: Page) => {
  await page.goto(inject("address") + list);
  const cohort = page.locator("main").getByRole("link", { name: "Evening group from" }).first();
  return `${await cohort.getAttribute("href")}/${part}`;
};

test.each([
  { list: "/portal", part: "recordings", as: "Aylin Demir", most: 220 },
  { list: "/portal", part: "materials", as: "Aylin Demir", most: 220 },
  { list: "/admin/cohorts", part: "recordings", as: "Verena Aebischer", most: 280 },
  { list: "/admin/cohorts", part: "materials", as: "Verena Aebischer", most: 280 },
])("a cohort's $part below $list send at most $most KiB of scripts at first", async (page) => {
  const { list, part, as, most } = page;
  expect(await weigh(inCohort(list, part), as)).toBeLessThanOrEqual(most * KIB);
});
