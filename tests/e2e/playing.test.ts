import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc } from "../../convex/_generated/dataModel";
import { launchBrowser } from "../support/browser";
import { rowsOf } from "../support/deploymentAdmin";
import { filmedFiles } from "../support/filmed";
import { recordSession, recordStream, staffOf } from "./recordedSession";
import { barriersOf, enterDemo, open } from "./signedIn";

const SOON = { timeout: 30_000 };
/** Of the origins that the product lets videos come from. */
const STREAMS = "https://media.example";
const ARABIC = `WEBVTT

00:00.000 --> 00:05.000
مرحبا بكم في المجموعة المسائية!

00:20.000 --> 00:25.000
الجدول المرتب (Tidy) له عنوان واحد
`;
const GERMAN = "WEBVTT\n\n00:00.000 --> 00:05.000\nWillkommen in der Abendgruppe\n";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const at = (page: Page) => () => page.evaluate(() => document.querySelector("video")!.currentTime);
const play = async (page: Page) => {
  await page.evaluate(() => void (document.querySelector("video")!.muted = true));
  await page.getByRole("button", { name: "play", exact: true }).click(SOON);
};

test("a stream from elsewhere plays, from a moment on, and what is watched counts", async () => {
  const source = ["-f", "lavfi", "-i", "testsrc=s=320x180:d=30:r=10", "-c:v", "libvpx-vp9", "-b:v", "100k"];
  const cut = [
    "-g",
    "50",
    "-f",
    "hls",
    "-hls_time",
    "5",
    "-hls_playlist_type",
    "vod",
    "-hls_segment_type",
    "fmp4",
  ];
  const host = await serve(await filmedFiles("film.m3u8", [...source, ...cut]));
  const stream = await recordStream(browser, { title: "Stream", manifestUrl: `${STREAMS}/film.m3u8` });
  const { page, context, problems } = await enterDemo(browser, "Aylin Demir");
  await context.route(`${STREAMS}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: addressOf(host) + pathname }) });
  });
  await open(page, `${stream.path}?t=12`);
  await play(page);
  await expect.poll(at(page), SOON).toBeGreaterThan(13);
  expect(await page.evaluate(() => document.querySelector("video")!.duration)).toBeCloseTo(30, 0);
  await page.locator("media-controller").focus();
  await page.keyboard.press("k");
  const stopped = await at(page)();
  const watched = async () => {
    const rows = await rowsOf<Doc<"watches">>(inject("deployment"), "watches");
    return rows.find(({ recordingId }) => recordingId === stream.recording);
  };
  await expect.poll(async () => (await watched())?.position ?? 0, SOON).toBeCloseTo(stopped, 0);
  expect((await watched())?.stretches).toHaveLength(1);
  expect(await barriersOf(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
  host.close();
}, 240_000);

test("the address of a video is renewed before it ends, without a jump; who may no longer watch is told", async () => {
  const recorded = await recordSession(browser, { title: "Long evening", seconds: 60 });
  const { page, context } = await enterDemo(browser, "Aylin Demir");
  await page.clock.install();
  await open(page, recorded.path);
  await play(page);
  await expect.poll(at(page), SOON).toBeGreaterThan(1);
  const before = { src: await sourceOf(page), at: await at(page)() };
  // An address holds for a quarter of an hour.
  const renewed = page.waitForResponse((answer) => answer.url().endsWith("/library/open"));
  await page.clock.fastForward(14 * 60_000);
  expect((await renewed).status()).toBe(200);
  await expect.poll(() => sourceOf(page), SOON).not.toBe(before.src);
  await expect.poll(at(page), SOON).toBeGreaterThan(before.at + 1);
  expect(await at(page)()).toBeLessThan(before.at + 20);
  expect(await page.evaluate(() => document.querySelector("video")!.paused)).toBe(false);

  const staff = await enterDemo(browser, "Verena Aebischer");
  const { as, organization } = await staffOf(staff.page);
  await as.mutation(api.library.recordings.unpublish, { organization, recording: recorded.recording });
  await page.clock.fastForward(14 * 60_000);
  await page.getByText("This recording can no longer be watched.").waitFor(SOON);
  await staff.context.close();
  await context.close();
}, 240_000);

test("captions from right to left are shown so; a reader gets the transcript in their own language first", async () => {
  const recorded = await recordSession(browser, { title: "Three languages", seconds: 30, captions: ARABIC });
  const staff = await enterDemo(browser, "Verena Aebischer");
  const { as, organization } = await staffOf(staff.page);
  const words = { organization, recording: recorded.recording, label: "" };
  await as.mutation(api.library.captions.add, { ...words, locale: "ar", label: "العربية", text: ARABIC });
  await as.mutation(api.library.captions.add, { ...words, locale: "de", text: GERMAN });
  await staff.context.close();

  const { page, context, problems } = await enterDemo(browser, "Aylin Demir", { locale: "de-DE" });
  await open(page, recorded.path);
  await page.getByRole("button", { name: "0:00 Willkommen in der Abendgruppe" }).waitFor(SOON);
  const language = page.getByLabel("Sprache", { exact: true });
  expect(await language.locator("option").allTextContents()).toEqual(["العربية", "Deutsch", "English"]);
  await language.selectOption("ar");
  const line = page.getByRole("button", { name: "0:20 الجدول المرتب (Tidy) له عنوان واحد" });
  await line.waitFor(SOON);
  const direction = line.locator("span").last();
  expect(await direction.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  await line.click();
  await expect.poll(at(page), SOON).toBeGreaterThanOrEqual(20);
  const tracks = () =>
    page.evaluate(() =>
      [...document.querySelector("video")!.textTracks]
        .filter(({ kind }) => kind === "subtitles")
        .map(({ label, language }) => [label, language]),
    );
  expect(await tracks()).toEqual([
    ["العربية", "ar"],
    ["Deutsch", "de"],
    ["English", "en"],
  ]);
  expect(await barriersOf(page)).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
}, 240_000);

const sourceOf = (page: Page) => page.evaluate(() => document.querySelector("video")!.currentSrc);
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Files at their names, for pages of any origin, as hosts of streams give them. */
async function serve(files: ReadonlyMap<string, Uint8Array>): Promise<Server> {
  const server = createServer((request, response) => {
    const name = (request.url ?? "").slice(1);
    const file = files.get(name);
    const type = name.endsWith(".m3u8") ? "application/vnd.apple.mpegurl" : "video/mp4";
    const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": type };
    if (file === undefined) response.writeHead(404, headers).end();
    else response.writeHead(200, headers).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
