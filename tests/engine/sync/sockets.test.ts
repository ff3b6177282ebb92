import { randomBytes } from "node:crypto";
import { connect as connectTcp } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import WebSocket from "ws";
import type { ConnectionLimits } from "../../../engine/sync/connection";
import { MemoryBackend } from "../../support/memoryBackend";
import { type TestServer, startTestServer } from "../../support/syncServer";
import { SESSION } from "./stateHarness";

let backend: MemoryBackend;
let server: TestServer;
let sockets: WebSocket[];

beforeEach(async () => {
  sockets = [];
  backend = new MemoryBackend({
    "m:read": (ctx, args) => ctx.get(String(args.key)),
    "m:write": (ctx, args) => {
      ctx.set(String(args.key), args.value ?? null);
      return args.answer ?? null;
    },
  });
  server = await startTestServer(backend, {
    limits: { highWaterBytes: 64 << 10 },
    hub: { graceMs: 0 },
  });
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await server.stop();
});

/** A raw sync socket that records messages and how it was closed. */
class RawClient {
  readonly messages: { type: string; [field: string]: unknown }[] = [];
  readonly closed: Promise<string>;

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) =>
      this.messages.push(JSON.parse(data.toString()) as { type: string }),
    );
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) =>
      socket.on("close", (code, reason) => resolve(`${code} ${reason.toString()}`.trim())),
    );
    sockets.push(socket);
  }

  static async open(path = "/api/1.48.0/sync"): Promise<RawClient> {
    const socket = new WebSocket(server.url.replace("http", "ws") + path);
    const client = new RawClient(socket);
    await new Promise((resolve, reject) => {
      socket.on("open", resolve);
      socket.on("error", reject);
    });
    return client;
  }

  static async connected(): Promise<RawClient> {
    const client = await RawClient.open();
    client.send({ type: "Connect", sessionId: SESSION, connectionCount: 0, lastCloseReason: null });
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  watch(queryId: number, key: string): void {
    this.send({
      type: "ModifyQuerySet",
      baseVersion: queryId,
      newVersion: queryId + 1,
      modifications: [{ type: "Add", queryId, udfPath: "m:read", args: [{ key }] }],
    });
  }

  ofType(type: string) {
    return this.messages.filter((message) => message.type === type);
  }
}

