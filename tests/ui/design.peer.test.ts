import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser";
import { type DesignPage, serveDesignPage } from "./designPage/serve";

const PARTS = [
  "foundations",
  "feedback",
  "data",
  "table",
  "list",
  "detail",
  "board",
  "wizard",
  "dashboard",
  "reader",
  "form",
  "document",
];
const LOOKS = [
  { scheme: "light", locale: "de", shell: "admin", width: 1280 },
  { scheme: "dark", locale: "ar", shell: "portal", width: 360 },
];
const OTHER_SHELLS = [
  { scheme: "light", locale: "ar", shell: "cockpit", width: 768 },
  { scheme: "dark", locale: "en", shell: "public", width: 1920 },
];

let design: DesignPage;
let browser: Browser;

beforeAll(async () => {
  design = await serveDesignPage();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await design.stop();
});

type Look = { scheme: string; locale: string; shell: string; width: number };

async function open(show: string, { scheme, locale, shell, width }: Look, color = ""): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const query = new URLSearchParams({ show, scheme, locale, shell, ...(color !== "" && { color }) });
  await page.goto(`${design.url}/?${query}`);
  await page.locator("main").waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** What axe finds, each as its rule and the first element. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`,
  );
}

async function expectSound(show: string, look: Look): Promise<void> {
  const page = await open(show, look);
  expect(await violations(page)).toEqual([]);
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
  await page.context().close();
}

describe.each(LOOKS)("in $scheme, $locale, within the $shell shell, $width px wide", (look) => {
  it.each(PARTS)("%s can be read by everybody and fits", (show) => expectSound(show, look));
});

it.each(OTHER_SHELLS)("the $shell shell can be read by everybody and fits", (look) =>
  expectSound("list", look),
);

describe.each(LOOKS)("what floats, in $scheme and $locale", (look) => {
  it("a dialog holds the focus and gives it back", async () => {
    const page = await open("feedback", { ...look, shell: "admin" });
    const opener = page.getByRole("button", { name: "Ask" });
    await opener.click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it("a toast says what was done and undoes it", async () => {
    const page = await open("feedback", { ...look, shell: "admin" });
    await page.getByRole("button", { name: "Toast with undo" }).click();
    const toast = page.locator(".mantine-Notification-root");
    await toast.waitFor();
    expect(await violations(page)).toEqual([]);
    await toast.getByRole("button").first().click();
    await page.locator(".mantine-Notification-root[data-with-icon]", { hasNotText: "Ada" }).waitFor();
    await page.context().close();
  });

  it("the palette opens by its keys, searches and goes there", async () => {
    const page = await open("foundations", { ...look, shell: "admin" });
    await page.keyboard.press("Control+k");
    const search = page.getByRole("dialog").locator("input");
    await search.fill("boa");
    await page.getByRole("dialog").getByText("Search in people for boa").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/show=board/);
    await page.context().close();
  });

  it("a calendar names its controls", async () => {
    const page = await open("form", { ...look, shell: "admin" });
    await page.getByRole("button", { name: "Starts", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("the person's menu has every place", async () => {
    const page = await open("foundations", { ...look, shell: "admin" });
    await page.getByRole("banner").getByRole("button").last().click();
    await page.getByRole("menu").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.getByRole("menuitem").count()).toBe(5);
    await page.context().close();
  });
});

describe("by keyboard alone", () => {
  const look = { scheme: "light", locale: "en", shell: "admin", width: 1280 };

  it("the first stop leads past the navigation", async () => {
    const page = await open("table", look);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.context().close();
  });

  it("a table is sorted, searched, chosen from and emptied", async () => {
    const page = await open("table", look);
    const names = () => page.locator("td[data-fixed] bdi").allTextContents();
    await page.getByRole("button", { name: "Sessions" }).press("Enter");
    expect((await names())[0]).toBe("Ada Lovelace");
    await page.getByRole("button", { name: "Sessions" }).press("Enter");
    expect((await names())[0]).toMatch(/^Maria-Magdalena/);
    expect(await page.getByRole("columnheader", { name: "Sessions" }).getAttribute("aria-sort")).toBe(
      "descending",
    );
    await page.getByRole("checkbox", { name: "Select Bo" }).press("Space");
    expect(await page.getByText("1 selected").count()).toBe(1);
    await page.getByRole("searchbox").fill("LOVE");
    expect(await names()).toEqual(["Ada Lovelace"]);
    await page.getByRole("searchbox").fill("nobody");
    await page.getByText("Nothing matches").waitFor();
    await page.context().close();
  });

  it("a card moves to the next column and keeps the focus", async () => {
    const page = await open("board", look);
    await page.getByRole("button", { name: "Move Ada Lovelace" }).focus();
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByText("Ada Lovelace moved to In Begutachtung").waitFor({ state: "attached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "Move Ada Lovelace",
    );
    await page.context().close();
  });

  it("a problem's link puts the cursor into the field", async () => {
    const page = await open("form", look);
    await page.getByRole("link", { name: "Name: Please fill this in." }).press("Enter");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("name");
    await page.context().close();
  });

  it("leaving asks before changes are lost", async () => {
    const page = await open("form", look);
    await page.getByLabel("About (optional)").fill("Something");
    await page.getByRole("navigation").getByRole("link", { name: "People" }).click();
    await page.getByRole("button", { name: "Stay on this page" }).click();
    expect(new URL(page.url()).pathname).toBe("/");
    await page.getByRole("navigation").getByRole("link", { name: "People" }).click();
    await page.getByRole("button", { name: "Leave and lose the changes" }).click();
    await page.waitForURL(/\/people$/);
    await page.context().close();
  });
});
