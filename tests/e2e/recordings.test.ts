import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Doc } from "../../convex/_generated/dataModel";
import { launchBrowser } from "../support/browser";
import { rowsOf } from "../support/deploymentAdmin";
import { type Recorded, recordSession } from "./recordedSession";
import { barriersOf, enterDemo, open } from "./signedIn";

const SOON = { timeout: 30_000 };
const CAPTIONS = `WEBVTT

00:00.000 --> 00:05.000
<v Verena>Welcome to the evening group

00:20.000 --> 00:25.000
A tidy table has one heading a column

00:40.000 --> 00:45.000
Questions about pivoting
`;

let browser: Browser;
let recorded: Recorded;
beforeAll(async () => {
  browser = await launchBrowser();
  const title = `Tidy tables ${crypto.randomUUID().slice(0, 6)}`;
  recorded = await recordSession(browser, { title, seconds: 60, captions: CAPTIONS });
}, 240_000);
afterAll(() => browser.close());

type Shown = { at: number; paused: boolean; rate: number; subtitles: string };

/** What the page's video does. */
const videoOf = (page: Page): Promise<Shown> =>
  page.evaluate(() => {
    const video = document.querySelector("video")!;
    const subtitles = [...video.textTracks].find(({ kind }) => kind === "subtitles");
    return {
      ...{ at: video.currentTime, paused: video.paused, rate: video.playbackRate },
      subtitles: subtitles?.mode ?? "",
    };
  });
const at = (page: Page) => async () => Math.round((await videoOf(page)).at);
const mute = (page: Page) => page.evaluate(() => void (document.querySelector("video")!.muted = true));
/** The player's own controls are there. */
const ready = (page: Page) => page.getByRole("button", { name: "play", exact: true }).waitFor(SOON);

test("a learner watches, jumps by chapter and transcript, and goes on where they stopped", async () => {
  const { page, context, problems } = await enterDemo(browser, "Aylin Demir");
  await open(page, `/portal/cohorts/${recorded.cohort}/recordings`);
  const card = page.getByRole("listitem").filter({ hasText: recorded.title });
  await card.getByText("1:00").waitFor();
  await card.getByText("Not watched yet").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await card.getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: recorded.title }).waitFor();
  await ready(page);
  await mute(page);
  await page.getByRole("button", { name: "play", exact: true }).click();
  await expect.poll(async () => (await videoOf(page)).at, SOON).toBeGreaterThan(1);
  await page.getByRole("button", { name: "0:00 Verena: Welcome to the evening group" }).waitFor();
  expect(await page.locator("[aria-current=true]").allTextContents()).toContain("0:00Welcome");

  await page.getByRole("button", { name: "0:30 Second half" }).click();
  await expect.poll(at(page), SOON).toBeGreaterThanOrEqual(30);
  await page.getByRole("searchbox", { name: "Search in this recording" }).fill("PIVOTING questions");
  await page.getByText("One place").waitFor();
  await page.getByRole("button", { name: "0:40 Questions about pivoting" }).click();
  await expect.poll(at(page), SOON).toBeGreaterThanOrEqual(40);

  await page.locator("media-controller").focus();
  await page.keyboard.press("k");
  await expect.poll(async () => (await videoOf(page)).paused).toBe(true);
  const stopped = (await videoOf(page)).at;
  await expect.poll(async () => (await watchOf(recorded))?.position ?? 0, SOON).toBeCloseTo(stopped, 0);
  expect((await watchOf(recorded))?.stretches.length).toBeGreaterThanOrEqual(3);
  expect(await barriersOf(page)).toEqual([]);

  await page.reload();
  await ready(page);
  await expect.poll(at(page), SOON).toBe(Math.round(stopped));
  expect(problems).toEqual([]);
  await context.close();
}, 240_000);

