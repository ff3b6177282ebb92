import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { barriersOf, enterDemo, open } from "./signedIn";

const address = inject("address");
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

test("erasing shows what goes and stays, and is refused until the address is typed", async () => {
  const { page, context } = await enterDemo(browser, "Paolo Ferrante");
  await open(page, "/portal/account/privacy");
  await page.getByRole("button", { name: "See what would be erased" }).click();
  await page.getByRole("heading", { name: "This stays" }).waitFor();
  await page.getByRole("button", { name: "Erase my data" }).click();
  await page.getByText("Nothing was erased.", { exact: false }).waitFor();
  await page.getByLabel(/to confirm/).fill("paolo@alpenglas.example");
  await page.getByRole("button", { name: "Erase my data" }).click();
  await page.waitForURL(/\/sign-in\?erased/);
  await page.getByText("Your data is being erased.", { exact: false }).waitFor();
  await page.goto(`${address}/portal`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await context.close();
});

test.each(["/portal", "/portal/account", "/portal/account/security", "/portal/account/privacy"])(
  "%s has no barrier in either theme",
  async (path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, context } = await enterDemo(browser, "Aylin Demir", { colorScheme });
      await page.goto(address + path);
      expect(await barriersOf(page)).toEqual([]);
      await context.close();
    }
  },
);
