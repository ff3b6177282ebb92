import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { fresh, freshAddress, openCohort } from "./plannedCohort";
import { barriersInBothThemes, enterDemo, open } from "./signedIn";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const OWNER = "Verena Aebischer";
/** Making one signs, draws and stores it, beside whatever else the machine does. */
const MADE = { timeout: 90_000 };

/** A cohort of the data program that runs, with one person who has done what is asked for. */
async function readyCohort(page: Page, holder: string): Promise<string> {
  const cohort = await openCohort(page, {
    program: "Data skills",
    name: fresh("Certified"),
    days: ["2027-03-01", "2027-06-30"],
    seats: 2,
  });
  await open(page, `${cohort}/import`);
  const buffer = Buffer.from(`email,name\n${freshAddress("certified")},${holder}`);
  await page.getByLabel("List of people").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Take one person in" }).click();
  await page.getByText("1 new, 0 changed, 0 as they were").waitFor();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Start now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start now" }).click();
  await open(page, `${cohort}/progress`);
  await page.getByRole("button", { name: "Add a requirement" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What counts").selectOption({ label: "Ticked by staff" });
  await dialog.getByLabel("What it is called").fill("Final talk");
  await dialog.getByRole("button", { name: "Add a requirement" }).click();
  await page.getByRole("checkbox", { name: `Final talk: ${holder}` }).check();
  await page.getByRole("button", { name: "Complete one person" }).waitFor();
  return cohort;
}

test("who completes has a certificate that appears by itself, and its page says why it is revoked", async () => {
  const { page, context, problems } = await enterDemo(browser, OWNER);
  const holder = fresh("Zoë Ångström");
  const cohort = await readyCohort(page, holder);
  await open(page, `${cohort}/certificates`);
  await page.getByText("No certificates yet").waitFor();
  const staff = await context.newPage();
  await open(staff, `${cohort}/progress`);
  await staff.getByRole("button", { name: "Complete one person" }).click();
  await staff.getByRole("dialog").getByRole("button", { name: "Complete one person" }).click();
  const row = page.getByRole("row").filter({ hasText: holder });
  await row.getByText("Issued").waitFor(MADE);
  await staff.getByRole("link", { name: "To the certificates" }).click();
  await staff.waitForURL(`**${cohort}/certificates`);
  await staff.close();
  await row.getByRole("link").click();
  await page.getByRole("link", { name: "Open the PDF" }).waitFor();
  await expect.poll(() => page.getByRole("img", { name: /^Badge: / }).evaluate(isLoaded)).toBe(true);
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  const dialog = page.getByRole("dialog");
  // Before anything is refused, which the console tells too.
  expect(problems).toEqual([]);
  await dialog.getByRole("button", { name: "Revoke the certificate" }).click();
  await dialog.getByRole("link", { name: "Reason: Please fill this in." }).waitFor();
  await dialog.getByLabel("Reason").fill("Issued to the wrong person");
  await dialog.getByRole("button", { name: "Revoke the certificate" }).click();
  await page.getByText("Reason, as everybody reads it: Issued to the wrong person").waitFor();
  expect(await barriersInBothThemes(page)).toEqual([]);
  await context.close();
}, 240_000);

test("a corrected certificate takes the place of the old one, and each leads to the other", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  const holder = fresh("Misspelt");
  await issueToList(page, fresh("Corrections"), `email,name\n${freshAddress("misspelt")},${holder}`);
  await page.getByRole("row").filter({ hasText: holder }).getByRole("link").click();
  await page.getByRole("link", { name: "Open the PDF" }).waitFor(MADE);
  const before = page.url();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Correct the name" }).click();
  const dialog = page.getByRole("dialog");
  const right = fresh("Rightly Spelt");
  await dialog.getByLabel("Name on the certificate").fill(right);
  await dialog.getByLabel("Reason").fill("The name was misspelt");
  await dialog.getByRole("button", { name: "Issue the corrected one" }).click();
  await page.getByRole("heading", { name: right }).waitFor();
  expect(page.url()).not.toBe(before);
  await page.getByRole("link", { name: "Open the PDF" }).waitFor(MADE);
  await page.getByRole("link", { name: holder, exact: true }).click();
  await page.getByText("Reason, as everybody reads it: The name was misspelt").waitFor();
  await page.getByRole("link", { name: "To the certificate in its place" }).click();
  await page.getByRole("heading", { name: right }).waitFor();
  await context.close();
}, 240_000);

/** Issues to a list of the demo's achievement and waits until its page is shown. */
async function issueToList(page: Page, name: string, csv: string): Promise<void> {
  await open(page, "/admin/certificates/lists");
  await page.getByLabel("Name of the list").fill(name);
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("List of people").setInputFiles(file);
  await page.getByRole("button", { name: /^Issue/ }).click();
  await page.getByRole("heading", { name }).waitFor();
}

test("a list is looked at row by row before it is issued to, and issues to nobody twice", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  const name = fresh("Workshop");
  await open(page, "/admin/certificates/lists");
  const csv = "email,name\nada@list.example,Ada Lovelace\nnobody,No One\ngrace@list.example,";
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("List of people").setInputFiles(file);
  await page.getByRole("link", { name: "Name of the list: Please fill this in." }).waitFor();
  await page.getByLabel("Name of the list").fill(name);
  await page.getByRole("button", { name: "Look it through" }).click();
  const problems = page.getByRole("list", { name: "Rows that cannot be taken" }).getByRole("listitem");
  await problems.first().waitFor();
  expect(await problems.allTextContents()).toEqual([
    "Line 3, mail addressThis is not a mail address. It looks like name@example.org.",
    "Line 4, namePlease fill this in.",
  ]);
  const issue = page.getByRole("button", { name: "Issue one certificate" });
  expect(await issue.isDisabled()).toBe(true);
  await page.getByLabel("Leave out the 2 rows that cannot be taken").check();
  await issue.click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByRole("row").filter({ hasText: "Ada Lovelace" }).getByText("Issued").waitFor(MADE);
  await open(page, "/admin/certificates/lists");
  await page.getByLabel("Name of the list").fill(name);
  await page.getByLabel("List of people").setInputFiles({ ...file, buffer: Buffer.from(csv.slice(0, 50)) });
  await page.getByText("One has theirs from this list already").waitFor();
  expect(await page.getByRole("button", { name: /^Issue 0/ }).isDisabled()).toBe(true);
  await context.close();
}, 240_000);

