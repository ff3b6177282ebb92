import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { barriersInBothThemes, enterDemo, open } from "./signedIn";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Somebody to whose inbox no other test brings anything. */
const READER = "Ruth Baumgartner";

test("a copy of one's data is made; its notice comes live, is marked as read, and unread again", async () => {
  const { page, context } = await enterDemo(browser, READER);
  await open(page, "/portal/account/privacy");
  await page.getByRole("button", { name: "Prepare a copy" }).click();
  await page.getByRole("button", { name: "Download" }).waitFor();
  await page.getByText("New in your inbox").waitFor();
  await page.getByRole("link", { name: "Inbox, 1 unread" }).click();
  await page.getByText("One message is unread.").waitFor();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await page.getByText("All is read.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("One message is unread.").waitFor();
  expect(await barriersInBothThemes(page)).toEqual([]);
  await context.close();
});
