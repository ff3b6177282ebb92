import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { cameraJpeg, png } from "../media/paintedPictures";
import { newItem } from "./newItem";
import { barriersOf, enterDemo, open } from "./signedIn";

const address = inject("address");
/** Sizes of several pictures on a machine that does much else. */
const PREPARED = { timeout: 45_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Dropped = { name: string; type: string; bytes: Uint8Array };

/** Drops files on the page as somebody does from a folder of their machine. */
async function drop(page: Page, files: Dropped[]): Promise<void> {
  const plain = files.map(({ bytes, ...file }) => ({ ...file, bytes: [...bytes] }));
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, type, bytes } of dropped)
      data.items.add(new File([new Uint8Array(bytes)], name, { type }));
    return data;
  }, plain);
  const place = page.getByRole("heading", { level: 1 });
  for (const event of ["dragenter", "dragover", "drop"])
    await place.dispatchEvent(event, { dataTransfer: transfer });
  // A page is not left while files are on their way.
  const uploads = page.getByRole("region", { name: "Uploads" });
  await uploads
    .getByText("Uploaded")
    .nth(files.length - 1)
    .waitFor();
}

/** The newest file of a name. */
const card = (page: Page, name: string) =>
  page.getByRole("list", { name: "Files" }).getByRole("link", { name }).first();

test("files are dropped, a picture is described, its point set, its file replaced, and it is deleted", async () => {
  const { page, context, problems } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/media");
  await drop(page, [
    { name: "e2e-orchard.jpg", type: "image/jpeg", bytes: await cameraJpeg(900, 600) },
    { name: "e2e-lying.jpg", type: "image/jpeg", bytes: await png(8, 8) },
  ]);
  await card(page, "e2e orchard").getByText("No description").waitFor(PREPARED);
  await card(page, "e2e lying").getByText("Not taken").waitFor(PREPARED);

  await card(page, "e2e orchard").click();
  await page.getByRole("heading", { level: 1, name: "e2e orchard" }).waitFor();
  await page.getByText("600 × 900 pixels").waitFor();
  await page.getByRole("textbox", { name: "What it shows, in English" }).fill("Trees in bloom");
  await page.getByRole("button", { name: "Save the description" }).click();
  await page.getByText("Saved.").waitFor();
  expect(await page.getByText("No description").count()).toBe(0);

  const mark = page.getByRole("button", { name: "The point that stays in sight" });
  await mark.focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await page.getByRole("status").filter({ hasText: "40% from the left, 49% from the top" }).waitFor();
  const picture = page.locator("[data-picks] img");
  const box = (await picture.boundingBox())!;
  await page.mouse.click(box.x + box.width / 4, box.y + box.height * 0.75);
  await page.getByRole("status").filter({ hasText: "25% from the left, 75% from the top" }).waitFor();
  // It is saved half a second after the last move.
  await page.waitForTimeout(2_000);
  await page.reload({ waitUntil: "networkidle" });
  await page.getByRole("status").filter({ hasText: "25% from the left, 75% from the top" }).waitFor();
  expect(await page.getByRole("textbox", { name: "What it shows, in English" }).inputValue()).toBe(
    "Trees in bloom",
  );
  expect(await barriersOf(page)).toEqual([]);

  const link = page.getByRole("link", { name: "Open the file" });
  const before = (await link.getAttribute("href"))!;
  await page.locator("input[type=file]").setInputFiles({
    name: "e2e-other.png",
    mimeType: "image/png",
    buffer: Buffer.from(await png(500, 500)),
  });
  await page.getByText("500 × 500 pixels").waitFor(PREPARED);
  const after = (await link.getAttribute("href"))!;
  expect(after).not.toBe(before);
  const moved = await page.request.get(address + before);
  expect([moved.status(), new URL(moved.url()).pathname]).toEqual([200, after]);
  expect((await sharp(await moved.body()).metadata()).width).toBe(500);

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete e2e orchard" }).click();
  await page.waitForURL(/\/admin\/media$/);
  await page.getByText("Deleted e2e orchard.").waitFor();
  expect((await page.request.get(address + after)).status()).toBe(404);
  expect(problems).toEqual([]);
  await context.close();
});

