import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Doc } from "../../convex/_generated/dataModel";
import { launchBrowser } from "../support/browser";
import { rowsOf } from "../support/deploymentAdmin";
import { SlowLine } from "../support/slowLine";
import { barriersOf, enterDemo, open } from "./signedIn";

const MB = 1_000_000;
const UPLOADS = "/library/uploads";
const PART = 8 * 1024 ** 2;
const ARRIVED = { timeout: 120_000 };
/** As slow as a good line, so that there is a middle at which it can be cut. */
const SPEED = 8 * MB;

let browser: Browser;
let folder: string;
let line: SlowLine;
beforeAll(async () => {
  browser = await launchBrowser();
  line = await SlowLine.open(SPEED);
  folder = await mkdtemp(join(tmpdir(), "uploads-"));
});
afterAll(async () => {
  await browser.close();
  await line.close();
  await rm(folder, { recursive: true, force: true });
});

type Film = { name: string; path: string; bytes: Buffer };

/** A file that is a video by its first bytes, unlike every other one. */
async function film(name: string, size: number): Promise<Film> {
  const bytes = Buffer.concat([
    Buffer.from("\0\0\0\x18ftypisom\0\0\x02\0isommp42", "latin1"),
    randomBytes(size),
  ]);
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { name, path, bytes };
}

/** The page of a running cohort's materials, for whoever may add to them. */
async function materialsOf(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/admin/cohorts`);
  const cohort = page.getByRole("link", { name: "Evening group from" }).first();
  return `${(await cohort.getAttribute("href")) ?? ""}/materials`;
}

/** Chooses files as somebody does, by a press and the browser's own dialog. */
async function chooseFiles(page: Page, button: string, files: Film[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles(files.map(({ path }) => path));
}

const row = (page: Page, { name }: Film) => page.getByRole("listitem").filter({ hasText: name });

/** Waits until so much of a file has gone out. @returns the percent that are shown */
async function sentOf(page: Page, film: Film, least: number): Promise<number> {
  const share = async () => {
    // Cell by cell: names end in digits, too.
    const said = await row(page, film).first().innerText({ timeout: 5000 });
    return Number(/(?:^|\s)(\d+)%/m.exec(said)?.[1] ?? 0);
  };
  await expect.poll(share, ARRIVED).toBeGreaterThanOrEqual(least);
  return share();
}

/** Uploads of a file's name that are all there, by what the storage vouches for: each part's hash, and the whole one's. */
async function stored({ name, bytes }: Film): Promise<string[]> {
  const deployment = inject("deployment");
  const uploads = (await rowsOf<Doc<"uploads">>(deployment, "uploads")).filter(
    ({ fileName }) => fileName === name,
  );
  const parts = await rowsOf<Doc<"uploadParts">>(deployment, "uploadParts");
  return uploads.map(({ _id, state, size, sha256 }) => {
    const own = parts.filter(({ uploadId }) => uploadId === _id).sort((a, b) => a.offset - b.offset);
    const sums = own.map(
      (part) => hash(bytes.subarray(part.offset, part.offset + part.size)) === part.sha256,
    );
    const covers = own.reduce((sum, part) => (part.offset === sum ? sum + part.size : NaN), 0);
    const isWhole = covers === bytes.length && size === covers && sums.every(Boolean);
    return `${state} ${isWhole && sha256 === hash(bytes) ? "identical" : "different"}`;
  });
}
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("60 MB arrive byte for byte over a line that is cut twice and a page that is loaded anew", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer", { proxy: line.proxy });
  const file = await film("e2e-lecture.mp4", 60 * MB);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    void dialog.accept();
  });
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(UPLOADS)) begun.push(request.method());
  });
  await open(page, await materialsOf(page));
  await chooseFiles(page, "Choose files", [file]);
  for (const least of [10, 35]) {
    await sentOf(page, file, least);
    line.cut();
    await row(page, file).getByText("The connection is lost.").waitFor(ARRIVED);
    // While the line is cut: whatever takes its time here, the file does not arrive meanwhile.
    expect(await barriersOf(page)).toEqual([]);
    line.mend();
  }
  await sentOf(page, file, 60);
  // However long the page takes to be loaded anew, the rest does not arrive meanwhile.
  line.speed = 64 * 1024;
  await page.reload({ waitUntil: "networkidle" });
  const left = await sentOf(page, file, 30);
  await row(page, file).getByText("Choose the same file again to go on.").waitFor();
  line.speed = SPEED;
  await chooseFiles(page, "Choose e2e-lecture.mp4 again", [file]);
  expect(await sentOf(page, file, left)).toBeGreaterThanOrEqual(left);
  await row(page, file).getByText("Uploaded").waitFor(ARRIVED);
  expect(await stored(file)).toEqual(["ready identical"]);
  // It was begun once, and whoever loaded the page anew was asked first.
  expect([begun, dialogs]).toEqual([["POST"], ["beforeunload"]]);
  await context.close();
}, 300_000);

test("it is halted and goes on, and what is given up is forgotten by the server", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer", { proxy: line.proxy });
  const [kept, dropped] = [await film("e2e-kept.mp4", 24 * MB), await film("e2e-dropped.mp4", 24 * MB)];
  await open(page, await materialsOf(page));
  await chooseFiles(page, "Choose files", [kept, dropped]);
  await sentOf(page, kept, 5);
  await page.getByRole("button", { name: "Pause e2e-kept.mp4" }).click();
  await row(page, kept)
    .getByText(/Paused at \d+%/)
    .waitFor();
  await sentOf(page, dropped, 5);
  await page.getByRole("button", { name: "Stop uploading e2e-dropped.mp4" }).click();
  await row(page, dropped).waitFor({ state: "detached" });
  await expect.poll(() => stored(dropped), ARRIVED).toEqual([]);
  await page.getByRole("button", { name: "Go on with e2e-kept.mp4" }).click();
  await row(page, kept).getByText("Uploaded").waitFor(ARRIVED);
  expect(await stored(kept)).toEqual(["ready identical"]);
  await context.close();
}, 300_000);

test("two tabs send files side by side, the same one as well", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer", { proxy: line.proxy });
  const other = await context.newPage();
  const both = await film("e2e-both.mp4", PART + 5);
  const [one, two] = [await film("e2e-one.mp4", 2 * PART), await film("e2e-two.mp4", 2 * PART + 1)];
  const path = await materialsOf(page);
  for (const tab of [page, other]) await open(tab, path);
  await Promise.all([
    chooseFiles(page, "Choose files", [one, both]),
    chooseFiles(other, "Choose files", [two, both]),
  ]);
  for (const [tab, files] of [
    [page, [one, both]],
    [other, [two, both]],
  ] as const)
    for (const file of files) await row(tab, file).getByText("Uploaded").first().waitFor(ARRIVED);
  expect(await stored(one)).toEqual(["ready identical"]);
  expect(await stored(two)).toEqual(["ready identical"]);
  expect(await stored(both)).toEqual(["ready identical", "ready identical"]);
  await context.close();
}, 300_000);

test("what is not what its name says is refused with a sentence", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer", { proxy: line.proxy });
  await open(page, await materialsOf(page));
  const lying = {
    name: "e2e-lying.pdf",
    path: join(folder, "e2e-lying.pdf"),
    bytes: Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
  };
  await writeFile(lying.path, lying.bytes);
  await chooseFiles(page, "Choose files", [lying]);
  await row(page, lying).getByText("The file is not what its name says.").waitFor(ARRIVED);
  await page.getByRole("button", { name: "Take e2e-lying.pdf off the list" }).click();
  await row(page, lying).waitFor({ state: "detached" });
  await context.close();
});
