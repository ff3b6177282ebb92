import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { barriersInBothThemes, enterByCode, enterDemo, open } from "./signedIn";

const OWNER = "Verena Aebischer";
const PHONE = { viewport: { width: 360, height: 740 } };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Whether a page is wider than its screen. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** The address of the group that one asks to join, found as a visitor finds it. */
async function openGroup(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/programs/german-for-everyday-life`);
  const href = await page
    .locator('a[href^="/programs/german-for-everyday-life/"]')
    .first()
    .getAttribute("href");
  if (href === null) throw new Error("The program names no group to join.");
  return href;
}

test("a learner's first page, cohort and calendar say what is next, on a phone", async () => {
  const { page, context, problems } = await enterDemo(browser, "Aylin Demir", PHONE);
  await open(page, "/portal");
  await page.getByText("Next session").waitFor();
  expect(await page.getByRole("img", { name: /things done/ }).count()).toBeGreaterThan(0);
  expect(await overflows(page)).toBe(false);
  await page
    .getByRole("link", { name: /Evening group/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Past sessions" }).waitFor();
  await page
    .getByText(/You were (there|excused|not there)/)
    .first()
    .waitFor();
  expect(await overflows(page)).toBe(false);
  expect(await barriersInBothThemes(page)).toEqual([]);
  await open(page, "/portal/calendar");
  await page.getByRole("button", { name: "Make my calendar address" }).waitFor();
  expect(await overflows(page)).toBe(false);
  expect(problems).toEqual([]);
  await context.close();
});

test("the way into a session that goes on leads through its door, by the person's own link", async () => {
  const { page, context } = await enterDemo(browser, "Aylin Demir");
  await open(page, "/portal");
  const session = await page.getByRole("link", { name: "Open lab" }).first().getAttribute("href");
  const id = session?.split("/").at(-1) ?? "";
  const answer = await context.request.get(`${inject("address")}/sessions/${id}/join`, { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  const link = answer.headers()["location"] ?? "";
  expect(link).toMatch(/^\/join\/[\w.~-]+$/);
  await page.goto(inject("address") + link);
  await page.getByRole("heading", { name: "Open lab is in Seefeldstrasse 12, room 1" }).waitFor();
  expect(await page.locator("script[src]").count()).toBe(0);
  expect(await barriersInBothThemes(page)).toEqual([]);
  await context.close();
});

test("a link of nobody's leads nowhere, and says so without a script", async () => {
  const { page, context } = await visitor(browser, { javaScriptEnabled: false });
  expect((await page.goto(`${inject("address")}/join/forged.token`))?.status()).toBe(404);
  await page.getByRole("heading", { name: "This link leads nowhere" }).waitFor();
  await page.goto(`${inject("address")}/check-in/forged.token`);
  await page.waitForURL("**/sign-in?next=%2Fcheck-in%2Fforged.token");
  await context.close();
});

test("an old code of a room's screen asks for another scan", async () => {
  const { page, context } = await enterDemo(browser, "Chiara Rossetti");
  const answer = await page.goto(`${inject("address")}/check-in/forged.token`);
  expect(answer?.status()).toBe(410);
  await page.getByRole("heading", { name: "Please scan again" }).waitFor();
  expect(await barriersInBothThemes(page)).toEqual([]);
  await context.close();
});

test("who asks for a place signs in, keeps what they wrote when it is refused, and takes it back again", async () => {
  const staff = await enterDemo(browser, OWNER);
  const { page, context } = await enterByCode(browser, staff.page, "nora.asks@people.example");
  const address = await openGroup(page);
  await page.goto(inject("address") + address);
  expect(await page.locator("script[src*='entry.client']").count()).toBe(0);
  const ages = page.getByLabel("How old are the children?");
  expect(await ages.isVisible()).toBe(false);
  await page.getByLabel(/What would you like/).fill("To read the letters of the office");
  await page.getByLabel("Yes").check();
  expect(await ages.isVisible()).toBe(true);
  await page.getByRole("button", { name: "Ask for a place" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel(/What would you like/).inputValue()).toBe("To read the letters of the office");
  expect(await barriersInBothThemes(page)).toEqual([]);
  await page.getByLabel("Short talks").check();
  await page.getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Ask for a place" }).click();
  await page.getByText("Your request has arrived.").waitFor();
  await open(page, new URL(page.url()).pathname);
  await page.getByRole("button", { name: "Take the request back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take the request back" }).click();
  await page.getByText("You are no longer in this cohort.").waitFor();
  await context.close();
  await staff.context.close();
});
