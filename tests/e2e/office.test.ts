import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterDemo, keptMail, open } from "./signedIn";

const address = inject("address");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("the outbox shows a mail as received, and as text", async () => {
  const { page, context, problems } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/outbox?state=kept");
  await (await keptMail(page, "jonas@seefeld.example")).click();
  const mail = page.frameLocator("iframe");
  await mail.getByText("Seefeld Academy").first().waitFor();
  await page.getByRole("link", { name: "Plain text" }).click();
  expect(await page.locator("pre").textContent()).toContain("Seefeld Academy");
  expect(problems).toEqual([]);
  await context.close();
});

test("a mail is sent again, and the log says so", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/outbox?state=kept");
  await (await keptMail(page, "mirjam@seefeld.example")).click();
  await page.waitForURL("**/admin/outbox/*");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByText("It goes to mirjam@seefeld.example once more.").waitFor();
  await page.getByText("Kept here").first().waitFor();
  await open(page, "/admin/audit?action=deliveries.sentAgain");
  await page.getByRole("row").filter({ hasText: "Sent a mail again" }).first().waitFor();
  await context.close();
});

test("the log is narrowed to an action, and the narrowing stands in the address", async () => {
  const { page, context } = await enterDemo(browser, "Jonas Okafor");
  await open(page, "/admin/audit");
  await page.getByLabel("What", { exact: true }).selectOption("organizations.founded");
  await page.waitForURL(/action=organizations\.founded/);
  const rows = page.getByRole("table").getByRole("row");
  await rows.filter({ hasText: "Founded the organization" }).first().waitFor();
  expect(await rows.count()).toBe(2);
  await context.close();
});

test("the log's file is written and can be downloaded", async () => {
  const { page, context } = await enterDemo(browser, "Jonas Okafor");
  await open(page, "/admin/audit?action=organizations.founded");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the file with 1 entry" }).click();
  expect((await download).url()).toContain("/api/storage/");
  await context.close();
});

test("whoever may not see the outbox is told so, within the frame", async () => {
  const { page, context } = await enterDemo(browser, "Tobias Renggli");
  await open(page, "/admin/outbox");
  await page.getByText("This page is not for you").waitFor();
  expect(await page.getByRole("navigation").count()).toBeGreaterThan(0);
  await context.close();
});

test("a link that is not ours unsubscribes from nothing", async () => {
  const answer = await fetch(`${address}/unsubscribe?token=forged.token`);
  expect([answer.status, new URL(answer.url).pathname]).toEqual([404, "/unsubscribe/forged.token"]);
  expect(await answer.text()).toContain("This link is not valid");
});
