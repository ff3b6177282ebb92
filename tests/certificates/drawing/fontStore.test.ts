import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedFonts, type FontShelf } from "../../../convex/certificates/drawing/fontStore";
import type { FontFile } from "../../../convex/certificates/drawing/fonts";
import { fontFiles } from "../../../server/fonts";
import { installedFonts } from "../../support/installedFonts";

const INTER = "inter/inter-latin-wght-normal.woff2";

let server: Server;
let address: string;
let asked: string[];
beforeAll(async () => {
  const app = express();
  app.use((request, _response, next) => {
    asked.push(request.url);
    next();
  });
  app.use(fontFiles("node_modules"));
  app.get("/fonts/inter/page.woff2", (_request, response) => void response.send("<html></html>"));
  asked = [];
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function shelf(): FontShelf & { kept: Map<FontFile, Uint8Array> } {
  const kept = new Map<FontFile, Uint8Array>();
  return {
    kept,
    find: (path) => Promise.resolve(kept.get(path) ?? null),
    keep: (path, bytes) => Promise.resolve(void kept.set(path, bytes)),
  };
}

describe("fonts of the web server", () => {
  test("a file comes as it lies in its package, for ever", async () => {
    const answer = await fetch(`${address}/fonts/${INTER}`);
    expect(answer.headers.get("Content-Type")).toBe("font/woff2");
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(
      Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(await installedFonts.load(INTER))),
    ).toBe(true);
  });

  test.each([
    "/fonts/inter/inter-latin-wght-normal.css",
    "/fonts/inter/none.woff2",
    "/fonts/none/inter-latin-wght-normal.woff2",
    "/fonts/inter/..%2fpackage.json",
    "/fonts/..%2f..%2finter/inter-latin-wght-normal.woff2",
    "/fonts/inter/%00.woff2",
    "/fonts/inter/",
  ])("%s is not there", async (path) => {
    expect((await fetch(address + path)).status).toBe(404);
  });
});

describe("fonts of actions", () => {
  test("a file is fetched once, then kept", async () => {
    const own = shelf();
    const source = storedFonts(own, address);
    asked = [];
    const first = await source.load(INTER);
    expect(await source.load(INTER)).toBe(own.kept.get(INTER));
    expect(Buffer.from(first).equals(Buffer.from(await installedFonts.load(INTER)))).toBe(true);
    expect(asked).toEqual([`/fonts/${INTER}`]);
  });

  test.each([
    ["is not there", "inter/none.woff2", "The font /fonts/inter/none.woff2 could not be fetched: 404."],
    ["is a page", "inter/page.woff2", "The web server's /fonts/inter/page.woff2 is no font."],
  ] as const)("what %s is not kept", async (_, file, message) => {
    const own = shelf();
    await expect(storedFonts(own, address).load(file)).rejects.toThrow(message);
    expect(own.kept.size).toBe(0);
  });
});
