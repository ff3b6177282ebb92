import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, type Visitor } from "../support/browser";
import { addRow, personOfDemo } from "../support/deploymentAdmin";
import { enterByCode, enterDemo, open } from "./signedIn";

const address = inject("address");
let browser: Browser;
let staff: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
  staff = await enterDemo(browser, "Verena Aebischer");
});
afterAll(() => browser.close());

/** An export of the person's own data that is at work, and stays so: a real one is done before one could press. */
async function longExport(email: string): Promise<void> {
  const deployment = inject("deployment");
  const person = await personOfDemo(deployment, email);
  await addRow(deployment, "privacyJobs", {
    ...{ ...person, requestedBy: person.personId, account: true },
    ...{
      kind: "export",
      state: "running",
      done: 1,
      total: 9,
      attempt: 1,
      leaseUntil: Date.now() + 3_600_000,
    },
  });
}

/** Needs a deployment whose jobs it may write to. */
test("a copy that is being made is cancelled, and another can be asked for", async () => {
  const email = "learner08@people.example";
  const { page, context } = await enterByCode(browser, staff.page, email);
  await longExport(email);
  await open(page, "/portal/account/privacy");
  expect(await page.getByRole("button", { name: "Prepare a copy" }).count()).toBe(0);
  await page.getByRole("button", { name: "Cancel Copy of your data" }).click();
  await page.getByText("Cancelled", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Prepare a copy" }).click();
  await page.getByRole("button", { name: "Download" }).waitFor();
  await context.close();
});

test("erasing shows what goes and stays, can be left, and is refused until the address is typed", async () => {
  const email = "learner09@people.example";
  const { page, context } = await enterByCode(browser, staff.page, email);
  await open(page, "/portal/account/privacy");
  await page.getByRole("button", { name: "See what would be erased" }).click();
  await page.getByRole("heading", { name: "This stays" }).waitFor();
  await page.getByRole("button", { name: "Erase my data" }).click();
  await page.getByText("Nothing was deleted.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("heading", { name: "This stays" }).waitFor({ state: "detached" });
  await page.reload({ waitUntil: "networkidle" });
  await page.getByRole("button", { name: "See what would be erased" }).click();
  await page.getByLabel(/to confirm/).fill(email);
  await page.getByRole("button", { name: "Erase my data" }).click();
  await page.waitForURL(/\/sign-in\?erased/);
  await page.getByText("Your data is being erased.", { exact: false }).waitFor();
  await page.goto(`${address}/portal`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await context.close();
});
