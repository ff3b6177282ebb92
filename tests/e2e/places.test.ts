import jsQR from "jsqr";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, type Visitor } from "../support/browser";
import { readByIcalJs } from "../support/calendars";
import {
  fresh,
  freshAddress,
  inviteToCohort,
  openCohort,
  personRow,
  planSession,
  startNow,
  takeIn,
  zurich,
} from "./plannedCohort";
import { enterByCode, enterDemo, open } from "./signedIn";

/** In minutes. */
const DAY = 24 * 60;

type Learner = Visitor & { email: string; name: string };

let browser: Browser;
let staff: Visitor;
/** They take part in all that is planned here, each test in a cohort of its own. */
let first: Learner;
let second: Learner;
beforeAll(async () => {
  browser = await launchBrowser();
  staff = await enterDemo(browser, "Verena Aebischer");
  // One after the other: staff read their codes on one page.
  first = await enterLearner("fiona");
  second = await enterLearner("sven");
});
afterAll(() => browser.close());
afterEach(() => {
  for (const { problems } of [staff, first, second]) expect(problems).toEqual([]);
});

/** Somebody new in a browser of their own, who is called by what their address begins with. */
async function enterLearner(nickname: string): Promise<Learner> {
  const email = freshAddress(nickname);
  const entered = await enterByCode(browser, staff.page, email);
  return { ...entered, email, name: email.split("@")[0] ?? "" };
}

/** Opens a cohort with so many seats that goes on for a month from today. */
function openMonth(seats: number): Promise<string> {
  const days: [string, string] = [zurich(0).date, zurich(30 * DAY).date];
  return openCohort(staff.page, { name: fresh("Places"), days, seats });
}

/** Takes people into a cohort in their order, which starts at once. */
async function seat(cohort: string, people: readonly Learner[]): Promise<void> {
  const lines = people.map(({ email, name }) => `${email},${name}`);
  await takeIn(staff.page, cohort, lines);
  await startNow(staff.page);
}

/** The same page as learners have it. */
function learners(staffPath: string): string {
  return staffPath.replace("/admin/cohorts", "/portal/cohorts").replace("/admin/sessions", "/portal/events");
}

/** What a QR code that a page shows says, read from its picture. */
async function scan(page: Page): Promise<string> {
  const code = page.getByRole("img", { name: "Code to check in with" });
  const picture = (await code.screenshot()).toString("base64");
  // A page of the product would not let a picture of elsewhere in.
  const blank = await page.context().newPage();
  const { width, height, dots } = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext("2d");
    if (canvas === null) throw new Error("There is no canvas.");
    canvas.drawImage(image, 0, 0);
    const reader = new FileReader();
    const read = new Promise((resolve) => reader.addEventListener("load", resolve));
    reader.readAsDataURL(new Blob([canvas.getImageData(0, 0, width, height).data]));
    await read;
    // As text: a list of a million numbers takes longer to hand over than the code is good.
    return { width, height, dots: String(reader.result).split(",")[1] ?? "" };
  }, picture);
  await blank.close();
  const found = jsQR(Uint8ClampedArray.from(Buffer.from(dots, "base64")), width, height);
  if (found === null) throw new Error("The picture shows no code.");
  return found.data;
}

/** Somebody's line in a table that staff see. */
function line({ name }: Learner): Locator {
  return personRow(staff.page, name);
}

/** Gives the seat of the session back whose page is shown. */
async function giveBack({ page }: Learner): Promise<void> {
  await page.getByRole("button", { name: "Give my seat back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Give my seat back" }).click();
}