test("a design is drawn while it is written, refuses what cannot be read, and is published", async () => {
  const { page, context, problems } = await enterDemo(browser, OWNER);
  const name = fresh("Festive");
  await open(page, "/admin/certificates/designs");
  await page.getByRole("button", { name: "New design" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Make the design" }).click();
  await page.getByRole("heading", { name }).waitFor();
  const picture = page.getByRole("img", { name: /^Preview of the certificate of/ });
  await picture.waitFor(MADE);
  const first = await picture.getAttribute("src");
  await page.getByRole("textbox", { name: "Title" }).fill("Diploma");
  await expect.poll(() => picture.getAttribute("src"), MADE).not.toBe(first);
  await expect.poll(() => picture.evaluate(isLoaded)).toBe(true);
  await page.getByLabel("Text below the name").fill("has {nonsense}");
  await page.getByText("Only achievement, program, cohort and date can stand in braces.").waitFor();
  expect(await page.getByRole("button", { name: "Publish version 1" }).isDisabled()).toBe(true);
  await page.getByLabel("Text below the name").fill("has done ");
  await page.getByRole("button", { name: "Program" }).click();
  await expect.poll(() => page.getByLabel("Text below the name").inputValue()).toBe("has done {program}");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish version 1" }).click();
  await page.getByText("Version 1 is published.").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Version 1" }).getByText("In use").waitFor();
  expect(await barriersInBothThemes(page)).toEqual([]);
  await page.reload({ waitUntil: "networkidle" });
  expect(await page.getByRole("textbox", { name: "Title" }).inputValue()).toBe("Diploma");
  expect(problems).toEqual([]);
  await context.close();
}, 240_000);

test("an achievement is written with its skills, each refused at its field", async () => {
  const { page, context } = await enterDemo(browser, OWNER);
  const name = fresh("Volunteer trainer");
  await open(page, "/admin/certificates/achievements/new");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Description").fill("Trains volunteers.");
  await page.getByLabel("What one has to do").fill("- Lead **three** evenings");
  await page.getByLabel("Months it is valid (optional)").fill("soon");
  await page.getByRole("button", { name: "Add a skill" }).click();
  await page.getByRole("listitem").getByLabel("Name").fill("teach adults");
  await page.getByLabel("Web address").fill("esco");
  await page.getByRole("button", { name: "Make the achievement" }).click();
  await page
    .getByRole("link", { name: "Months it is valid: Please enter whole months, from 1 to 600." })
    .waitFor();
  await page.getByRole("link", { name: /^Skill 1, Web address: / }).click();
  await page.getByLabel("Web address").fill("http://data.europa.eu/esco/skill/1");
  await page.getByLabel("Months it is valid (optional)").fill("24");
  await page.getByRole("button", { name: "Make the achievement" }).click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByText(`${name} is archived.`).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("link", { name: "Issue to a list" }).waitFor();
  await context.close();
});

test("who may only read sees certificates and keys, and no way to change them", async () => {
  const { page, context } = await enterDemo(browser, "Tobias Renggli");
  await open(page, "/admin/certificates");
  await page.getByRole("link", { name: "Fatima Al-Sayed" }).click();
  await page.getByRole("link", { name: "Open the PDF" }).waitFor();
  expect(await page.getByRole("button", { name: "Actions", exact: true }).count()).toBe(0);
  await open(page, "/admin/settings/keys");
  await page.getByText("Only owners change keys.").waitFor();
  expect(await page.getByRole("button", { name: /compromised|new keys/ }).count()).toBe(0);
  for (const place of ["lists", "reports", "designs", "achievements/new"]) {
    const answer = await page.goto(`${inject("address")}/admin/certificates/${place}`);
    expect(answer?.status(), place).toBe(403);
  }
  await context.close();
});

function isLoaded(image: Element): boolean {
  return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;
}
