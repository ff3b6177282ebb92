import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { afterEach, expect, test } from "vitest";
import { tunnelSync } from "../../server/syncTunnel";

const SWITCHED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
/** More than the sockets of one machine hold between them. */
const FLOOD_BYTES = 200 << 20;

const servers: Server[] = [];
const sockets: Duplex[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(server: Server): Promise<URL> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

type Taken = { request: IncomingMessage; socket: Duplex };

/** A stand-in for Convex that takes every connection, and a browser's socket through the tunnel to it. */
async function opened(extra = ""): Promise<{ browser: Socket; convex: Taken }> {
  const upstream = createServer();
  const taken = new Promise<Taken>((resolve) =>
    upstream.on("upgrade", (request, socket) => {
      socket.on("error", () => undefined);
      socket.once("end", () => socket.end()).resume();
      sockets.push(socket);
      socket.write(SWITCHED);
      resolve({ request, socket });
    }),
  );
  const browser = await ask(await listen(upstream), extra);
  return { browser, convex: await taken };
}

/** A browser's socket that has asked for a live connection with that Convex behind. */
async function ask(target: URL, extra = ""): Promise<Socket> {
  const [app, server] = [express().set("trust proxy", 1), createServer()];
  tunnelSync(server, { app, target, log: () => undefined });
  const { port } = await listen(server);
  const browser = connect(Number(port), "127.0.0.1");
  sockets.push(browser);
  const fields = "Host: academy.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n";
  browser.write(`GET /convex/api/1.48.0/sync?x=1 HTTP/1.1\r\n${fields}${extra}\r\n`);
  return browser;
}

/** What comes until the text is there, or the other side has ended. */
async function read(socket: Socket, until: string): Promise<string> {
  let text = "";
  for await (const chunk of socket.setEncoding("utf8")) if ((text += String(chunk)).includes(until)) break;
  return text;
}

test("the handshake bears who asked and at which host, and nothing that signs in", async () => {
  const secrets = "Cookie: session=secret\r\nAuthorization: Convex secret\r\n";
  const proxy =
    "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\nOrigin: https://academy.example\r\n";
  const { convex } = await opened(secrets + proxy);
  expect(convex.request.url).toBe("/api/1.48.0/sync?x=1");
  expect(convex.request.headers).toMatchObject({
    "x-forwarded-for": "192.0.2.7",
    "x-forwarded-host": "academy.example",
    "x-forwarded-proto": "https",
    origin: "https://academy.example",
  });
  expect(JSON.stringify(convex.request.headers)).not.toContain("secret");
});

test("says in words that the backend is away", async () => {
  const gone = createServer();
  const target = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
  const said = await read(await ask(target), "answer.");
  expect(said).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
  expect(said).toMatch(/\r\n\r\nThe backend does not answer\.$/);
});

test("passes on that there is no room", async () => {
  const full = createServer();
  full.on("upgrade", (_, socket) =>
    socket.end("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"),
  );
  expect(await read(await ask(await listen(full)), "connections.")).toMatch(/^HTTP\/1\.1 503 /);
});

test("what was sent before one side ended reaches the other, which ends too", async () => {
  const { browser, convex } = await opened();
  const text = "x".repeat(3 << 20);
  convex.socket.end(`${text}the end`);
  expect((await read(browser, "the end")).endsWith(`${text}the end`)).toBe(true);
  await expect.poll(() => convex.socket.destroyed, { timeout: 10_000 }).toBe(true);
});

test("a side that breaks off takes the other along", async () => {
  const { browser, convex } = await opened();
  browser.resetAndDestroy();
  await expect.poll(() => convex.socket.destroyed, { timeout: 10_000 }).toBe(true);
});

test("what a browser does not take, Convex does not go on sending", async () => {
  const { browser, convex } = await opened();
  browser.pause();
  const chunk = Buffer.alloc(1 << 20);
  let sent = 0;
  const flood = () => {
    while (sent < FLOOD_BYTES) {
      sent += chunk.length;
      if (!convex.socket.write(chunk)) break;
    }
  };
  convex.socket.on("drain", flood);
  flood();
  await sleep(500);
  expect(sent).toBeLessThan(FLOOD_BYTES / 4);
  browser.resume();
  await expect.poll(() => sent, { timeout: 10_000 }).toBe(FLOOD_BYTES);
});
