import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { addRow, personOfDemo, runFunction } from "../support/deploymentAdmin";
import { barriersInBothThemes, enterDemo, findInMail, open } from "./signedIn";

const address = inject("address");
const EMAIL = "ruth@seefeld.example";
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Lays an announcement to somebody into the outbox and has it sent, as any function that tells of something does. */
async function announce(email: string): Promise<void> {
  const deployment = inject("deployment");
  const now = Date.now();
  await addRow(deployment, "deliveries", {
    ...(await personOfDemo(deployment, email)),
    address: email,
    kind: "announcement",
    ...{ template: "exportReady", data: '{"days":7}', locale: "en", dedupeKey: crypto.randomUUID() },
    // Mails that have been due for half a minute are those that `wake` takes up.
    ...{ state: "waiting", dueAt: now - 60_000, giveUpAt: now + 3_600_000, tries: 0, faults: 0, round: 0 },
  });
  await runFunction(deployment, "notifications/jobs:wake", {});
}

/** Needs a deployment whose outbox it may write to: no area of the product sends mails yet that can be turned off. */
test("a mail's link turns off its kind only when its button is pressed; so does the mail program's one click", async () => {
  await announce(EMAIL);
  const staff = await enterDemo(browser, "Verena Aebischer");
  const link = await findInMail(staff.page, EMAIL, /\/unsubscribe\?token=[\w.-]+/);
  const { page, context } = await visitor(browser, { javaScriptEnabled: false });
  await page.goto(address + link);
  await page.goto(address + link);
  await page.getByRole("heading", { name: "Stop these mails?" }).waitFor();
  await page.getByRole("button", { name: "Stop mails of the kind Announcements" }).click();
  await page.getByRole("heading", { name: "These mails are stopped" }).waitFor();
  const ruth = await enterDemo(browser, "Ruth Baumgartner", { reducedMotion: "reduce" });
  const choice = ruth.page.getByRole("switch", { name: "Announcements: Mail" });
  await open(ruth.page, "/portal/account/notifications");
  expect(await choice.isChecked()).toBe(false);
  await page.getByRole("button", { name: "Send them to me again" }).click();
  await page.getByRole("heading", { name: "Stop these mails?" }).waitFor();
  await ruth.page.reload();
  expect(await choice.isChecked()).toBe(true);

  const answer = await fetch(address + link.replace("/unsubscribe", "/api/unsubscribe"), {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(answer.status).toBe(200);
  await ruth.page.reload();
  expect(await choice.isChecked()).toBe(false);
  await ruth.page.goto(address + link);
  expect(await barriersInBothThemes(ruth.page)).toEqual([]);
  await Promise.all([staff, ruth, { context }].map((each) => each.context.close()));
});