test("who declines an invitation is asked no more, and staff see it at once", async () => {
  const cohort = await openMonth(2);
  const { page, email } = first;
  await open(page, await inviteToCohort(staff.page, cohort, email));
  await open(staff.page, `${cohort}/people`);
  await line(first).filter({ hasText: "Invited" }).waitFor();
  await page.getByRole("button", { name: "Decline", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Decline", exact: true }).click();
  await page.getByText("This did not come to a seat.").waitFor();
  expect(await page.getByRole("button", { name: "Accept the invitation" }).count()).toBe(0);
  await line(first).filter({ hasText: "Declined" }).waitFor();
});

test("who waits is offered the seat that another leaves, takes it, and is inside without opening anything anew", async () => {
  const cohort = await openMonth(1);
  await seat(cohort, [first, second]);
  const [leaving, waiting] = [first.page, second.page];
  await open(leaving, learners(cohort));
  await open(waiting, learners(cohort));
  await waiting.getByText("You are the first on the waitlist.").waitFor();
  await open(staff.page, `${cohort}/people`);
  await leaving.getByRole("button", { name: "Leave this cohort" }).click();
  await leaving.getByRole("dialog").getByRole("button", { name: "Leave this cohort" }).click();
  await leaving.getByText("You are no longer in this cohort.").waitFor();
  await waiting.getByText("A seat is kept for you until").waitFor();
  await line(second).filter({ hasText: "Seat offered" }).waitFor();
  await waiting.getByRole("button", { name: "Take the seat" }).click();
  await waiting.getByRole("heading", { name: "Coming sessions" }).waitFor();
  await line(second).filter({ hasText: "Takes part" }).waitFor();
  await line(first).filter({ hasText: "Left" }).waitFor();
});

test("a session with a seat of its own is registered for, waited for, given back and taken", async () => {
  const cohort = await openMonth(2);
  const course = { title: fresh("Tool course"), inMinutes: 3 * DAY, seats: 1 };
  const session = await planSession(staff.page, cohort, course);
  await seat(cohort, [first, second]);
  await open(first.page, learners(session));
  await open(second.page, learners(session));
  await open(staff.page, `${session}/registrations`);
  await first.page.getByText("One seat is free.").waitFor();
  await first.page.getByRole("button", { name: "Register" }).click();
  await first.page.getByText("You are registered.", { exact: true }).waitFor();
  await second.page.getByText("All seats are taken.").waitFor();
  await second.page.getByRole("button", { name: "Wait for a seat" }).click();
  await second.page.getByText("You wait for a seat. When one is free, you are told.").waitFor();
  await line(first).filter({ hasText: "Registered" }).waitFor();
  await line(second).filter({ hasText: "Waiting" }).waitFor();
  await giveBack(first);
  await first.page.getByText("All seats are taken.").waitFor();
  await second.page.getByText("A seat is kept for you until").waitFor();
  await second.page.getByRole("button", { name: "Take the seat" }).click();
  await second.page.getByText("You are registered.", { exact: true }).waitFor();
  await line(second).filter({ hasText: "Registered" }).waitFor();
  await giveBack(second);
  await second.page.getByText("One seat is free.").waitFor();
  await first.page.getByText("One seat is free.").waitFor();
});

test("a calendar address of one's own gives the sessions to who knows it, and nothing once it is revoked", async () => {
  const cohort = await openMonth(1);
  const title = fresh("Evening");
  await planSession(staff.page, cohort, { title, inMinutes: 3 * DAY });
  await seat(cohort, [first]);
  const { page } = first;
  await open(page, learners(cohort));
  const begins = await page.getByRole("listitem").locator("time").first().getAttribute("datetime");
  await open(page, "/portal/calendar");
  await page.getByRole("button", { name: "Make my calendar address" }).click();
  const address = await page.getByLabel("The same for the web, such as Google Calendar").inputValue();
  const webcal = await page.getByLabel("Address for calendar programs").inputValue();
  expect(webcal.split("://")).toEqual(["webcal", address.split("://")[1]]);
  const answer = await fetch(address);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=UTF-8");
  const shown = readByIcalJs(await answer.text()).filter((session) => session.title === title);
  expect(shown.map(({ at, status }) => [at, status])).toEqual([[begins?.slice(0, 16), "CONFIRMED"]]);
  await page.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByText("The calendar address is revoked.").waitFor();
  expect((await fetch(address)).status).toBe(404);
});

test("who scans the code on the room's screen is here on the sheet", async () => {
  const cohort = await openMonth(1);
  const session = await planSession(staff.page, cohort, { title: fresh("In the room"), inMinutes: 10 });
  await seat(cohort, [first]);
  const screen = await staff.context.newPage();
  await open(screen, session);
  await screen.getByRole("link", { name: "Show the check-in code" }).click();
  await screen.getByText("Nobody is here yet").waitFor();
  await open(staff.page, `${session}/sheet`);
  await line(first).waitFor();
  expect(await line(first).getByText("Here now").count()).toBe(0);
  const address = await scan(screen);
  expect(address).toMatch(new RegExp(`^${inject("address")}/check-in/[\\w.~-]+$`));
  await first.page.goto(address);
  await first.page.getByRole("heading", { name: "You are checked in" }).waitFor();
  await line(first).getByText("Here now").waitFor();
  await screen.getByText("One person is here").waitFor();
});
