import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "../../../convex/shared/json";
import type { Verification, VerificationOptions } from "../../../convex/shared/openBadges/verification";
import { launchBrowser } from "../../support/browser";
import { IssuingWorld, json, NOW, POSITION, summary } from "./issuingWorld";

/** What a page that verifies may weigh, compressed. */
const MAX_BYTES = 200 * 1024;

declare global {
  /** The bundle, as the page has it. */
  var openBadges: { verify(source: Json, options: VerificationOptions): Promise<Verification> };
}

let world: IssuingWorld;
let script: string;
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  world = await IssuingWorld.create();
  script = await bundle();
  server = createServer((request, response) => {
    response.setHeader("content-security-policy", "default-src 'none'; script-src 'self'");
    response.setHeader("content-type", request.url === "/verify.js" ? "text/javascript" : "text/html");
    response.end(request.url === "/verify.js" ? script : "<!doctype html><script src=verify.js></script>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  // Loaded once, it needs nobody.
  await page.context().setOffline(true);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, "../../../convex/shared/openBadges/verification.ts")],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "openBadges",
    minify: true,
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** Verifies in the page, with the given documents kept beforehand; all goes there and back as text. */
async function verifiedInPage(source: Json | object, kept: ReadonlyMap<string, Json>): Promise<Verification> {
  const text = typeof source === "string" ? source : JSON.stringify(source);
  const given = { text, documents: JSON.stringify([...kept]), now: NOW };
  const found = await page.evaluate(async ({ text, documents, now }: typeof given) => {
    const trusted = new Map(JSON.parse(documents) as [string, Json][]);
    return JSON.stringify(await globalThis.openBadges.verify(text, { now, trusted }));
  }, given);
  return JSON.parse(found) as Verification;
}

describe("in a browser, offline, under a strict content security policy", () => {
  const rest = "schema unknown: schemaUnreachable";

  test("the bundle is light", () => {
    expect(gzipSync(script).length).toBeLessThan(MAX_BYTES);
  });

  test("badges are verified with the documents that were kept", async () => {
    expect(summary(await verifiedInPage(await world.issue(), world.web))).toBe(`valid, ${rest}`);
    expect(summary(await verifiedInPage(await world.issueJwt(), world.web))).toBe(`valid, ${rest}`);
  });

  test("and found as in Node where they are not genuine", async () => {
    const altered = { ...json(await world.issue()), name: "More" };
    const inPage = await verifiedInPage(altered, world.web);
    expect(inPage).toEqual(await world.verify(altered));
    expect(summary(inPage)).toContain("signature failed: altered");
    const other = await IssuingWorld.create();
    await other.publishList({ revoked: [POSITION] });
    expect(summary(await verifiedInPage(await other.issue(), other.web))).toBe(
      `invalid, status failed: revoked, ${rest}`,
    );
  });

  test("what was not kept is unknown, never valid", async () => {
    expect(summary(await verifiedInPage(await world.issue(), new Map()))).toBe(
      "unknown, signature unknown, issuerKey unknown: keyUnreachable, status unknown, schema unknown",
    );
  });
});