test("a file is served for ever at its address, in parts, and what could run is sealed", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/media");
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9"/></svg>';
  await drop(page, [
    { name: "e2e-logo.svg", type: "image/svg+xml", bytes: new TextEncoder().encode(svg) },
    { name: "e2e-square.png", type: "image/png", bytes: await png(400, 400) },
  ]);
  const addressOf = async (name: string) => {
    await card(page, name).getByText("No description").waitFor(PREPARED);
    const src = await card(page, name).locator("img").getAttribute("src");
    return address + src!.replace(/\/\d+\.webp$/, "");
  };
  const [logo, square] = [await addressOf("e2e logo"), await addressOf("e2e square")];
  const drawn = await context.request.get(logo);
  expect(await drawn.text()).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
  );
  expect(drawn.headers()).toMatchObject({
    "content-type": "image/svg+xml",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    "content-disposition": expect.stringMatching(/^attachment; filename="e2e logo.svg"/),
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
  });
  const whole = await context.request.get(square);
  expect(whole.headers()).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
    "accept-ranges": "bytes",
  });
  const part = await context.request.get(square, { headers: { Range: "bytes=1-3" } });
  expect([part.status(), await part.text()]).toEqual([206, "PNG"]);
  const known = await context.request.get(square, { headers: { "If-None-Match": whole.headers()["etag"]! } });
  expect(known.status()).toBe(304);
  const small = await context.request.get(`${square}/320.avif`);
  expect([small.status(), small.headers()["content-type"]]).toEqual([200, "image/avif"]);
  expect((await context.request.get(`${square}/999.avif`)).status()).toBe(404);
  await context.close();
});

test("a picture that a post shows is chosen from the library, says where, and is not deleted", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/media");
  await drop(page, [{ name: "e2e-cover.png", type: "image/png", bytes: await png(400, 300) }]);
  await card(page, "e2e cover").getByText("No description").waitFor(PREPARED);
  await card(page, "e2e cover").click();
  await page.getByText("Nothing shows it yet.").waitFor();
  const cover = new URL(page.url()).pathname;
  const post = await newItem(page, "post", "With a cover");
  await open(page, `${post}/settings`);
  await page
    .getByRole("button", { name: /Choose a picture|Choose another/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Choose a picture" });
  await dialog.getByRole("textbox", { name: "Search by name" }).fill("e2e cover");
  await dialog
    .getByRole("button", { name: /^e2e cover/ })
    .first()
    .click();
  await dialog.getByRole("textbox", { name: "What it shows" }).fill("A red and a blue field");
  await dialog.getByRole("button", { name: "Use e2e cover" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await open(page, cover);
  const shown = page.getByRole("region", { name: "Where it is shown" });
  await shown.getByRole("link").waitFor();
  expect(await shown.getByRole("link").getAttribute("href")).toBe(post);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("It is shown in one place. Take it out there first").waitFor();
  // In the language of the post that it was chosen for.
  const said = await page
    .getByRole("textbox", { name: /^What it shows, in/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  expect(said).toContain("A red and a blue field");
  await context.close();
});

test("folders are made and moved, and one that is not empty stays", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/media");
  const folders = page.getByRole("navigation", { name: "Folders" });
  await page.getByRole("button", { name: "New folder", exact: true }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("e2e term");
  await page.getByRole("button", { name: "Make the folder" }).click();
  await folders.getByRole("link", { name: "e2e term" }).waitFor();
  // The address is new a moment before the page is: files dropped between go where the page still is.
  await folders.locator("[aria-current]").filter({ hasText: "e2e term" }).waitFor();
  await drop(page, [
    { name: "e2e-note.pdf", type: "application/pdf", bytes: new TextEncoder().encode("%PDF-1.7\n") },
  ]);
  await card(page, "e2e note").getByText("PDF").first().waitFor(PREPARED);
  const choose = async (item: string) => {
    await page.getByRole("button", { name: "Actions for the folder e2e term" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Remove");
  await page.getByText("The folder is not empty.").waitFor();
  await choose("Rename");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("e2e winter");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await folders.getByRole("link", { name: "e2e winter" }).waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await context.close();
});

test("whoever may only read the library sees no way to change it", async () => {
  const { page, context } = await enterDemo(browser, "Sanne de Wit");
  await open(page, "/admin/media");
  await page.getByRole("heading", { level: 1, name: "Media" }).waitFor();
  expect(await page.getByRole("button", { name: "Upload files" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "New folder" }).count()).toBe(0);
  await context.close();
});
