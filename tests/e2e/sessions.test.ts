import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { fresh, planSession } from "./plannedCohort";
import { enterDemo, open } from "./signedIn";

const address = inject("address");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The demo's running cohort, in which Aylin Demir takes part. */
async function runningCohort(page: Page): Promise<string> {
  await open(page, "/admin/cohorts");
  const href = await page
    .getByRole("link", { name: /Evening group/ })
    .first()
    .getAttribute("href");
  return href ?? "";
}

/** Plans a session of it that begins in so many minutes; gives its page. */
async function plan(page: Page, title: string, inMinutes: number): Promise<string> {
  return planSession(page, await runningCohort(page), { title, inMinutes });
}

test("the sheet fills in another browser when a learner goes through the door", async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  const session = await plan(staff.page, fresh("Live sheet"), 10);
  await open(staff.page, `${session}/sheet`);
  const row = staff.page.getByRole("row").filter({ hasText: "Aylin Demir" });
  await row.waitFor();
  expect(await row.getByText("Here now").count()).toBe(0);
  const learner = await enterDemo(browser, "Aylin Demir");
  await learner.page.goto(`${address}${session.replace("/admin", "")}/join`);
  await row.getByText("Here now").waitFor();
  // Before anything is refused, which the console tells too.
  expect(staff.problems).toEqual([]);
  await row.getByRole("checkbox").check();
  await staff.page.getByRole("button", { name: "Correct one person" }).click();
  await staff.page.getByRole("radio", { name: "Excused" }).check();
  await staff.page.getByRole("button", { name: "Correct it" }).click();
  await staff.page.getByRole("alert").getByText("Please fill this in.").first().waitFor();
  await staff.page.getByRole("textbox", { name: /reason|why/i }).fill("Left at once, was ill");
  await staff.page.getByRole("button", { name: "Correct it" }).click();
  await row.getByText("Left at once, was ill").waitFor();
  await row.getByText("Excused").waitFor();
  await Promise.all([staff.context.close(), learner.context.close()]);
});

test("a session outside the cohort's dates is refused at its date, and cancelling one needs a reason", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  const session = await plan(page, fresh("Cancelled"), 14);
  await open(page, session);
  await page.getByRole("button", { name: "Cancel the session" }).click();
  await page.getByRole("button", { name: "Cancel this session" }).click();
  await page.getByRole("alert").getByText("Please fill this in.").first().waitFor();
  await page.getByRole("textbox", { name: /reason|why/i }).fill("The room is flooded");
  await page.getByRole("button", { name: "Cancel this session" }).click();
  await page.getByText("The room is flooded").first().waitFor();
  await page.getByRole("button", { name: "Restore the session" }).waitFor();
  await open(page, `${await runningCohort(page)}/sessions/new`);
  await page.getByLabel("Title").fill("Too late");
  await page.getByLabel("Room").fill("Room 4");
  await page.getByLabel("Date", { exact: true }).fill("2999-01-05");
  await page.getByRole("button", { name: "Plan the session" }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: /^Date: This lies outside/ })
    .waitFor();
  await context.close();
});