test("keys, speeds, captions and full screen work in the page's own player", async () => {
  const { page, context, problems } = await enterDemo(browser, "Aylin Demir");
  await open(page, `${recorded.path}?t=20`);
  await ready(page);
  await mute(page);
  await expect.poll(at(page), SOON).toBe(20);
  const range = page.locator("media-time-range");
  await page.locator("media-controller").focus();
  // A key counts from where the player's own controls know the video to be.
  const known = async () => Math.round(Number(await range.getAttribute("mediacurrenttime")));
  await expect.poll(known, SOON).toBe(20);
  await page.keyboard.press("ArrowRight");
  await expect.poll(known, SOON).toBe(30);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(known, SOON).toBe(20);
  await page.keyboard.press("c");
  await expect.poll(async () => (await videoOf(page)).subtitles).toBe("showing");
  await page.getByRole("button", { name: "playback rate" }).click();
  await page.getByRole("menuitemradio", { name: "1.5" }).click();
  await expect.poll(async () => (await videoOf(page)).rate).toBe(1.5);
  await page.getByRole("button", { name: "enter fullscreen mode" }).click();
  await expect
    .poll(() => page.evaluate(() => document.fullscreenElement?.localName))
    .toBe("media-controller");
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  // The bar has its style sheet, which the page's policy lets it have.
  const bar = page.locator("media-control-bar").last();
  expect(await bar.evaluate((element) => getComputedStyle(element).display)).toBe("flex");
  expect(problems).toEqual([]);
  await context.close();
}, 240_000);

test("what is said is found across the cohort and leads to the second, also on a phone", async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
  const { page, context, problems } = await enterDemo(browser, "Aylin Demir", phone);
  await open(page, `/portal/cohorts/${recorded.cohort}/recordings`);
  await page.getByRole("searchbox", { name: "Search in what was said" }).fill("tidy table");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  const hit = page.getByRole("link", { name: `${recorded.title} · 0:20` });
  await hit.waitFor(SOON);
  await page.getByText("Welcome to the evening group A tidy table").first().waitFor();
  await hit.click();
  await ready(page);
  await expect.poll(at(page), SOON).toBe(20);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  const [player, transcript] = await Promise.all([
    page.locator("video").boundingBox(),
    page.getByRole("heading", { name: "Transcript" }).boundingBox(),
  ]);
  expect(transcript!.y).toBeGreaterThan(player!.y + player!.height);
  expect(await barriersOf(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
}, 240_000);

test("its address is for whom it was given to, and captions for who may watch", async () => {
  const learner = await enterDemo(browser, "Aylin Demir");
  await open(learner.page, recorded.path);
  const src = await learner.page.locator("video").getAttribute("src");
  const track = await learner.page.locator("track[kind=subtitles]").getAttribute("src");
  const status = (page: Page, path: string | null) =>
    page.evaluate(async (asked) => (await fetch(asked)).status, path ?? "");
  expect([await status(learner.page, src), await status(learner.page, track)]).toEqual([200, 200]);
  const text = await learner.page.evaluate(async (path) => (await fetch(path)).text(), track ?? "");
  expect(text).toBe(CAPTIONS.replaceAll(/^(\d\d:\d\d\.\d{3}) --> /gm, "00:$1 --> 00:") + "\n");
  const other = await enterDemo(browser, "Leonie Frischknecht");
  expect(await status(other.page, src)).toBe(404);
  expect(await status(other.page, track)).toBe(404);
  const answer = await other.page.goto(inject("address") + recorded.path);
  expect(answer?.status()).toBe(404);
  await learner.context.close();
  await other.context.close();
}, 240_000);

test("a notice is read before it is watched for the first time", async () => {
  const title = `With notice ${crypto.randomUUID().slice(0, 6)}`;
  const consentNotice = "All who are seen here agreed to be recorded.";
  const noticed = await recordSession(browser, { title, seconds: 10, consentNotice });
  const { page, context } = await enterDemo(browser, "Aylin Demir");
  await open(page, noticed.path);
  await page.getByText(consentNotice).waitFor();
  await mute(page);
  expect(await barriersOf(page)).toEqual([]);
  // Before that nothing begins it: no key, no control, no chapter.
  expect(await page.getByRole("button", { name: "play", exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: "0:05 Second half" }).click();
  await page.keyboard.press("k");
  expect(await videoOf(page)).toMatchObject({ at: 0, paused: true });
  await page.getByRole("button", { name: "I have read this. Play it" }).click();
  await expect.poll(async () => (await videoOf(page)).at, SOON).toBeGreaterThan(0.5);
  expect(await page.getByText(consentNotice).count()).toBe(0);
  await context.close();
}, 240_000);

/** What is kept of what Aylin watched. */
async function watchOf({ recording }: Recorded): Promise<Doc<"watches"> | undefined> {
  const rows = await rowsOf<Doc<"watches">>(inject("deployment"), "watches");
  return rows.find(({ recordingId }) => recordingId === recording);
}
