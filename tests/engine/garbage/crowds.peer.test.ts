import { type Socket, connect } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ChildEngine } from "../../support/childEngine";
import { expectFlat, expectQuiet, expectServing } from "./health";
import { SyncSocket, addQuery, connectMessage, modifyMessage } from "./syncSocket";

const MIB = 1 << 20;
const IDLE_SOCKETS = 10_000;
const AT_ONCE = 200;

let engine: ChildEngine;
let before: number;

beforeAll(async () => {
  engine = await ChildEngine.start({
    fixture: "limits",
    engine: { limits: { maxStalledMs: 1_000, tickMs: 200 }, hub: { graceMs: 0 } },
  });
  await manyQueries();
  await largeRequests();
  await idleSockets(async () => undefined);
  before = await engine.resident();
});
afterEach(async () => {
  await expectServing(engine);
  await expectQuiet(engine);
  await expectFlat(engine, before);
});
afterAll(() => engine.stop());

test("100,000 queries in one message are too many", async () => {
  for (let time = 0; time < 3; time++) expect(await manyQueries()).toBe("1013 TooManyQueries");
  expect(await subscriptions()).toBe(0);
});

test("10,000 queries are answered, and forgotten when their client goes", async () => {
  const client = await SyncSocket.connected(engine.url);
  client.send(
    modifyMessage(Array.from({ length: 10_000 }, (_, n) => addQuery(n, "load:echo", { value: n }))),
  );
  const { modifications } = await client.received("Transition", 30_000);
  expect(modifications).toHaveLength(10_000);
  client.socket.terminate();
  await client.closed;
  await expect.poll(subscriptions, { timeout: 5_000 }).toBe(0);
});

test("mutations beyond 1,000 at a time end the connection", async () => {
  const client = await SyncSocket.connected(engine.url);
  for (let requestId = 0; requestId < 5_000; requestId++) {
    client.send({ type: "Mutation", requestId, udfPath: "load:slow", args: [{}] });
  }
  expect(await client.ended()).toBe("1013 TooManyConcurrentMutations");
});

test("queries with more than 64 MiB of arguments end the connection", async () => {
  const client = await SyncSocket.connected(engine.url);
  for (let n = 0; n < 5; n++) {
    client.send(modifyMessage([addQuery(n, "sizes:takeQuery", { value: `${n}`.padEnd(15 * MIB, "x") })], n));
  }
  expect(await client.ended()).toBe("1013 TooManyQueries");
});

test("large mutations wait their turn, and are all carried out", async () => {
  const client = await SyncSocket.connected(engine.url);
  const value = "x".repeat(12 * MIB);
  for (let requestId = 0; requestId < 10; requestId++) {
    client.send({ type: "Mutation", requestId, udfPath: "sizes:takeMutation", args: [{ value }] });
  }
  const answered = () =>
    client.messages.filter(({ type, success }) => type === "MutationResponse" && success).length;
  await expect.poll(answered, { timeout: 20_000 }).toBe(10);
  client.socket.close();
  await client.ended();
});

test("large requests wait their turn, and are all answered", async () => {
  expect(await largeRequests()).toEqual(Array(30).fill(200));
});

test("who never reads what changes fast is cut off, and costs little until then", async () => {
  const client = await SyncSocket.connected(engine.url);
  client.send(modifyMessage(Array.from({ length: 20 }, (_, n) => addQuery(n, "load:big"))));
  await client.received("TransitionChunk", 10_000);
  client.socket.pause();
  const others = await SyncSocket.connected(engine.url);
  const calm = await engine.resident();
  let most = 0;
  for (let requestId = 0; requestId < 300; requestId++) {
    others.send({ type: "Mutation", requestId, udfPath: "load:bump", args: [{}] });
    if (requestId % 50 === 0) most = Math.max(most, await engine.resident());
    await new Promise((resume) => setTimeout(resume, 4));
  }
  // 300 times 10 MB would be 3 GB.
  expect((most - calm) / MIB).toBeLessThan(250);
  await expect.poll(sockets, { timeout: 5_000 }).toBe(1);
  client.socket.resume();
  expect(await client.ended()).toBe("1006");
  others.socket.close();
  await others.closed;
});

test("10,000 idle sockets", async () => {
  await idleSockets(async () => {
    expect(await sockets()).toBe(IDLE_SOCKETS);
    await expectServing(engine);
    const per = ((await engine.resident()) - before) / IDLE_SOCKETS;
    expect(per).toBeLessThan(40_000);
  });
  await expect.poll(sockets, { timeout: 5_000 }).toBe(0);
});

test("storms of sockets that connect, ask and go", async () => {
  for (let wave = 0; wave < 5; wave++) {
    const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => SyncSocket.open(engine.url)));
    for (const [n, client] of clients.entries()) {
      if (n % 4 > 0) client.send(connectMessage());
      if (n % 4 > 1) client.send(modifyMessage([addQuery(1, "load:echo", { value: n }), addQuery(2)]));
      if (n % 2 === 0) client.socket.terminate();
      else client.socket.close();
    }
    await Promise.all(clients.map(({ closed }) => closed));
  }
  await expect.poll(sockets, { timeout: 5_000 }).toBe(0);
  await expect.poll(subscriptions, { timeout: 5_000 }).toBe(0);
});

const sockets = async () => (await engine.counts()).sockets;
const subscriptions = async () => (await engine.counts()).queries;

/** Many large requests at a time; their statuses. */
async function largeRequests(): Promise<number[]> {
  const body = JSON.stringify({ path: "sizes:takeQuery", args: { value: "x".repeat(12 * MIB) } });
  const headers = { "content-type": "application/json" };
  const answers = Array.from({ length: 30 }, () =>
    fetch(`${engine.url}/api/query`, { method: "POST", body, headers }),
  );
  return Promise.all(answers.map(async (answer) => (await answer).status));
}

async function manyQueries(): Promise<string> {
  const client = await SyncSocket.connected(engine.url);
  client.send(
    modifyMessage(Array.from({ length: 100_000 }, (_, n) => addQuery(n, "load:echo", { value: n }))),
  );
  return client.ended(20_000);
}

/** Opens sockets that send Connect and no more, and closes them after `meanwhile`. */
async function idleSockets(meanwhile: () => Promise<void>): Promise<void> {
  const opened: Socket[] = [];
  while (opened.length < IDLE_SOCKETS)
    opened.push(...(await Promise.all(Array.from({ length: AT_ONCE }, idleSocket))));
  await meanwhile();
  const closed = opened.map((socket) => new Promise((done) => socket.once("close", done)));
  for (const socket of opened) socket.destroy();
  await Promise.all(closed);
}

/** A WebSocket by hand: ten thousand of a library's would take this process's time. */
async function idleSocket(): Promise<Socket> {
  const { hostname, port } = new URL(engine.url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  socket.write(
    "GET /api/1.48.0/sync HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  await new Promise((done) => socket.once("data", done));
  socket.write(maskedText(JSON.stringify(connectMessage())));
  return socket.resume();
}

/** A text frame of 126 to 65,535 bytes under a mask of zeros. */
function maskedText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  return Buffer.concat([
    Buffer.from([0x81, 0xfe, length >> 8, length & 0xff, 0, 0, 0, 0]),
    Buffer.from(text),
  ]);
}
