import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Doc } from "../../convex/_generated/dataModel";
import { launchBrowser, visitor } from "../support/browser";
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
import { enterByCode, enterDemo, open } from "./signedIn";

const DAY = 86_400_000;
/** Longer than other tests: a whole cohort's story in one go. */
const STORY_MS = 180_000;

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

test("from a format to the evenings of a cohort: planned, found, asked for, joined and moved", { timeout: STORY_MS }, async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  const [format, title, name] = [fresh("Workshop evenings"), fresh("Joinery"), fresh("Spring run")];
  await publishFormat(staff.page, format);
  await publishProgram(staff.page, format, title);
  const cohort = await openCohort(staff.page, {
    ...{ program: title, name, seats: 2, joining: "By asking" },
    days: [dayFromChange(-27), dayFromChange(60)],
  });
  await planEvenings(staff.page, cohort, "Joints");
  const evenings = [
    `${dayFromChange(-13)}T17:30`,
    `${dayFromChange(-6)}T17:30`,
    `${dayFromChange(1)}T16:30`,
    `${dayFromChange(8)}T16:30`,
  ];
  await expect.poll(() => staff.page.getByText("18:30–20:00").count()).toBe(4);
  expect(await instantsOf(staff.page)).toEqual(evenings);

  // A visitor finds it, without scripts.
  const guest = await visitor(browser, { javaScriptEnabled: false });
  await guest.page.goto(`${inject("address")}/programs`);
  await guest.page.getByLabel("Search programs").fill(title);
  await guest.page.getByRole("button", { name: "Find" }).click();
  await guest.page.getByRole("link", { name: title }).click();
  await guest.page.getByRole("heading", { name }).waitFor();
  await guest.page.getByText("Hours a week").waitFor();
  await guest.page.getByRole("link", { name: new RegExp(`^Ask for a place.*${name}`) }).click();
  await guest.page.getByRole("link", { name: "Sign in to ask for a place" }).waitFor();
  const joining = new URL(guest.page.url()).pathname;

  // One asks for a place.
  const [asking, invited, listed] = ["asks", "invited", "listed"].map(freshAddress) as [string, string, string];
  const asker = await enterByCode(browser, staff.page, asking);
  await asker.page.goto(inject("address") + joining);
  await asker.page.getByRole("button", { name: "Ask for a place" }).click();
  await asker.page.getByText("Your request has arrived.").waitFor();

  // Another is invited, comes by the mail's link and accepts.
  const own = await inviteToCohort(staff.page, cohort, invited);
  const guestOfStaff = await comeBack(browser, staff.page, { path: own, email: invited });
  await guestOfStaff.page.getByRole("button", { name: "Accept the invitation" }).click();
  await guestOfStaff.page.getByRole("heading", { name: "Coming sessions" }).waitFor();

  // Staff let the first in, whose page opens by itself.
  await open(staff.page, `${cohort}/people?state=requested`);
  await personRow(staff.page, asking).getByRole("button", { name: /^Actions for/ }).click();
  await staff.page.getByRole("menuitem", { name: "Let in" }).click();
  await staff.page.getByRole("dialog").getByRole("button", { name: "Let in" }).click();
  await asker.page.getByRole("heading", { name: "Coming sessions" }).waitFor();

  // A third comes by a list, which is looked at before: both seats are taken.
  await chooseList(staff.page, cohort, [`${listed},Lina Listed`]);
  await staff.page.getByText("One person is new here").waitFor();
  await staff.page.getByRole("button", { name: "Take one person in" }).click();
  await staff.page.getByText("One person waits for a seat.").waitFor();
  await staff.page.getByRole("link", { name: "Look at the waitlist" }).click();
  await personRow(staff.page, "Lina Listed").filter({ hasText: "On the waitlist" }).waitFor();

  // Who was invited sees the evenings, and the one that staff moves, where they are.
  expect(await instantsOf(guestOfStaff.page)).toEqual(evenings);
  await open(staff.page, `${cohort}/sessions`);
  await staff.page.getByRole("link", { name: "Joints" }).first().click();
  await staff.page.getByRole("link", { name: "Change" }).click();
  await staff.page.getByLabel("Begins at").fill("19:15");
  await staff.page.getByRole("button", { name: "Save the change" }).click();
  await guestOfStaff.page.getByText("19:15 (Zurich)").first().waitFor();
  expect((await instantsOf(guestOfStaff.page))[0]).toBe(`${dayFromChange(-13)}T18:15`);

  // The mails carried all of it into the calendar.
  const mails = await rowsOf<Doc<"deliveries">>(inject("deployment"), "deliveries");
  const parts = mails.flatMap(({ address, calendar }) =>
    address === invited && calendar !== undefined ? [calendar] : [],
  );
  const [moved, first] = parts;
  expect(parts.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST"]);
  expect(readByIcalJs(first?.content ?? "").map(({ at }) => at)).toEqual(evenings);
  expect(linesOf(moved?.content ?? "", "SEQUENCE")).toEqual([]);
  await Promise.all([staff, guest, asker, guestOfStaff].map(({ context }) => context.close()));
});
