import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { unzipSync } from "fflate";
import jsQR from "jsqr";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { pictureOf } from "../support/certificates";
import { type OwnCertificate, ownCertificate } from "./ownCertificate";
import { barriersInBothThemes, barriersOf, enterByCode, enterDemo, open } from "./signedIn";

const address = inject("address");
const CHECKS = ["Form", "Meaning", "Signature", "Issuer’s key", "Dates", "Revocation"];
const FORMS = ["pdf", "png", "svg", "json", "jwt"] as const;

let browser: Browser;
let certificate: OwnCertificate;
beforeAll(async () => {
  browser = await launchBrowser();
  const { page, context } = await enterDemo(browser, "Aylin Demir");
  certificate = await ownCertificate(page);
  await context.close();
});
afterAll(() => browser.close());

describe("without scripts", () => {
  const still = { javaScriptEnabled: false };

  test("a certificate's page says the verdict first, and then every check", async () => {
    const { page, context } = await visitor(browser, still);
    await page.goto(address + certificate.path);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Valid");
    await page.getByText("awarded this certificate to Aylin Demir").waitFor();
    await page.getByRole("heading", { name: certificate.name }).waitFor();
    for (const check of CHECKS) {
      const row = page.getByRole("listitem").filter({ has: page.getByText(check, { exact: true }) });
      await row.getByText("Passed").waitFor();
      expect(await row.getByRole("time").getAttribute("datetime")).toMatch(/^\d{4}-\d\d-\d\dT/);
    }
    await page.getByText(`controls ${new URL(address).host}.`).waitFor();
    expect(await page.locator("script[src*='entry.client']").count()).toBe(0);
    const structured = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(structured ?? "")).toMatchObject({
      "@type": "EducationalOccupationalCredential",
      name: certificate.name,
      about: { name: "Aylin Demir" },
    });
    const image = await page.locator('meta[property="og:image"]').getAttribute("content");
    expect((await page.request.get(image ?? "")).headers()["content-type"]).toBe("image/png");
    const oembed = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
    expect(await (await page.request.get(oembed ?? "")).json()).toMatchObject({ title: certificate.name });
    await context.close();
  });

  test("a mail address is compared with the holder's, and a problem is reported", async () => {
    const { page, context } = await visitor(browser, still);
    await page.goto(address + certificate.path);
    const compare = async (email: string) => {
      await page.getByLabel("Mail address", { exact: true }).fill(email);
      await page.getByRole("button", { name: "Compare" }).click();
    };
    await compare("somebody@else.example");
    await page.getByText("No: this certificate was not issued to somebody@else.example.").waitFor();
    await compare(certificate.email);
    await page.getByText(`Yes: this certificate was issued to ${certificate.email}.`).waitFor();
    await page.getByText("Report a problem").click();
    await page.getByRole("button", { name: "Send the report" }).click();
    await page.getByRole("alert").getByText("Please fill this in").waitFor();
    await page.getByLabel("What is wrong?").fill("The day is not right.");
    await page.getByRole("button", { name: "Send the report" }).click();
    await page.getByText("Your report was sent to Seefeld Academy. Thank you.").waitFor();
    await context.close();
  });

  test("the code that is printed on it leads there, however it is typed", async () => {
    const { page, context } = await visitor(browser, still);
    await page.goto(`${address}/verify`);
    await page.getByLabel("Code below the QR code").fill("nothing");
    await page.getByRole("button", { name: "Look it up" }).click();
    await page.getByText("This is no code.").waitFor();
    await page
      .getByLabel("Code below the QR code")
      .fill(` ${certificate.code.toLowerCase().replace("-", " ")}`);
    await page.getByRole("button", { name: "Look it up" }).click();
    await page.waitForURL(address + certificate.path);
    expect((await page.goto(`${address}/verify/00000-00000`))?.status()).toBe(404);
    await page.getByText("issued no certificate with this number").waitFor();
    await context.close();
  });
});

test("the QR code of the PDF leads to the page", async () => {
  const { context, page } = await visitor(browser);
  const [, pdf] = (await filesOf(page)).find(([form]) => form === "pdf")!;
  const { data, info } = await sharp(await pictureOf(pdf, 200))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const read = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  expect(read?.data).toBe(address + certificate.path);
  await context.close();
});

