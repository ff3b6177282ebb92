import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect as connectSocket } from "node:net";
import { ConvexHttpClient } from "convex/browser";
import express from "express";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "../../app/server/settings";
import { createApp } from "../../server/app";
import { tunnelSync } from "../../server/syncTunnel";
import { eventually } from "../engine/clients/eventually";
import { FixtureEngine } from "../engine/clients/fixtureEngine";
import { counters, elsewhere } from "../engine/clients/references";

const LONG = 120_000;
const SYNC = "/convex/api/1.48.0/sync";
const MEGABYTES_4 = 4_000_000;

let engine: FixtureEngine;
let server: Server;
let web: string;
let cut: () => void;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  engine = await FixtureEngine.start();
  const settings = readSettings({
    CONVEX_URL: engine.url,
    CONVEX_SITE_URL: engine.url,
    CONVEX_PUBLIC_URL: "/convex",
    SERVER_SECRET: "a-secret-of-sixteen",
  });
  const build = () => Promise.reject(new Error("no page is asked of Remix here"));
  const log = (line: Record<string, unknown>) => lines.push(line);
  const sources = express.Router().get("/convex/shared/*", (_, response) => void response.send("source"));
  const app = createApp({ settings, build, assets: [sources], log });
  server = createServer(app);
  cut = tunnelSync(server, { app, target: new URL(engine.url), log, maxSockets: 20 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, LONG);
afterEach(() => engine.closeClients());
afterAll(async () => {
  await engine.stop();
  cut();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const connect = () => engine.connect({}, `${web}/convex`);

/** The status that a handshake is answered with. */
function handshake(path: string, headers: Record<string, string> = {}): Promise<number> {
  const asked = request(web + path, {
    headers: {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Version": "13",
      ...headers,
    },
  });
  return new Promise((resolve, reject) => {
    asked.once("error", reject);
    asked.once("upgrade", ({ statusCode = 0 }, socket) => {
      socket.destroy();
      resolve(statusCode);
    });
    asked.once("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.end();
  });
}

describe("a page's live connection through the web server", { timeout: LONG }, () => {
  test("brings changes, and takes mutations and actions", async () => {
    const [reader, writer] = [connect(), connect()];
    const seen: number[] = [];
    reader.onUpdate(counters.read, { name: "live" }, (value) => seen.push(value));
    await eventually(() => expect(seen).toEqual([0]));
    expect(await writer.mutation(counters.add, { name: "live", by: 2 })).toBe(2);
    await eventually(() => expect(seen).toEqual([0, 2]));
    expect(await writer.action(counters.addLater, { name: "live", by: 3 })).toBe(50);
    await eventually(() => expect(seen).toEqual([0, 2, 5]));
  });

  test("carries large messages both ways", async () => {
    const client = connect();
    const text = await client.query(counters.bulk, { name: "large", length: MEGABYTES_4 });
    expect(text).toHaveLength("0 ".length + MEGABYTES_4);
    expect(await client.mutation(counters.add, { name: "x".repeat(900_000), by: 1 })).toBe(1);
  });

  test("comes back after the engine was started anew, and loses nothing", async () => {
    const client = connect();
    let seen = -1;
    client.onUpdate(counters.read, { name: "again" }, (value) => (seen = value));
    await client.mutation(counters.add, { name: "again", by: 1 });
    await eventually(() => expect(seen).toBe(1));
    await engine.restart();
    expect(await client.mutation(counters.add, { name: "again", by: 1 })).toBe(2);
    await eventually(() => expect(seen).toBe(2));
  });

  test("comes back after the web server has cut it", async () => {
    const client = connect();
    expect(await client.mutation(counters.add, { name: "cut", by: 1 })).toBe(1);
    cut();
    expect(await client.mutation(counters.add, { name: "cut", by: 1 })).toBe(2);
  });

  test("ends at the engine when the browser is gone", async () => {
    const counts = async () => (await engine.stats()).subscriptions;
    const before = await counts();
    const client = connect();
    client.onUpdate(counters.read, { name: "gone" }, () => undefined);
    await eventually(async () => expect(await counts()).toBe(before + 1));
    await client.close();
    await eventually(async () => expect(await counts()).toBe(before));
  });

  test.each([
    ["of the page's own host", SYNC, () => ({ Origin: web }), 101],
    ["of no browser", SYNC, () => ({}), 101],
    ["of another site", SYNC, () => ({ Origin: "https://evil.example" }), 403],
    ["of a sandboxed page", SYNC, () => ({ Origin: "null" }), 403],
    ["of the same host over another protocol", SYNC, () => ({ Origin: web.replace("http", "https") }), 403],
    [
      "with a proxy's word that nobody believes",
      SYNC,
      () => ({ Origin: web, "X-Forwarded-Proto": "https" }),
      101,
    ],
    ["to another path", "/convex/api/export", () => ({ Origin: web }), 404],
    ["of another kind", SYNC, () => ({ Origin: web, Upgrade: "h2c" }), 404],
  ])("%s is answered as it is due", async (_, path, headers, status) => {
    expect(await handshake(path, headers())).toBe(status);
  });

  test("is logged without what the query says", async () => {
    lines.length = 0;
    await handshake(`${SYNC}?token=secret`, { Origin: "https://evil.example" });
    expect(lines).toMatchObject([{ method: "GET", path: SYNC, status: 403 }]);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  test("outside the live connection's path nobody is taken", async () => {
    await expect(handshake("/elsewhere")).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  test("no more than there is room for", async () => {
    const held = await Promise.all(Array.from({ length: 20 }, holdHandshake));
    expect(await handshake(SYNC)).toBe(503);
    for (const socket of held) socket.destroy();
    await eventually(async () => expect(await handshake(SYNC)).toBe(101));
  });
});

/** A connection that has been taken and stays. */
function holdHandshake() {
  const { port } = new URL(web);
  const socket = connectSocket(Number(port), "127.0.0.1");
  const fields = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  socket.write(
    `GET ${SYNC} HTTP/1.1\r\nHost: x\r\n${fields}Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  return new Promise<typeof socket>((resolve) => socket.once("data", () => resolve(socket)));
}

describe("calls by HTTP through the web server", { timeout: LONG }, () => {
  test("reach functions", async () => {
    const client = new ConvexHttpClient(`${web}/convex`, { logger: false });
    expect(await client.mutation(counters.add, { name: "http", by: 4 })).toBe(4);
    expect(await client.query(counters.read, { name: "http" })).toBe(4);
    expect(await client.action(counters.addLater, { name: "http", by: 1 })).toBe(50);
  });

  test("take a file from the pages of any host, and give it as nothing that could run", async () => {
    const given = await connect().mutation(elsewhere.uploadUrl, {});
    const url = given.replace(engine.url, `${web}/convex`);
    const Origin = "http://sister.example";
    const asked = await fetch(url, { method: "OPTIONS", headers: { Origin } });
    expect([asked.status, asked.headers.get("Access-Control-Allow-Origin")]).toEqual([200, Origin]);
    const answer = await fetch(url, { method: "POST", body: "x".repeat(MEGABYTES_4), headers: { Origin } });
    const { storageId } = (await answer.json()) as { storageId: string };
    expect(await connect().query(elsewhere.fileSize, { id: storageId })).toBe(MEGABYTES_4);
    const file = await fetch(`${web}/convex/api/storage/0f8fad5b-d9cb-469f-a165-70867728950e`);
    expect([
      file.status,
      file.headers.get("Content-Security-Policy"),
      file.headers.get("X-Content-Type-Options"),
    ]) //
      .toEqual([404, "default-src 'none'; style-src 'unsafe-inline'; sandbox", "nosniff"]);
  });

  const call = (path: string, headers: Record<string, string>) =>
    fetch(`${web}/convex${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ path: "counters:read", args: { name: "none" }, format: "json" }),
    }).then(({ status }) => status);

  test.each([
    ["/api/query", () => ({ Origin: web }), 200],
    ["/api/query", () => ({ Origin: "https://evil.example" }), 403],
    ["/api/query", () => ({ Authorization: `Convex ${engine.adminKey}` }), 403],
    ["/api/function", () => ({ Authorization: `Convex ${engine.adminKey}` }), 404],
    ["/api/get_config_hashes", () => ({ Authorization: `Convex ${engine.adminKey}` }), 404],
    ["/api/export/request/zip", () => ({ Authorization: `Convex ${engine.adminKey}` }), 404],
    ["/api/engine/stats", () => ({ Authorization: `Convex ${engine.adminKey}` }), 404],
  ])("%s (row %#) is answered as it is due", async (path, headers, status) => {
    expect(await call(path, headers())).toBe(status);
  });

  test("leave Vite the sources of functions that pages share", async () => {
    expect(await (await fetch(`${web}/convex/shared/locales.ts`)).text()).toBe("source");
  });

  test("with the key in the query are refused", async () => {
    expect(await call(`/api/query?adminKey=${encodeURIComponent(engine.adminKey)}`, {})).toBe(403);
  });
});
