import { randomBytes, randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChildEngine } from "../../support/childEngine";
import { formedBodies } from "./bodies";
import { expectFlat, expectQuiet, expectServing } from "./health";
import { bombs, noObjects, strangeObjects } from "./payloads";
import { type RouteRow, nameOf, routeTable, samplePath } from "./routeTable";
import { SyncSocket, addQuery, connectMessage, modifyMessage } from "./syncSocket";
import { BareSocket, Wire } from "./wire";

const ROUNDS = 40;
/** What buffers, threads and caches keep is there after so many rounds. */
const WARM_ROUNDS = 3;

let engine: ChildEngine;
let wire: Wire;
let rows: RouteRow[];

beforeAll(async () => {
  rows = await routeTable();
  engine = await ChildEngine.start({
    fixture: "limits",
    engine: {
      limits: { maxOpeningMs: 1_500, tickMs: 200 },
      hub: { graceMs: 0 },
      timeouts: { stallTimeoutMs: 1_000 },
    },
  });
  wire = new Wire(engine.url);
});
afterAll(async () => {
  wire.close();
  await engine.stop();
});

test("hours of garbage in minutes leave the engine serving, quiet and as large as it was", async () => {
  let warm = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await garbageForRoutes();
    await damagedBodies(1_000);
    await damagedHeads(500);
    await damagedMessages(500);
    await expectServing(engine);
    await expectQuiet(engine);
    if (round === WARM_ROUNDS) warm = await engine.resident();
  }
  await expectFlat(engine, warm);
});

async function garbageForRoutes(): Promise<void> {
  for (const row of rows.filter(({ method }) => method === "POST")) {
    for (const { body, headers } of [...noObjects, ...strangeObjects]) await post(row, body, headers);
  }
  const push = rows.find((row) => nameOf(row) === "POST /api/deploy2/start_push");
  if (push !== undefined) for (const { body, headers } of bombs()) await post(push, body, headers);
}

async function damagedBodies(count: number): Promise<void> {
  const formed = rows.filter((row) => formedBodies[nameOf(row)] !== undefined);
  for (let n = 0; n < count; n++) {
    const row = formed[n % formed.length] as RouteRow;
    await post(row, damaged(JSON.stringify(formedBodies[nameOf(row)])));
  }
}

async function damagedHeads(count: number): Promise<void> {
  const head =
    "POST /api/query HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nOrigin: y\r\n\r\n{}";
  for (let n = 0; n < count; n += 50) {
    const sockets = Array.from({ length: 50 }, () =>
      BareSocket.open(n % 100 === 0 ? engine.url : engine.siteUrl, damaged(head)),
    );
    // The header that closes the connection may be what is damaged.
    for (const { socket } of sockets) socket.end();
    await Promise.all(sockets.map((bare) => bare.ended()));
    for (const { status } of sockets) expect(status).toBeLessThan(500);
  }
}

async function damagedMessages(count: number): Promise<void> {
  const messages = [
    connectMessage(),
    modifyMessage([addQuery(1), addQuery(2, "load:big"), { type: "Remove", queryId: 3 }]),
    { type: "Mutation", requestId: 0, udfPath: "load:bump", args: [{}] },
    { type: "Authenticate", baseVersion: 0, tokenType: "User", value: "a.b.c" },
  ].map((message) => JSON.stringify(message));
  for (let n = 0; n < count; n += 10) {
    const clients = await Promise.all(Array.from({ length: 10 }, () => SyncSocket.connected(engine.url)));
    for (const client of clients) {
      for (const text of messages.slice(1))
        client.send(randomInt(2) === 0 ? text : damaged(text).toString("latin1"));
      client.send(randomInt(2) === 0 ? "leave" : randomBytes(randomInt(200)));
    }
    for (const client of clients) expect(await client.ended()).toMatch(/^(1003|1005|1008|1011)\b/);
  }
}

/** Some bytes changed, put in, taken out, or written twice. */
function damaged(text: string): Buffer {
  let bytes = Buffer.from(text);
  for (let times = randomInt(1, 4); times > 0; times--) {
    const at = randomInt(bytes.length);
    const length = randomInt(1, 8);
    const [before, part, after] = [
      bytes.subarray(0, at),
      bytes.subarray(at, at + length),
      bytes.subarray(at + length),
    ];
    const put =
      [[randomBytes(part.length)], [randomBytes(length), part], [], [part, part]][randomInt(4)] ?? [];
    bytes = Buffer.concat([before, ...put, after, Buffer.from(" ")]);
  }
  return bytes;
}

async function post(
  row: RouteRow,
  body: Buffer | string,
  headers: Record<string, string> = {},
): Promise<void> {
  const authorization = `Convex ${engine.adminKey}`;
  const { status } = await wire.send({
    method: "POST",
    target: samplePath(row),
    body,
    headers: { authorization, ...headers },
  });
  expect(status).toBeLessThan(500);
}