test("the checks are made again on the page, and its address is copied", async () => {
  const { page, context, problems } = await visitor(browser);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(address + certificate.path, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByText("Checked again: Valid").waitFor();
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address + certificate.path);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByText("It could not be checked again just now.").waitFor();
  expect(problems.filter((problem) => !problem.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  await context.close();
});

test("files of every form are checked, and offline nothing is called valid", async () => {
  const { page, context, problems } = await visitor(browser, { reducedMotion: "reduce" });
  const files = await filesOf(page);
  const json = files.find(([form]) => form === "json")![1];
  const altered = Buffer.from(json.toString("utf8").replace("Aylin Demir", "Aylin Demit"));
  const all = [...files, ["altered.json", altered] as const, ["notes.txt", Buffer.from("no badge")] as const];
  await page.goto(`${address}/verify`, { waitUntil: "networkidle" });
  await give(page, all);
  await expect
    .poll(() => found(page), { timeout: 20_000 })
    .toEqual({
      ...Object.fromEntries(FORMS.map((form) => [form, "valid"])),
      "altered.json": "invalid",
      "notes.txt": "unreadable",
    });
  await cardOf(page, "altered.json").getByText("It was changed after it was signed.").waitFor();
  await cardOf(page, "notes.txt").getByText("This is none of PDF, PNG, SVG, JSON and JWT.").waitFor();
  expect(await cardOf(page, "pdf").getByRole("link", { name: "Open its page" }).getAttribute("href")).toBe(
    certificate.path,
  );
  expect(await barriersOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload({ waitUntil: "networkidle" });
  await context.setOffline(true);
  await give(page, all);
  await page.getByText("You are offline. Signatures by Seefeld Academy").waitFor();
  await expect
    .poll(() => found(page), { timeout: 20_000 })
    .toEqual({
      ...Object.fromEntries(FORMS.map((form) => [form, "unknown"])),
      "altered.json": "invalid",
      "notes.txt": "unreadable",
    });
  for (const form of FORMS) {
    const row = (check: string) =>
      cardOf(page, form)
        .locator("[data-slot=checks] > li")
        .filter({ has: page.getByText(check, { exact: true }) });
    expect(await row("Signature").getAttribute("data-result")).toBe("passed");
    expect(await row("Issuer’s key").getAttribute("data-result")).toBe("passed");
    expect(await row("Revocation").getAttribute("data-result")).toBe("unknown");
  }
  expect(await barriersOf(page)).toEqual([]);
  await context.setOffline(false);
  await expect.poll(async () => (await found(page))["png"], { timeout: 20_000 }).toBe("valid");
  expect(problems).toEqual([]);
  await context.close();
});

/** Opens a certificate's page until it says something: visitors are shown one that is some seconds old. */
async function untilShown(page: Page, path: string, words: string): Promise<void> {
  const look = async () => {
    await page.goto(address + path);
    return page.getByText(words).count();
  };
  await expect.poll(look, { timeout: 20_000, interval: 1_000 }).toBeGreaterThan(0);
}

test("a hidden certificate says only that it is valid, and is given out to nobody", async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  const holder = await enterByCode(browser, staff.page, "learner06@people.example");
  const hidden = await ownCertificate(holder.page);
  const shown = await visitor(browser);
  await shown.page.goto(address + hidden.path);
  await shown.page.getByText("Fatima Al-Sayed").first().waitFor();
  await holder.page.getByRole("button", { name: "Hide the page" }).click();
  await holder.page.getByRole("dialog").getByRole("button", { name: "Hide the page" }).click();
  await holder.page.getByText("The page is hidden.").waitFor();
  await untilShown(shown.page, hidden.path, "A certificate with this number exists and is valid.");
  expect(await shown.page.content()).not.toContain("Fatima");
  expect(await shown.page.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");
  expect(await barriersInBothThemes(shown.page)).toEqual([]);
  const id = hidden.path.slice("/verify/".length);
  expect((await shown.page.request.get(`${address}/api/v1/credentials/${id}.json`)).status()).toBe(403);
  expect((await shown.page.request.get(`${address}/embed/${id}`)).status()).toBe(404);
  await holder.page.getByRole("button", { name: "Show the page" }).click();
  await holder.page.getByText("The page is shown again.").waitFor();
  await untilShown(shown.page, hidden.path, "Fatima Al-Sayed");
  for (const { context } of [staff, holder, shown]) await context.close();
});

test("a card of it stands in pages of others, where no other page of ours may", async () => {
  const { page, context } = await visitor(browser);
  const embed = certificate.path.replace("/verify/", "/embed/");
  const frame = `<!doctype html><iframe src="${address}${embed}" width="480" height="220"></iframe>`;
  const others = createServer((_request, response) =>
    response.setHeader("Content-Type", "text/html").end(frame),
  );
  await new Promise<void>((done) => others.listen(0, "127.0.0.1", done));
  await page.goto(`http://127.0.0.1:${(others.address() as AddressInfo).port}/`);
  const card = page.frameLocator("iframe");
  await card.getByRole("heading", { name: certificate.name }).waitFor();
  await card.getByText("Valid").waitFor();
  const height = await card.locator("main").evaluate((main) => main.scrollHeight);
  expect(height).toBeLessThanOrEqual(220);
  const headers = async (path: string) => (await page.request.get(address + path)).headers();
  expect((await headers(embed))["content-security-policy"]).toContain("frame-ancestors *");
  expect((await headers(certificate.path))["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect((await headers(certificate.path))["x-frame-options"]).toBe("DENY");
  others.close();
  await context.close();
});

test("a key for another app is shown once, reads the certificates, and is removed", async () => {
  const { page, context, problems } = await enterDemo(browser, "Aylin Demir");
  await open(page, "/portal/certificates");
  const name = `Reader ${crypto.randomUUID().slice(0, 6)}`;
  await page.getByLabel("Which app is it for?").fill(name);
  await page.getByRole("button", { name: "Make a key" }).click();
  const key = await page.getByLabel("Key", { exact: true }).inputValue();
  const credentials = () =>
    context.request.get(`${address}/ims/ob/v3p0/credentials`, {
      headers: { Authorization: `Bearer ${key}` },
    });
  expect((await credentials()).status()).toBe(200);
  await page.getByRole("button", { name: `Remove the key for ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText(`The key for ${name} is removed.`).waitFor();
  expect((await credentials()).status()).toBe(401);
  expect(problems).toEqual([]);
  await context.close();
});

type NamedFile = readonly [name: string, bytes: Buffer];

/** The certificate's files, as anybody downloads them from its page. */
async function filesOf(page: Page): Promise<NamedFile[]> {
  await page.goto(address + certificate.path);
  const download = async (form: string): Promise<NamedFile> => {
    const path = await page.locator(`a[download$=".${form}"]`).getAttribute("href");
    return [form, await bytesAt(page.context(), address + (path ?? ""))];
  };
  return Promise.all(FORMS.map(download));
}

async function bytesAt(context: BrowserContext, url: string): Promise<Buffer> {
  const answer = await context.request.get(url);
  expect(answer.status()).toBe(200);
  return answer.body();
}

/** Their names say nothing of what is in them: it is known by its first bytes. */
function give(page: Page, files: readonly NamedFile[]): Promise<void> {
  const given = files.map(([name, buffer]) => ({ name, buffer, mimeType: "application/octet-stream" }));
  return page.locator("input[type=file]").setInputFiles(given);
}

/** What was found, by the file's name. */
function found(page: Page): Promise<Record<string, string>> {
  return page
    .locator("[data-list] > li[data-found]")
    .evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => [
          card.querySelector("[data-slot=file]")?.textContent ?? "",
          card.hasAttribute("data-waiting") ? "waiting" : (card.getAttribute("data-found") ?? ""),
        ]),
      ),
    );
}

function cardOf(page: Page, file: string) {
  const name = page.locator("[data-slot=file]").getByText(file, { exact: true });
  return page.locator("[data-list] > li").filter({ has: name });
}

/** Serves files under their paths, and a folder by its index, as any plain web server does. */
async function serveFiles(files: Record<string, Uint8Array>) {
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").slice(1);
    const page = files[`${path}/index.html`];
    const body = page ?? files[path];
    if (page !== undefined) response.setHeader("Content-Type", "text/html; charset=utf-8");
    if (path.endsWith(".css")) response.setHeader("Content-Type", "text/css");
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("an organization takes its public pages with it, and any web server shows them", async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  await open(staff.page, "/admin/settings/keys");
  const button = staff.page.getByRole("button", { name: "Download the pages" });
  const [download] = await Promise.all([staff.page.waitForEvent("download"), button.click()]);
  const files = unzipSync(await readFile(await download.path()));
  await staff.context.close();
  const names = Object.keys(files);
  expect(names).toContain(".well-known/did.json");
  expect(names.filter((name) => name.startsWith("api/v1/status-lists/")).length).toBeGreaterThan(0);
  const { server, origin } = await serveFiles(files);
  const { page, context, problems } = await visitor(browser, { javaScriptEnabled: false });
  await page.goto(origin + certificate.path);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Valid");
  await page.getByRole("note").getByText("This page is a copy made on").waitFor();
  const json = files[`api/v1/credentials/${certificate.path.split("/").pop()}`];
  expect(JSON.parse(new TextDecoder().decode(json))).toMatchObject({ issuer: { type: ["Profile"] } });
  expect(problems).toEqual([]);
  await context.close();
  server.close();
});
