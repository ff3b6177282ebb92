import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { inject } from "vitest";
import { type Visitor, visitor } from "../support/browser";

/** Somebody of the demo in a browser of their own, signed in with one click. */
export async function enterDemo(
  browser: Browser,
  name: string,
  options: Parameters<typeof visitor>[1] = {},
): Promise<Visitor> {
  const entered = await visitor(browser, options);
  await entered.page.goto(`${inject("address")}/sign-in`);
  await entered.page.getByRole("button", { name: new RegExp(name) }).click();
  await entered.page.waitForURL("**/portal");
  return entered;
}

/** Opens a page of the running product and waits until its scripts have taken it over: a press before that is lost. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(inject("address") + path, { waitUntil: "networkidle" });
}

/** The newest sign-in code for an address, read in the outbox by whoever `page` is signed in as. */
export async function readCode(page: Page, email: string): Promise<string> {
  await page.goto(`${inject("address")}/admin/outbox`);
  const row = page.getByRole("row").filter({ hasText: email }).filter({ hasText: "Kept here" }).first();
  await row.getByRole("link").click();
  await page.getByRole("link", { name: "Plain text" }).click();
  const text = await page.locator("pre").textContent();
  const code = /\b\d{3} ?\d{3}\b/.exec(text ?? "")?.[0];
  if (code === undefined) throw new Error(`The mail to ${email} has no code.`);
  return code.replace(" ", "");
}

/** What axe finds wrong with a page, by rule, with the elements. */
export async function barriersOf(page: Page): Promise<[rule: string, elements: string[]][]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
