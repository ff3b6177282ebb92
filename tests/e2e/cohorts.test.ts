import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { fresh } from "./plannedCohort";
import { enterDemo, open } from "./signedIn";

const address = inject("address");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const OWNER = "Verena Aebischer";

/** Plans a draft of the first program that is found, with two seats, and leaves it at the last step. */
async function plan(page: Page, name: string): Promise<void> {
  await open(page, "/admin/cohorts/new");
  await page.getByRole("textbox", { name: "Program" }).click();
  await page.getByRole("option").first().click();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("First day").fill("2027-03-01");
  await page.getByLabel("Last day").fill("2027-06-30");
  await page.getByRole("button", { name: "Make the draft" }).click();
  await page.getByRole("textbox", { name: "Seats (optional)" }).fill("2");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("This is what was agreed.").waitFor();
}

/** The address of the cohort whose page, or a part of it, is shown. */
function cohortOf(page: Page): string {
  return /\/admin\/cohorts\/[^/?]+/.exec(page.url())?.[0] ?? "";
}

/** Opens the cohort that is planned, and gives its address. */
async function openForJoining(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Open for joining" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Open for joining" }).click();
  await page.getByText("It is open. Next,").waitFor();
  return cohortOf(page);
}

test("a cohort is planned step by step, and its dates are refused at the field", async () => {
  const { page, context, problems } = await enterDemo(browser, OWNER);
  const name = fresh("Spring");
  await plan(page, name);
  expect(problems).toEqual([]);
  const cohort = cohortOf(page);
  await open(page, `${cohort}/plan?step=dates`);
  await page.getByLabel("Last day").fill("2027-02-01");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Last day: The end is before the start." }).waitFor();
  await open(page, `${cohort}/plan?step=review`);
  await openForJoining(page);
  await open(page, `/admin/cohorts?q=${encodeURIComponent(name)}`);
  await page.getByRole("row").filter({ hasText: name }).filter({ hasText: "0 of 2" }).waitFor();
  await context.close();
});

test("a list is looked at before it is taken in, and who finds no seat waits", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  await plan(page, fresh("Listed"));
  const cohort = await openForJoining(page);
  await open(page, `${cohort}/import`);
  const rows = ["ada", "grace", "alan"].map((who) => `${who}@list.example,${who},participant`);
  const csv = ["email,name,role", ...rows, "nobody,No one,participant", "x@list.example,X,king"].join("\n");
  const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("List of people").setInputFiles(file);
  const problems = page.getByRole("list", { name: "Rows that cannot be taken" }).getByRole("listitem");
  await problems.first().waitFor();
  expect(await problems.allTextContents()).toEqual([
    "Line 5, mail addressThis is not a mail address. It looks like name@example.org.",
    "Line 6, roleThis is no role here. Write participant, volunteer or nothing.",
  ]);
  const start = page.getByRole("button", { name: "Take 3 people in" });
  expect(await start.isDisabled()).toBe(true);
  await page.getByLabel("Leave out the 2 rows that cannot be taken").check();
  await start.click();
  await page.getByText("3 new, 0 changed, 0 as they were").waitFor();
  await page.getByText("One person waits for a seat.").waitFor();
  await page.getByRole("link", { name: "Look at the waitlist" }).click();
  await page.getByRole("row").filter({ hasText: "alan" }).filter({ hasText: "On the waitlist" }).waitFor();
  await context.close();
});

test("who is taken out needs a reason, and the seat is offered to who waits", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  await plan(page, fresh("Offered"));
  const cohort = await openForJoining(page);
  await open(page, `${cohort}/import`);
  const csv = ["email,name", ...["one", "two", "three"].map((who) => `${who}@offer.example,${who}`)].join(
    "\n",
  );
  await page
    .getByLabel("List of people")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Take 3 people in" }).click();
  await page.getByText("3 new, 0 changed, 0 as they were").waitFor();
  await open(page, `${cohort}/people?state=enrolled`);
  await page.getByRole("button", { name: "Actions for one" }).click();
  await page.getByRole("menuitem", { name: "Take out" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Take out" }).click();
  await dialog.getByRole("link", { name: "Reason: Please fill this in." }).waitFor();
  await dialog.getByLabel("Reason").fill("Moved away");
  await dialog.getByRole("button", { name: "Show the mail" }).click();
  await dialog.frameLocator("iframe").getByText("Moved away").waitFor();
  await dialog.getByRole("button", { name: "Take out" }).click();
  await open(page, `${cohort}/people?state=offered`);
  await page.getByRole("row").filter({ hasText: "three" }).filter({ hasText: "Seat offered" }).waitFor();
  await context.close();
});

test("what is asked for is ticked, and who is ready is completed", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  await plan(page, fresh("Ticked"));
  const cohort = await openForJoining(page);
  await open(page, `${cohort}/import`);
  const csv = "email,name\ntick@done.example,Tilda Tick";
  await page
    .getByLabel("List of people")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Take one person in" }).click();
  await page.getByText("1 new, 0 changed, 0 as they were").waitFor();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Start now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start now" }).click();
  await open(page, `${cohort}/progress`);
  await page.getByRole("button", { name: "Add a requirement" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What counts").selectOption({ label: "Ticked by staff" });
  await dialog.getByRole("button", { name: "Add a requirement" }).click();
  await dialog.getByRole("link", { name: "What it is called: Please fill this in." }).waitFor();
  await dialog.getByLabel("What it is called").fill("Final talk");
  await dialog.getByRole("button", { name: "Add a requirement" }).click();
  await page.getByRole("checkbox", { name: "Final talk: Tilda Tick" }).check();
  await page.getByRole("button", { name: "Complete one person" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Complete one person" }).click();
  await page.getByText("One person was completed together,").waitFor();
  await open(page, `${cohort}/people?state=completed`);
  await page.getByRole("row").filter({ hasText: "Tilda Tick" }).filter({ hasText: "Completed" }).waitFor();
  await context.close();
});

test("an announcement is seen as a mail first, and says whom it went to", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  await plan(page, fresh("Told"));
  const cohort = await openForJoining(page);
  await open(page, `${cohort}/import`);
  const csv = "email,name\nheard@told.example,Hanna Heard";
  await page
    .getByLabel("List of people")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Take one person in" }).click();
  await page.getByText("1 new, 0 changed, 0 as they were").waitFor();
  await open(page, `${cohort}/announcements`);
  await page.getByRole("button", { name: "Write an announcement" }).click();
  await page.getByRole("button", { name: "Send to one person" }).click();
  await page.getByRole("link", { name: "Subject: Please fill this in." }).waitFor();
  await page.getByLabel("Subject").fill("The room has changed");
  await page.getByLabel("Text").fill("We meet in **room 12**.");
  await page.getByRole("button", { name: "Show the mail" }).click();
  await page.frameLocator("iframe").locator("strong", { hasText: "room 12" }).waitFor();
  await page.getByRole("button", { name: "Send to one person" }).click();
  await page.getByText("to one person,").waitFor();
  await context.close();
});

test("who may not manage cohorts sees them without tools", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  await plan(page, fresh("Read only"));
  const cohort = await openForJoining(page);
  await context.close();
  const other = await enterDemo(browser, "Tobias Renggli");
  await open(other.page, cohort);
  await other.page.getByRole("heading", { level: 1 }).waitFor();
  expect(await other.page.getByRole("link", { name: "Settings", exact: true }).count()).toBe(0);
  const answer = await other.page.request.get(`${address}${cohort}/import`);
  expect(answer.status()).toBe(403);
  await other.context.close();
});
