import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterDemo, open } from "./signedIn";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const menu = (page: Page) => page.getByRole("button", { name: "Views" });
/** A name that no other run of a test uses. */
const fresh = (name: string) => `${name} ${crypto.randomUUID().slice(0, 8)}`;

test("a view is an address; kept and shared, a colleague opens it", async () => {
  const { page, context, problems } = await enterDemo(browser, "Verena Aebischer");
  const [first, second] = [fresh("Sponsors"), fresh("People of companies")];
  await open(page, "/admin/people");
  await page.getByRole("combobox", { name: "Kind" }).selectOption("company");
  await page.getByRole("button", { name: "Name", exact: true }).click();
  await page.getByRole("button", { name: "Name", exact: true }).click();
  await page.waitForURL("**/admin/people?sort=-name&kind=company");
  await menu(page).click();
  await page.getByLabel("Name of the view").fill(first);
  await page.getByLabel("Share with colleagues").check();
  await page.getByRole("button", { name: "Save this view" }).click();
  await menu(page).click();
  await page.getByRole("button", { name: `Rename the view “${first}”` }).click();
  await page.getByLabel("Name of the view").first().fill(second);
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("link", { name: second }).waitFor();

  const colleague = await enterDemo(browser, "Mirjam Castellani");
  await open(colleague.page, "/admin/people");
  await menu(colleague.page).click();
  await colleague.page.getByRole("link", { name: second }).click();
  await colleague.page.waitForURL("**/admin/people?sort=-name&kind=company");
  const names = colleague.page.getByRole("row").getByRole("link");
  await expect.poll(() => names.first().textContent()).toBe("Paolo Ferrante");
  await menu(colleague.page).click();
  expect(await colleague.page.getByRole("button", { name: `Remove the view “${second}”` }).count()).toBe(0);

  await page.getByRole("button", { name: `Remove the view “${second}”` }).click();
  await page.getByRole("link", { name: second }).waitFor({ state: "detached" });
  await colleague.page.getByRole("link", { name: second }).waitFor({ state: "detached" });
  expect(problems).toEqual([]);
  await Promise.all([context.close(), colleague.context.close()]);
});

test("a table's file has every row that fits", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/people?kind=company&sort=-name");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
  expect(lines[0]).toBe("\uFEFFName,Mail address,Kind,Since");
  const first = lines.findIndex((line) => line.startsWith("Paolo Ferrante,paolo@alpenglas.example,Company,"));
  const last = lines.findIndex((line) => line.startsWith("Leonie Frischknecht,"));
  expect([first > 0, last > first]).toEqual([true, true]);
  await context.close();
});

test("the navigation stays collapsed, from the server on", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/companies");
  await page.getByRole("button", { name: "Collapse the navigation" }).click();
  const answer = await page.reload({ waitUntil: "networkidle" });
  expect(await answer?.text()).toContain('data-collapsed="true"');
  await page.getByRole("button", { name: "Expand the navigation" }).click();
  const wide = await page.reload();
  expect(await wide?.text()).not.toContain('data-collapsed="true"');
  await context.close();
});
