import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterDemo, open } from "./signedIn";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("a company is made, named again, archived and opened again", async () => {
  const { page, context } = await enterDemo(browser, "Mirjam Castellani");
  const name = `Kristall ${crypto.randomUUID().slice(0, 8)}`;
  await open(page, "/admin/companies");
  await page.getByRole("button", { name: "New company" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "New company" }).click();
  await dialog.getByRole("link", { name: "Name: Please fill this in." }).waitFor();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "New company" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText("Nobody acts for this company yet").waitFor();
  await page.getByRole("button", { name: "Rename" }).click();
  await dialog.getByLabel("Name").fill(`${name} AG`);
  await dialog.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("heading", { level: 1, name: `${name} AG` }).waitFor();
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByText("Archived", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Open again" }).click();
  await page.getByRole("button", { name: "Archive" }).waitFor();
  await context.close();
});

test("staff invite into a company", async () => {
  const { page, context } = await enterDemo(browser, "Mirjam Castellani");
  const email = `sponsor-${crypto.randomUUID().slice(0, 8)}@alpenglas.example`;
  await open(page, "/admin/companies");
  await page.getByRole("link", { name: "Alpenglas" }).click();
  await page.getByRole("link", { name: "Invite", exact: true }).click();
  await page.getByLabel("Mail addresses").fill(email);
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  await page
    .getByRole("row")
    .filter({ hasText: email })
    .filter({ hasText: "Company viewer, Alpenglas" })
    .waitFor();
  await context.close();
});

test("a company's admin invites a colleague and takes it back", async () => {
  const { page, context } = await enterDemo(browser, "Leonie Frischknecht");
  const email = `colleague-${crypto.randomUUID().slice(0, 8)}@alpenglas.example`;
  await open(page, "/cockpit");
  await page.getByRole("heading", { level: 1, name: "Alpenglas" }).waitFor();
  await open(page, "/cockpit/alpenglas/members/invite");
  await page.getByLabel("Mail addresses").fill(email);
  await page.getByLabel("Company volunteer").check();
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  const row = page.getByRole("row").filter({ hasText: email });
  await row.filter({ hasText: "Company volunteer" }).waitFor();
  await row.getByRole("button", { name: `Actions for ${email}` }).click();
  await page.getByRole("menuitem", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await row.filter({ hasText: "Taken back" }).waitFor();
  await context.close();
});

test("the only admin of a company cannot leave it without one", async () => {
  const { page, context } = await enterDemo(browser, "Leonie Frischknecht");
  await open(page, "/cockpit/alpenglas/members");
  await page.getByRole("button", { name: "Actions for Leonie Frischknecht" }).click();
  await page.getByRole("menuitem", { name: "Remove from the company" }).click();
  await page.getByRole("dialog").getByText("Somebody has to manage the company.").waitFor();
  await context.close();
});

test("a viewer sees colleagues but no way to change them, and other companies are not there", async () => {
  const { page, context } = await enterDemo(browser, "Paolo Ferrante");
  await open(page, "/cockpit/alpenglas/members");
  await page.getByRole("row").filter({ hasText: "Leonie Frischknecht" }).waitFor();
  expect(await page.getByRole("link", { name: "Invite", exact: true }).count()).toBe(0);
  expect(await page.getByRole("button", { name: /Actions for/ }).count()).toBe(0);
  const answers = await Promise.all(
    ["/cockpit/alpenglas/members/invite", "/cockpit/elsewhere"].map((path) =>
      page.request.get(inject("address") + path),
    ),
  );
  expect(answers.map((answer) => answer.status())).toEqual([403, 404]);
  await context.close();
});
