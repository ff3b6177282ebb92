import { rm } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, type Visitor, visitor } from "../support/browser";
import { dataFolder, type Product, startProduct } from "../support/product";
import { barriersInBothThemes } from "./signedIn";

let browser: Browser;
let product: Product;
let owner: Visitor;
beforeAll(async () => {
  product = await startProduct(await dataFolder(), { args: ["--no-demo"] });
  browser = await launchBrowser();
  owner = await visitor(browser, { reducedMotion: "reduce" });
}, 240_000);
afterAll(async () => {
  await owner.context.close();
  await browser.close();
  await product.stop();
  await rm(product.data, { recursive: true, force: true });
});

/** Needs a product of its own, with its own stack: the others' has an organization already. */
test("the first visitor sets up an organization, is its owner, and nobody does so again", async () => {
  const { page } = owner;
  await page.goto(product.address);
  await page.waitForURL("**/setup");
  expect(await barriersInBothThemes(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Lakeside School");
  await page.getByLabel("Short name in addresses").fill("No!");
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("Your mail address").fill("ada@lakeside.example");
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await page.getByText("Use 3 to 40 lower-case letters").first().waitFor();
  await page.getByLabel("Short name in addresses").fill("lakeside");
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await page.waitForURL("**/admin");
  await page.getByText("Lakeside School").first().waitFor();
  await page.goto(`${product.address}/setup`);
  expect(new URL(page.url()).pathname).not.toBe("/setup");
});

/** Not in the demo, where other tests make further owners. */
test("the last owner's membership cannot end, and it is said why", async () => {
  const { page } = owner;
  await page.goto(`${product.address}/admin/members`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: /^Actions for / }).click();
  await page.getByRole("menuitem", { name: "End membership" }).click();
  await page.getByRole("dialog").getByText("An organization needs an owner.").waitFor();
  expect(await page.getByRole("dialog").getByRole("button", { name: "End membership" }).count()).toBe(0);
  await page.keyboard.press("Escape");
});

/** Not in the demo: whoever opens its portal would be asked to agree. */
test("terms are published, everybody is asked once before they go on, and a consent is withdrawn", async () => {
  const { page } = owner;
  await page.goto(`${product.address}/admin/settings/terms`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Publish and ask everybody" }).click();
  await page.getByRole("alert").getByText("Please fill this in.", { exact: false }).first().waitFor();
  await page.getByLabel("Day of the version").fill("2026-11-24");
  await page.getByLabel("Text in English").fill("# Be kind\n\n<b>No</b> [link](javascript:alert(1))");
  await page.getByRole("button", { name: "Publish and ask everybody" }).click();
  await page.getByText("The version is published.").waitFor();
  await page.getByText("Counts now").waitFor();
  expect(await barriersInBothThemes(page)).toEqual([]);

  await page.goto(`${product.address}/documents/terms`);
  await page.getByRole("heading", { name: "Be kind" }).waitFor();
  await page.getByText("<b>No</b>").waitFor();
  expect(await page.locator("main a[href^='javascript:']").count()).toBe(0);
  expect(await barriersInBothThemes(page)).toEqual([]);

  await page.goto(`${product.address}/portal/inbox`);
  await page.waitForURL("**/portal/terms?next=%2Fportal%2Finbox");
  expect(await barriersInBothThemes(page)).toEqual([]);
  await page.getByRole("button", { name: "I have read this and agree" }).click();
  await page.waitForURL("**/portal/inbox");

  await page.goto(`${product.address}/portal/account/privacy`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Withdraw: Terms, version 2026-11-24" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw", exact: true }).click();
  await page.getByText("Withdrawn", { exact: true }).waitFor();
  await page.goto(`${product.address}/portal`);
  await page.waitForURL("**/portal/terms?next=%2Fportal");
});
