import type { Browser, Locator, Page } from "playwright-core";
import { inject } from "vitest";
import { type Visitor, visitor } from "../support/browser";
import { enterCode, findInMail, INVITATION, open, readCode } from "./signedIn";

const MINUTE = 60_000;

/** A name that no other run of a test uses. */
export function fresh(name: string): string {
  return `${name} ${crypto.randomUUID().slice(0, 8)}`;
}

/** A mail address that no other run of a test uses. */
export function freshAddress(name: string): string {
  return `${name}.${crypto.randomUUID().slice(0, 8)}@people.example`;
}

type Run = {
  /** Title of the program; the first that is found if none is named. */
  program?: string;
  name: string;
  /** First and last day, civil dates. */
  days: [first: string, last: string];
  seats: number;
  /** How people join, as the field says it. */
  joining?: string;
};

/** Plans a cohort by the wizard and opens it for joining; gives the address of its page for staff. */
export async function openCohort(page: Page, { program, name, days, seats, joining }: Run): Promise<string> {
  await open(page, "/admin/cohorts/new");
  const picker = page.getByRole("textbox", { name: "Program" });
  await picker.click();
  if (program !== undefined) await picker.fill(program);
  const options = page.getByRole("option");
  await (program === undefined ? options : options.filter({ hasText: program })).first().click();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("First day").fill(days[0]);
  await page.getByLabel("Last day").fill(days[1]);
  await page.getByRole("button", { name: "Make the draft" }).click();
  await page.getByRole("textbox", { name: "Seats (optional)" }).fill(String(seats));
  if (joining !== undefined) await page.getByLabel("How people join").selectOption({ label: joining });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("This is what was agreed.").waitFor();
  await page.getByRole("button", { name: "Open for joining" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Open for joining" }).click();
  await page.getByText("It is open. Next,").waitFor();
  return /\/admin\/cohorts\/[^/?]+/.exec(page.url())?.[0] ?? "";
}

/** Starts the cohort whose page is shown before its first day: who is enrolled takes part from now on. */
export async function startNow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Start now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start now" }).click();
  await page.getByText("Running").first().waitFor();
}

/** What the clocks in Zurich show so many minutes from now. */
export function zurich(inMinutes: number): { date: string; time: string } {
  const shown = new Date(Date.now() + inMinutes * MINUTE).toLocaleString("sv-SE", {
    timeZone: "Europe/Zurich",
  });
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

type Meeting = { title: string; inMinutes: number; seats?: number };

/** Plans a session of a cohort in a room, for who registers where it has seats; gives its page for staff. */
export async function planSession(
  page: Page,
  cohort: string,
  { title, inMinutes, seats }: Meeting,
): Promise<string> {
  await open(page, `${cohort}/sessions/new`);
  const { date, time } = zurich(inMinutes);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Date", { exact: true }).fill(date);
  await page.getByLabel("Begins at").fill(time);
  await page.getByLabel("Room").fill("Room 4");
  if (seats !== undefined) {
    await page.getByLabel("People register for it").check();
    await page.getByRole("textbox", { name: "Seats (optional)" }).fill(String(seats));
  }
  await page.getByRole("button", { name: "Plan the session" }).click();
  await page.waitForURL("**/sessions");
  return (await page.getByRole("link", { name: title }).getAttribute("href")) ?? "";
}

/** A person's line among those of a cohort, whose page is shown; by their name or mail address. */
export function personRow(page: Page, who: string): Locator {
  return page.getByRole("row").filter({ hasText: who });
}

/** Chooses a list of people for a cohort. Nothing is taken in yet: what would happen is shown. */
export async function chooseList(page: Page, cohort: string, lines: readonly string[]): Promise<void> {
  await open(page, `${cohort}/import`);
  const buffer = Buffer.from(["email,name", ...lines].join("\n"));
  await page.getByLabel("List of people").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
}

/** Takes a list of people in, in its order, and waits until it is done. */
export async function takeIn(page: Page, cohort: string, lines: readonly string[]): Promise<void> {
  await chooseList(page, cohort, lines);
  await page.getByRole("button", { name: /^Take .* in$/ }).click();
  await page.getByText(`${lines.length} new, 0 changed, 0 as they were`).waitFor();
}

/** Invites one address to a cohort, and gives where the mail's link leads. */
export async function inviteToCohort(page: Page, cohort: string, email: string): Promise<string> {
  await open(page, `${cohort}/invite`);
  await page.getByLabel("Mail addresses").fill(email);
  await page.getByRole("button", { name: "Send one invitation" }).click();
  await personRow(page, email).filter({ hasText: "Invited" }).waitFor();
  return findInMail(page, email, /\/portal\/cohorts\/\w+/, INVITATION);
}

/** Somebody who opens a page as a visitor, signs in there by a code that `staff` reads, and comes back to it. */
export async function comeBack(
  browser: Browser,
  staff: Page,
  { path, email }: { path: string; email: string },
): Promise<Visitor> {
  const entered = await visitor(browser);
  const { page } = entered;
  await page.goto(inject("address") + path);
  await page.getByLabel("Mail address").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.waitForURL("**/sign-in/code");
  await enterCode(page, await readCode(staff, email));
  await page.waitForURL(`**${path}`);
  await open(page, path);
  return entered;
}
