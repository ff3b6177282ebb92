import type { Browser, Page } from "playwright-core";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { barriersOf, enterDemo, open } from "./signedIn";

const address = inject("address");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A PDF of so many pages, each with its number on it. */
async function pdf(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++)
    document.addPage([420, 594]).drawText(`Chapter ${page}`, { x: 40, y: 520, size: 32, font });
  return Buffer.from(await document.save());
}

/** The materials of the demo's cohort that runs, for staff. */
async function openMaterials(page: Page): Promise<string> {
  await page.goto(`${address}/admin/cohorts`);
  const cohort = page.getByRole("link", { name: "Evening group from" }).first();
  const path = `${await cohort.getAttribute("href")}/materials`;
  await open(page, path);
  return path;
}

async function choose(page: Page, file: { name: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles({ mimeType: "application/octet-stream", ...file });
}

const menuOf = (page: Page, name: string) => page.getByRole("button", { name: `Actions for ${name}` });

/** Makes a folder, uploads a file into it and opens it to the cohort. */
async function layOut(page: Page, folder: string): Promise<void> {
  await page.getByRole("button", { name: "New folder" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(folder);
  await page.getByRole("button", { name: "Make folder" }).click();
  await page.getByRole("link", { name: folder }).click();
  await page.getByText("Nothing here yet").waitFor();
  await choose(page, { name: "reading-list.pdf", buffer: await pdf(3) });
  await page.getByRole("link", { name: "reading list" }).waitFor({ timeout: 60_000 });
  await menuOf(page, "reading list").click();
  await page.getByRole("menuitem", { name: "Publish" }).click();
  await page.getByText("“reading list” is open to the cohort.").waitFor();
  expect(await barriersOf(page)).toEqual([]);
}

/** Reads what lies in a folder, page by page, and takes it home. */
async function read(page: Page, folder: string): Promise<void> {
  await page.getByRole("link", { name: folder }).click();
  const row = page.getByRole("listitem").filter({ hasText: "reading list" });
  await row.getByText("New").waitFor();
  await row.getByRole("link").click();
  await page.getByText("Page 1 of 3").first().waitFor();
  await page.getByText("Chapter 1").waitFor();
  await page.getByRole("button", { name: "Next page" }).first().click();
  await page.getByText("Chapter 2").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("reading-list.pdf");
  await page.getByRole("link", { name: folder }).click();
  await row.getByText("Opened").waitFor();
}

/** Sees who read it and who has not, and reminds those. */
async function remind(page: Page): Promise<void> {
  await page.getByRole("link", { name: "reading list" }).click();
  // A document that is left while it loads has PDF.js's worker complain of its end.
  await page.getByText("Chapter 1").waitFor();
  await page.getByRole("link", { name: "Readers" }).click();
  const absent = page.getByRole("region", { name: "Not opened by" });
  await absent.getByRole("listitem").first().waitFor();
  expect(await absent.getByText("Aylin Demir").count()).toBe(0);
  const log = page.getByRole("region", { name: "When it was opened" });
  await log.getByText("Aylin Demir").first().waitFor();
  await log.getByText("Downloaded version 1").waitFor();
  await absent.getByRole("button", { name: "Remind them" }).click();
  await page.getByText("They are told, by mail and in their inbox.").waitFor();
  expect(await absent.getByRole("button", { name: "Remind them" }).isDisabled()).toBe(true);
  expect(await barriersOf(page)).toEqual([]);
}

/** Gives it another file, and takes it away and back. */
async function replaceAndRemove(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Versions" }).click();
  await page.getByLabel("What is different").fill("Two chapters less");
  await choose(page, { name: "shorter.pdf", buffer: await pdf(1) });
  await page.getByText("Version 2: shorter.pdf").waitFor({ timeout: 60_000 });
  await page.getByText("Two chapters less").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByText("“reading list” is in the trash.").waitFor();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByText("“reading list” is back, as a draft.").waitFor();
}

test("a file is uploaded into a folder, published, read by a learner, and staff see who has not opened it", async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  const path = await openMaterials(staff.page);
  const folder = `Week ${crypto.randomUUID().slice(0, 6)}`;
  await layOut(staff.page, folder);
  const learner = await enterDemo(browser, "Aylin Demir");
  await open(learner.page, path.replace("/admin/", "/portal/"));
  await read(learner.page, folder);
  await remind(staff.page);
  await replaceAndRemove(staff.page);
  await learner.page.reload();
  await learner.page.getByRole("heading", { level: 1 }).waitFor();
  expect(await learner.page.getByRole("link", { name: folder }).count()).toBe(0);
  expect([...staff.problems, ...learner.problems]).toEqual([]);
  await staff.context.close();
  await learner.context.close();
}, 240_000);
