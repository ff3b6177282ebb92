import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Doc } from "../../convex/_generated/dataModel";
import { sha256Hex } from "../../convex/shared/hashes";
import { launchBrowser, visitor } from "../support/browser";
import { addRow, rowsOf } from "../support/deploymentAdmin";
import { open } from "./signedIn";

const address = inject("address");
const LEFT_MS = 25_000;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A cookie of a session that has not long to live, as one has after a month without a visit. */
async function shortSession(email: string) {
  const token = crypto.randomUUID();
  const people = await rowsOf<Doc<"persons">>(inject("deployment"), "persons");
  const now = Date.now();
  await addRow(inject("deployment"), "sessions", {
    personId: people.find((person) => person.email === email)?._id,
    tokenHash: await sha256Hex(token),
    ...{ method: "code", expiresAt: now + LEFT_MS, lastSeenAt: now },
  });
  const value = encodeURIComponent(btoa(JSON.stringify(token)));
  return { name: "session", value, url: address };
}

/** Needs a deployment whose sessions it may write to: a real one lasts thirty days. */
test("a live page whose session runs out leads to sign-in with a word, and from there back", async () => {
  const { page, context } = await visitor(browser);
  await context.addCookies([await shortSession("jonas@seefeld.example")]);
  await open(page, "/admin/audit?action=organizations.founded");
  await page.getByRole("table").waitFor();
  await page.waitForURL(/\/sign-in\?/, { timeout: 45_000 });
  await page.getByText("Your session has ended.", { exact: false }).waitFor();
  await page.getByRole("button", { name: /Jonas Okafor/ }).click();
  await page.waitForURL("**/admin/audit?action=organizations.founded");
  expect(await page.getByRole("table").count()).toBe(1);
  await context.close();
});