describe("garbage ends the connection with a reason, and only that one", () => {
  const connect = { type: "Connect", sessionId: SESSION, connectionCount: 0, lastCloseReason: null };

  test.each([
    ["no JSON", "hello", "1008 WSMessageInvalidJson"],
    ["deep JSON", "[".repeat(500_000), "1008 WSMessageInvalidJson"],
    ["null", "null", "1008 WSMessageInvalidJson"],
    ["wrong types", { ...connect, sessionId: 5 }, "1008 WSMessageInvalidJson"],
    [
      "a query before Connect",
      { type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [] },
      "1008 ConnectExpected",
    ],
    [
      "the far future",
      { ...connect, maxObservedTimestamp: "/////////38=" },
      "1011 ObservedTimestampInFuture",
    ],
  ])("%s", async (_name, message, reason) => {
    const [good, bad] = [await RawClient.connected(), await RawClient.open()];
    bad.send(message);
    expect(await bad.closed).toBe(reason);
    good.watch(0, "k");
    await vi.waitFor(() => expect(good.ofType("Transition")).toHaveLength(1));
  });

  test("a binary frame", async () => {
    const client = await RawClient.open();
    client.socket.send(randomBytes(100));
    expect(await client.closed).toBe("1003 Unexpected message type");
  });

  test("a frame above the limit", async () => {
    const client = await RawClient.connected();
    client.socket.send("x".repeat(33 << 20));
    expect(await client.closed).toBe("1009");
  });

  test("bytes that are no WebSocket frames", async () => {
    const tcp = connectTcp(Number(new URL(server.url).port), "127.0.0.1");
    const key = randomBytes(16).toString("base64");
    tcp.write(
      `GET /api/1.48.0/sync HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    await new Promise((resolve) => tcp.once("data", resolve));
    tcp.write(randomBytes(10_000).fill(0xff, 0, 2));
    await new Promise((resolve) => tcp.on("close", resolve).resume());
    await vi.waitFor(() => expect(server.counts().sockets).toBe(0));
  });

  test.each(["/api/1.48.0/sync/more", "/sync", "/"])("%s is no sync socket", async (path) => {
    await expect(RawClient.open(path)).rejects.toThrow("Unexpected server response: 404");
  });
});

describe("a client that does not read", () => {
  test("is sent one Transition for many changes once it reads again", async () => {
    const [slow, other] = [await RawClient.connected(), await RawClient.connected()];
    slow.watch(0, "k");
    other.watch(0, "k");
    await vi.waitFor(() => expect(slow.ofType("Transition")).toHaveLength(1));
    slow.socket.pause();
    for (let i = 0; i < 60; i++) {
      backend.write("k", `${i} ${"x".repeat(300_000)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.waitFor(() =>
      expect(other.ofType("Transition").at(-1)).toMatchObject({
        modifications: [{ value: expect.stringMatching(/^59 /) }],
      }),
    );
    slow.socket.resume();
    await vi.waitFor(() =>
      expect(slow.ofType("Transition").at(-1)).toMatchObject({
        modifications: [{ value: expect.stringMatching(/^59 /) }],
      }),
    );
    expect(slow.ofType("Transition").length).toBeLessThan(45);
    const versions = slow.ofType("Transition");
    for (const [index, transition] of versions.entries()) {
      if (index > 0) expect(transition.startVersion).toEqual(versions[index - 1]?.endVersion);
    }
  });

  test("is cut off if it stays so", async () => {
    await server.stop();
    server = await startTestServer(backend, {
      limits: { highWaterBytes: 64 << 10, maxStalledMs: 100, tickMs: 50 },
    });
    const slow = await RawClient.connected();
    slow.watch(0, "k");
    await vi.waitFor(() => expect(slow.ofType("Transition")).toHaveLength(1));
    slow.socket.pause();
    for (let i = 0; i < 100; i++) {
      backend.write("k", `${i} ${"x".repeat(300_000)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.waitFor(() => expect(server.counts().sockets).toBe(0), { timeout: 12_000 });
  }, 15_000);

  test("cannot pile up answers by asking on", async () => {
    const slow = await RawClient.connected();
    slow.socket.pause();
    const answer = "y".repeat(200_000);
    for (let requestId = 0; requestId < 300; requestId++) {
      slow.send({
        type: "Mutation",
        requestId,
        udfPath: "m:write",
        args: [{ key: "k", value: 1, answer }],
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(backend.mutationsRun.length).toBeLessThan(300);
    slow.socket.resume();
    await vi.waitFor(() => expect(slow.ofType("MutationResponse")).toHaveLength(300), {
      timeout: 15_000,
    });
  });
});

describe("keeping alive", () => {
  const restart = async (limits: Partial<ConnectionLimits>) => {
    await server.stop();
    server = await startTestServer(backend, { limits: { tickMs: 20, pingMs: 60, ...limits } });
  };
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  test("a client that only listens stays, with news and without", async () => {
    await restart({ maxSilentMs: 300 });
    const [idle, busy] = [await RawClient.connected(), await RawClient.connected()];
    busy.watch(0, "k");
    for (let i = 0; i < 30; i++) {
      await sleep(30);
      backend.write("k", i);
    }
    expect(server.counts().sockets).toBe(2);
    expect(idle.ofType("Ping").length).toBeGreaterThan(5);
    await vi.waitFor(() => expect(busy.ofType("Transition").length).toBeGreaterThan(25));
  });

  test("a client that does not pong is cut", async () => {
    await restart({ maxSilentMs: 150 });
    const silent = await RawClient.connected();
    silent.socket.pause();
    await vi.waitFor(() => expect(server.counts().sockets).toBe(0));
  });

  test("a client that does not begin is closed", async () => {
    await restart({ maxOpeningMs: 100 });
    const client = await RawClient.open();
    expect(await client.closed).toBe("1008 ConnectExpected");
  });
});

test("an error of ours closes the one connection it was met on", async () => {
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const [good, bad] = [await RawClient.connected(), await RawClient.connected()];
  vi.spyOn(backend, "subscribe").mockImplementationOnce(() => {
    throw new Error("a bug");
  });
  bad.watch(0, "k");
  expect(await bad.closed).toBe("1011 InternalServerError");
  good.watch(0, "k");
  await vi.waitFor(() => expect(good.ofType("Transition")).toHaveLength(1));
  report.mockRestore();
});

test("large Transitions come in chunks", async () => {
  backend.write("k", "é😀".repeat(2_000_000));
  const client = await RawClient.connected();
  client.watch(0, "k");
  await vi.waitFor(() => expect(client.ofType("TransitionChunk").length).toBeGreaterThan(1), {
    timeout: 5_000,
  });
  const chunks = client.ofType("TransitionChunk");
  expect(chunks).toHaveLength(Number(chunks[0]?.totalParts));
  const whole = JSON.parse(chunks.map(({ chunk }) => chunk).join("")) as {
    modifications: { value: string }[];
  };
  expect(whole.modifications[0]?.value).toBe("é😀".repeat(2_000_000));
});

test("queries of closed sockets are given up", async () => {
  const clients = [await RawClient.connected(), await RawClient.connected()];
  for (const client of clients) client.watch(0, "k");
  await vi.waitFor(() => expect(server.counts()).toEqual({ sockets: 2, queries: 1 }));
  for (const client of clients) client.socket.close();
  await vi.waitFor(() => expect(server.counts()).toEqual({ sockets: 0, queries: 0 }));
  expect(backend.subscriptions.size).toBe(0);
});

test("draining tells clients to come back, and refuses new ones", async () => {
  const client = await RawClient.connected();
  const stopped = server.stop();
  expect(await client.closed).toBe("1012 InternalServerError: shutting down");
  await stopped;
});

test("an origin that is not allowed cannot connect", async () => {
  await server.stop();
  server = await startTestServer(backend, { origins: ["https://good.example"] });
  const open = (origin: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/1.48.0/sync`, { origin });
      sockets.push(socket);
      socket.on("open", () => resolve("open"));
      socket.on("error", (error) => resolve(error.message));
    });
  expect(await open("https://good.example")).toBe("open");
  expect(await open("https://bad.example")).toBe("Unexpected server response: 403");
});
