import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterByCode, enterDemo, open, readCode, readMail } from "./signedIn";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("a name that is missing is refused at its field; the language changes the page at once", async () => {
  const { page, context } = await enterDemo(browser, "Kwame Asante");
  await open(page, "/portal/account");
  await page.getByLabel("Name").fill(" ");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByText("Please fill this in.", { exact: false }).waitFor();
  await page.getByLabel("Name").fill("Kwame Asante");
  await page.getByLabel("Language").selectOption("de");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Eigenes Konto" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  await context.close();
});

test("a choice of notifications stays; mails without which nobody could sign in cannot be turned off", async () => {
  const { page, context } = await enterDemo(browser, "Ruth Baumgartner");
  await open(page, "/portal/account/notifications");
  const reminders = page.getByRole("switch", { name: "Reminders: Mail" });
  await reminders.focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[aria-label="Reminders: Mail"]')?.checked === false,
  );
  await page.waitForLoadState("networkidle");
  await page.reload();
  expect(await reminders.isChecked()).toBe(false);
  expect(await page.getByRole("switch", { name: "Your account: Mail, always on" }).isDisabled()).toBe(true);
  await context.close();
});

test("another address counts once the code that is sent there was entered; the old one is told", async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  const [before, after] = ["learner06@people.example", `moved-${crypto.randomUUID()}@people.example`];
  const { page, context } = await enterByCode(browser, staff.page, before);
  await open(page, "/portal/account");
  await page.getByLabel("New mail address").fill("nobody");
  await page.getByRole("button", { name: "Send a code there" }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: /^New mail address: / })
    .waitFor();
  await page.getByLabel("New mail address").fill(after);
  await page.getByRole("button", { name: "Send a code there" }).click();
  const code = await readCode(staff.page, after);
  await page.getByLabel("Six-digit code").fill(code === "000000" ? "111111" : "000000");
  await page.getByRole("button", { name: "Use this address" }).click();
  await page.getByText("This is not the code.", { exact: false }).waitFor();
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: "Use this address" }).click();
  await page.getByText(`You sign in with ${after}.`, { exact: false }).waitFor();
  expect(await readMail(staff.page, before, /Your mail address was changed/)).toContain(after);
  const again = await enterByCode(browser, staff.page, after);
  expect(await again.page.getByRole("heading", { level: 1 }).textContent()).toBe("Inbox");
  await Promise.all([staff, again, { context }].map((each) => each.context.close()));
});
