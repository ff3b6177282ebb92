import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { launchBrowser } from "../support/browser";
import { filmed } from "../support/filmed";
import { paintVideo } from "../support/paintedVideo";
import { staffOf } from "./recordedSession";
import { barriersOf, enterDemo, open } from "./signedIn";

const SOON = { timeout: 60_000 };
const CAPTIONS = `1
00:00:00,000 --> 00:00:05,000
Welcome to the evening group

2
00:00:10,000 --> 00:00:15,000
A tidy table has one heading
`;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The recordings of the demo's cohort that runs, for staff. */
async function openRecordings(page: Page): Promise<void> {
  await page.goto(`${inject("address")}/admin/cohorts`);
  const cohort = page.getByRole("link", { name: "Evening group from" }).first();
  await open(page, `${await cohort.getAttribute("href")}/recordings`);
}

async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles(file);
}

/** Uploads a video, which becomes a draft with three pictures out of it, and opens its page. */
async function bringIn(page: Page, title: string): Promise<void> {
  const buffer = Buffer.from(await paintVideo(page, { seconds: 20, width: 320, height: 180 }));
  await choose(page, { name: `${title}.webm`, mimeType: "video/webm", buffer });
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
  await row.getByText("0:20").waitFor(SOON);
  await row.locator("img").waitFor(SOON);
  await row.getByText("Draft").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await row.getByRole("link", { name: title }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor(SOON);
  const pictures = page.getByRole("region", { name: "Pictures" });
  await pictures.getByRole("button", { name: "Show picture 3 in lists" }).waitFor(SOON);
  await pictures.getByRole("button", { name: "Show picture 2 in lists" }).click();
  await pictures.getByRole("button", { name: "Show picture 2 in lists", pressed: true }).waitFor();
  // The pictures are of different moments.
  const seen = pictures.locator("img").evaluateAll(async (images) => {
    const bytes = images.map(async (image) => {
      const file = await (await fetch((image as HTMLImageElement).src)).arrayBuffer();
      return [...new Uint8Array(await crypto.subtle.digest("SHA-256", file))].join();
    });
    return new Set(await Promise.all(bytes)).size;
  });
  expect(await seen).toBe(3);
}

/** Says what it is; chapters that cannot be read are named. */
async function describe(page: Page): Promise<void> {
  await page.getByLabel("Chapters").fill("Welcome");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Each line is a moment and a title").first().waitFor();
  await page.getByLabel("Chapters").fill("0:00 Welcome\n0:10 Second half");
  await page.getByLabel("Consent notice").fill("Everybody agreed to being recorded.");
  await page.getByLabel("Session").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved").first().waitFor();
  expect(await barriersOf(page)).toEqual([]);
}

/** Brings in a file of captions and opens its editor. */
async function caption(page: Page): Promise<Id<"captions">> {
  await page.getByRole("link", { name: "Captions", exact: true }).click();
  // The part before has a place for files, too.
  await page.getByRole("heading", { name: "Add captions" }).waitFor(SOON);
  const chooser = page.waitForEvent("filechooser");
  await page.getByText("Drop").first().click();
  await (
    await chooser
  ).setFiles({
    name: "session.srt",
    mimeType: "application/x-subrip",
    buffer: Buffer.from(CAPTIONS),
  });
  await page.getByText("session.srt").waitFor();
  await page.getByLabel("Name in the menu").fill("English");
  await page.getByRole("button", { name: "Add captions" }).click();
  await page.getByText("2 captions").waitFor(SOON);
  expect(await barriersOf(page)).toEqual([]);
  const link = page.getByRole("link", { name: "English", exact: true });
  const href = (await link.getAttribute("href")) ?? "";
  await link.click();
  await page.getByLabel("Text of caption 2").waitFor(SOON);
  return href.split("captions=").at(-1) as Id<"captions">;
}

/** Splits, adds and joins; what is wrong is said at the row; what somebody else saves meanwhile is kept. */
async function edit(page: Page, captions: Id<"captions">): Promise<void> {
  const text = (number: number) => page.getByLabel(`Text of caption ${number}`);
  const save = page.getByRole("button", { name: "Save", exact: true });
  await page.getByRole("button", { name: "Split caption 1", exact: true }).click();
  await expect.poll(() => text(2).inputValue()).toBe("evening group");
  await page.getByLabel("Caption 3 ends").fill("0:09");
  await save.click();
  await page.getByText("One caption cannot be saved.").waitFor();
  await page.getByText("A caption ends after it begins.").waitFor();
  await page.getByLabel("Caption 3 ends").fill("0:16");
  await save.click();
  await page.getByText("Saved").first().waitFor();
  await expect.poll(() => page.getByLabel("Caption 3 ends").inputValue()).toBe("00:00:16.000");

  const { as, organization } = await staffOf(page);
  const of = { organization, captions };
  const { page: cues } = await as.query(api.library.captions.cues, {
    ...of,
    paginationOpts: { numItems: 10, cursor: null },
  });
  const { edition } = await as.query(api.library.captions.track, of);
  const { id: cue, from, to, settings } = cues[2]!;
  const change = { kind: "change" as const, cue, from, to, settings, payload: "Theirs" };
  await text(3).fill("Mine");
  await as.mutation(api.library.captions.save, { ...of, edition, changes: [change] });
  await save.click();
  await page.getByText("Meanwhile saved by somebody else: Theirs").waitFor(SOON);
  expect(await text(3).inputValue()).toBe("Mine");
  expect(await barriersOf(page)).toEqual([]);
  await save.click();
  await expect.poll(() => page.getByText("Meanwhile saved by somebody else").count(), SOON).toBe(0);
  const file = await page.evaluate(
    async (path) => (await fetch(path)).text(),
    `/library/captions/${captions}/0.vtt`,
  );
  expect(file).toContain("00:00:10.000 --> 00:00:16.000\nMine\n");
  expect(file).not.toContain("Theirs");

  await page.getByRole("button", { name: "Play from caption 3", exact: true }).click();
  const at = () => page.evaluate(() => document.querySelector("video")!.currentTime);
  await expect.poll(at, SOON).toBeGreaterThanOrEqual(10);
  await page
    .locator("[aria-current=true]")
    .filter({ has: text(3) })
    .waitFor(SOON);
}

test("staff brings in a recording, says what it is, captions it, opens it and sees who watched it", async () => {
  const { page, context, problems } = await enterDemo(browser, "Verena Aebischer");
  const title = `Pivoting ${crypto.randomUUID().slice(0, 6)}`;
  await openRecordings(page);
  await bringIn(page, title);
  await describe(page);
  await edit(page, await caption(page));
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText(`“${title}” is open to the cohort.`).waitFor();
  await page.getByRole("link", { name: "Viewers", exact: true }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: "Aylin Demir" })
    .getByText("Not watched yet")
    .waitFor(SOON);
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("button", { name: "Remove for good" }).click();
  await page.waitForURL("**/recordings");
  await page.getByText(`“${title}” is removed.`).waitFor();
  expect(await page.getByRole("link", { name: title }).count()).toBe(0);
  const refused = "Somebody changed these captions meanwhile";
  expect(problems.filter((problem) => !problem.includes(refused))).toEqual([]);
  await context.close();
}, 300_000);

test("a video that the browser cannot show gets its pictures, length and size from the server", async () => {
  const { page, context, problems } = await enterDemo(browser, "Verena Aebischer");
  const title = `Archive ${crypto.randomUUID().slice(0, 6)}`;
  const film = await filmed("archive.mov", [
    ...["-f", "lavfi", "-i", "testsrc=s=320x180:d=12:r=5", "-c:v", "mpeg2video", "-g", "5"],
  ]);
  await openRecordings(page);
  await choose(page, { name: `${title}.mov`, mimeType: "video/quicktime", buffer: Buffer.from(film) });
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
  await row.locator("img").waitFor(SOON);
  await row.getByText("0:12").waitFor();
  await row.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "Show picture 3 in lists" }).waitFor(SOON);
  await page.getByText("320 × 180").waitFor();
  expect(problems).toEqual([]);
  await context.close();
}, 240_000);
