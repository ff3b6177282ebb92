import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Doc } from "../../convex/_generated/dataModel";
import { launchBrowser, type Visitor, visitor } from "../support/browser";
import { linesOf, readByIcalJs } from "../support/calendars";
import { rowsOf } from "../support/deploymentAdmin";
import {
  chooseList,
  comeBack,
  fresh,
  freshAddress,
  inviteToCohort,
  openCohort,
  personRow,
} from "./plannedCohort";
import { enterByCode, enterDemo, keptMail, open } from "./signedIn";

const DAY = 86_400_000;
/** Longer than other tests: a whole cohort's story in one go. */
const STORY = { timeout: 180_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The last Sunday of March of next year, when the clocks in Zurich go forward. */
function clockChange(): number {
  const last = Date.UTC(new Date().getUTCFullYear() + 1, 2, 31);
  return last - new Date(last).getUTCDay() * DAY;
}

/** The civil date so many days from the change of the clocks. */
function dayFromChange(days: number): string {
  return new Date(clockChange() + days * DAY).toISOString().slice(0, 10);
}

/** Makes a format with two settings of its own and publishes its first version. */
async function publishFormat(page: Page, name: string): Promise<void> {
  await open(page, "/admin/formats");
  await page.getByRole("button", { name: "New format" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "New format" }).click();
  await page.waitForURL("**/draft");
  await page.getByLabel("Summary").fill("Evenings in a workshop.");
  for (const [title, key, kind] of [
    ["Tools at home", "toolsAtHome", "Yes or no"],
    ["Hours a week", "hoursAWeek", "Whole number"],
  ] as const) {
    await page.getByRole("button", { name: "Add a setting" }).click();
    await page.getByRole("textbox", { name: "Setting" }).last().fill(title);
    await page.getByLabel("Name in files and the API").last().fill(key);
    await page.getByLabel("Kind").last().selectOption({ label: kind });
  }
  await page.getByLabel("Unless said otherwise").last().fill("3");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("Nothing stands against publishing it.").waitFor();
  await page.getByRole("button", { name: "Publish version 1.0.0" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish version 1.0.0" }).click();
  await page.waitForURL(/\/admin\/formats\/[^/]+$/);
  await page.getByRole("button", { name: "New draft" }).waitFor();
}

/** Makes a program of a format and puts it into the catalog. */
async function publishProgram(page: Page, format: string, title: string): Promise<void> {
  await open(page, "/admin/programs/new");
  await page.getByLabel("Format").selectOption({ label: `${format} (Course)` });
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL("**/setup?step=texts");
  await page.getByLabel("Summary").fill("From the plank to the chair.");
  await page.getByLabel("Description", { exact: true }).fill("We **plane** and we glue.");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL("**/setup?step=settings");
  await page.getByLabel("Hours a week").fill("5");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.waitForURL("**/setup?step=review");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("link", { name: "See the page" }).waitFor();
}

/** Plans four evenings at 18:30, two before the clocks change and two after. */
async function planEvenings(page: Page, cohort: string, title: string): Promise<void> {
  await open(page, `${cohort}/sessions/new`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Date", { exact: true }).fill(dayFromChange(-13));
  await page.getByLabel("Begins at").fill("18:30");
  await page.getByLabel("Repeats weekly").check();
  await page.getByRole("textbox", { name: "Number of sessions" }).fill("4");
  await page.getByLabel("Room").fill("Workshop 2");
  await page.getByRole("button", { name: "Plan 4 sessions" }).click();
  await page.waitForURL("**/sessions");
}

/** When the sessions of a list that is shown begin, as instants. */
async function instantsOf(page: Page): Promise<string[]> {
  const times = await page.getByRole("main").getByRole("listitem").locator("time").all();
  const found = await Promise.all(times.map((time) => time.getAttribute("datetime")));
  return found.map((instant) => instant?.slice(0, 16) ?? "");
}

/** A visitor without scripts searches the catalog for a program and finds its cohort; gives the page to join at. */
async function findAsVisitor(program: string, cohort: string): Promise<string> {
  const { page, context } = await visitor(browser, { javaScriptEnabled: false });
  await page.goto(`${inject("address")}/programs`);
  await page.getByLabel("Search programs").fill(program);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: program }).click();
  await page.getByRole("heading", { name: cohort }).waitFor();
  const hours = page.locator("dt", { hasText: "Hours a week" }).locator("+ dd");
  expect(await hours.textContent()).toBe("5");
  await page.getByRole("link", { name: new RegExp(`^Ask for a place.*${cohort}`) }).click();
  await page.getByRole("link", { name: "Sign in to ask for a place" }).waitFor();
  await context.close();
  return new URL(page.url()).pathname;
}

/** Asks for a place in a browser of one's own, which stays open. */
async function askForPlace(staff: Page, { path, email }: { path: string; email: string }): Promise<Visitor> {
  const asker = await enterByCode(browser, staff, email);
  await asker.page.goto(inject("address") + path);
  await asker.page.getByRole("button", { name: "Ask for a place" }).click();
  await asker.page.getByText("Your request has arrived.").waitFor();
  return asker;
}

/** Lets somebody in who asked for a place. */
async function letIn(page: Page, cohort: string, email: string): Promise<void> {
  await open(page, `${cohort}/people?state=requested`);
  await personRow(page, email)
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await page.getByRole("menuitem", { name: "Let in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Let in" }).click();
}

/** Takes in a list of one, who finds no seat, after looking at what would happen. */
async function listOneTooMany(page: Page, cohort: string): Promise<void> {
  await chooseList(page, cohort, [`${freshAddress("listed")},Lina Listed`]);
  await page.getByText("One person is new here").waitFor();
  await page.getByRole("button", { name: "Take one person in" }).click();
  await page.getByText("One person waits for a seat.").waitFor();
  await page.getByRole("link", { name: "Look at the waitlist" }).click();
  await personRow(page, "Lina Listed").filter({ hasText: "On the waitlist" }).waitFor();
}

/** Moves the first evening of a cohort, and no other, to a quarter past seven. */
async function moveFirst(page: Page, cohort: string, title: string): Promise<void> {
  await open(page, `${cohort}/sessions`);
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Begins at").fill("19:15");
  await page.getByRole("button", { name: "Save the change" }).click();
}

/** What the mails to an address carried for its reader's calendar, the first mail first. */
async function calendarsTo(email: string) {
  const mails = await rowsOf<Doc<"deliveries">>(inject("deployment"), "deliveries");
  const parts = mails.flatMap(({ address, calendar }) =>
    address === email && calendar !== undefined ? [calendar] : [],
  );
  return parts.reverse();
}

/** The calendar's file of the newest mail to an address, as staff get it in the outbox. */
async function calendarFileOf(page: Page, email: string): Promise<string> {
  await open(page, "/admin/outbox");
  await (await keptMail(page, email)).click();
  const link = page.getByRole("link", { name: "invite.ics" });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFile(await file.path(), "utf8");
}

test("a cohort from its format to its moved evening: planned, found, asked for, joined", STORY, async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  const [format, program, name] = [fresh("Workshop evenings"), fresh("Joinery"), fresh("Spring run")];
  await publishFormat(staff.page, format);
  await publishProgram(staff.page, format, program);
  const days: [string, string] = [dayFromChange(-27), dayFromChange(60)];
  const cohort = await openCohort(staff.page, { program, name, days, seats: 2, joining: "By asking" });
  await planEvenings(staff.page, cohort, "Joints");
  await expect.poll(() => staff.page.getByText("18:30–20:00").count()).toBe(4);
  const [firstDay, ...days2to4] = [-13, -6, 1, 8].map(dayFromChange);
  const later = [`${days2to4[0]}T17:30`, `${days2to4[1]}T16:30`, `${days2to4[2]}T16:30`];
  const evenings = [`${firstDay}T17:30`, ...later];
  expect(await instantsOf(staff.page)).toEqual(evenings);

  const path = await findAsVisitor(program, name);
  const asking = freshAddress("asks");
  const asker = await askForPlace(staff.page, { path, email: asking });

  const email = freshAddress("invited");
  const invitation = await inviteToCohort(staff.page, cohort, email);
  const invited = await comeBack(browser, staff.page, { path: invitation, email });
  await invited.page.getByRole("button", { name: "Accept the invitation" }).click();
  await invited.page.getByRole("heading", { name: "Coming sessions" }).waitFor();

  await letIn(staff.page, cohort, asking);
  await asker.page.getByRole("heading", { name: "Coming sessions" }).waitFor();
  await listOneTooMany(staff.page, cohort);

  expect(await instantsOf(invited.page)).toEqual(evenings);
  await moveFirst(staff.page, cohort, "Joints");
  await invited.page.getByText("19:15 (Zurich)").first().waitFor();
  expect(await instantsOf(invited.page)).toEqual([`${firstDay}T18:15`, ...later]);

  await expect.poll(async () => (await calendarsTo(email)).length).toBe(2);
  const parts = await calendarsTo(email);
  expect(parts.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST"]);
  const [planned, moved] = parts.map(({ content }) => content) as [string, string];
  expect(readByIcalJs(planned).map(({ at }) => at)).toEqual(evenings);
  expect(readByIcalJs(moved).map(({ at }) => at)).toEqual([`${firstDay}T18:15`]);
  expect(linesOf(moved, "UID")).toEqual(linesOf(planned, "UID"));
  expect([linesOf(planned, "SEQUENCE"), linesOf(moved, "SEQUENCE")]).toEqual([
    ["SEQUENCE:0"],
    ["SEQUENCE:1"],
  ]);
  expect(await calendarFileOf(staff.page, email)).toBe(moved);
  for (const { problems } of [staff, asker, invited]) expect(problems).toEqual([]);
  await Promise.all([staff, asker, invited].map(({ context }) => context.close()));
});
