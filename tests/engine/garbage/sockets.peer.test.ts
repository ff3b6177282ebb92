import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ChildEngine } from "../../support/childEngine";
import { withEachPartReplaced } from "./bodies";
import { expectFlat, expectQuiet, expectServing } from "./health";
import { deepArrays, deepObjects, wrongValues } from "./payloads";
import { SyncSocket, addQuery, connectMessage, modifyMessage } from "./syncSocket";
import { BareSocket } from "./wire";

const MIB = 1 << 20;
const INVALID = "1008 WSMessageInvalidJson";

let engine: ChildEngine;
let before: number;

beforeAll(async () => {
  engine = await ChildEngine.start({
    fixture: "limits",
    engine: { limits: { maxOpeningMs: 1_500, maxStalledMs: 1_000, tickMs: 200 }, hub: { graceMs: 0 } },
  });
  await warmUp();
  before = await engine.resident();
});
afterEach(async () => {
  await expectServing(engine);
  await expectQuiet(engine);
});
afterAll(async () => {
  await expectFlat(engine, before);
  await engine.stop();
});

/** The largest frame that is taken: the buffers for it stay. */
async function warmUp(): Promise<void> {
  const client = await SyncSocket.connected(engine.url);
  client.send(modifyMessage([addQuery(1, "load:echo", { value: "x".repeat(15 * MIB) })]));
  await client.received("TransitionChunk", 10_000);
  client.socket.close();
  await client.ended();
}

describe("upgrades", () => {
  const good = {
    Host: "x",
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  const upgrades: [string, string, Record<string, string>][] = [
    ["another path", "GET /api/elsewhere", {}],
    ["a path that goes up", "GET /api/../sync", {}],
    ["too many versions", "GET /api/1/2/sync", {}],
    ["a POST", "POST /api/1.48.0/sync", {}],
    ["no key", "GET /api/1.48.0/sync", { "Sec-WebSocket-Key": "" }],
    ["a short key", "GET /api/1.48.0/sync", { "Sec-WebSocket-Key": "AAAA" }],
    ["an old version", "GET /api/1.48.0/sync", { "Sec-WebSocket-Version": "7" }],
    ["a version that is none", "GET /api/1.48.0/sync", { "Sec-WebSocket-Version": "NaN" }],
    ["another protocol", "GET /api/1.48.0/sync", { Upgrade: "h2c" }],
    [
      "broken extensions",
      "GET /api/1.48.0/sync",
      { "Sec-WebSocket-Extensions": ";;;=,permessage-deflate;x=" },
    ],
    ["broken subprotocols", "GET /api/1.48.0/sync", { "Sec-WebSocket-Protocol": ",,,\x01" }],
  ];
  test.each(upgrades)("%s is refused", async (_, line, changed) => {
    const headers = Object.entries({ ...good, ...changed }).map(([name, value]) => `${name}: ${value}`);
    const bare = BareSocket.open(engine.url, `${line} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
    setTimeout(() => bare.socket.end(), 300);
    const status = await bare.ended();
    expect([101, 400, 404, 405, 426]).toContain(status);
    if (!line.endsWith("1.48.0/sync")) expect(status).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ["random bytes", randomBytes(4096)],
    ["a frame without a mask", Buffer.from([0x81, 2, 0x7b, 0x7d])],
    ["reserved bits", Buffer.from([0xf1, 0x80, 0, 0, 0, 0])],
    ["an unknown opcode", Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
    ["a continuation of nothing", Buffer.from([0x80, 0x80, 0, 0, 0, 0])],
    ["a long ping", Buffer.from([0x89, 0xfe, 0x00, 0xff, 0, 0, 0, 0])],
    ["a ping in pieces", Buffer.from([0x09, 0x80, 0, 0, 0, 0])],
    [
      "a length beyond all numbers",
      Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
    ],
    ["a length of 33 MiB", Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x02, 0x10, 0, 0, 0, 0, 0, 0])],
    ["text that is no UTF-8", Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe])],
    ["a close of one byte", Buffer.from([0x88, 0x81, 0, 0, 0, 0, 1])],
    ["a close with a wrong code", Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed])],
  ])("frames that break the WebSocket protocol: %s", async (_, bytes) => {
    const headers = Object.entries(good).map(([name, value]) => `${name}: ${value}`);
    const bare = BareSocket.open(
      engine.url,
      `GET /api/1.48.0/sync HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`,
    );
    bare.socket.write(bytes);
    expect(await bare.ended(5_000)).toBe(101);
  });
});

describe("messages that are none", () => {
  const texts: [string, string][] = [
    ["nothing", ""],
    ["a word", "hello"],
    ["null", "null"],
    ["an array", "[]"],
    ["a number", "1e999"],
    ["JSON cut off", '{"type":"Connect","sessionId":'],
    ["an unknown type", '{"type":"Explode"}'],
    ["a type that every object has", '{"type":"constructor"}'],
    ["a message of the server", '{"type":"Transition"}'],
    ["no type", "{}"],
    ["deep arrays", deepArrays],
    ["deep objects", deepObjects],
    ["a megabyte of brackets", "[".repeat(MIB)],
    ["16 MiB of text", JSON.stringify({ type: "x".repeat(16 * MIB) })],
  ];
  test.each(texts)("%s ends the connection", async (_, text) => {
    for (const client of [await SyncSocket.open(engine.url), await SyncSocket.connected(engine.url)]) {
      client.send(text);
      expect(await client.ended()).toBe(INVALID);
      expect(client.messages.at(-1)).toMatchObject({ type: "FatalError" });
    }
  });

  test("binary frames end the connection", async () => {
    for (const bytes of [Buffer.alloc(0), randomBytes(1000), Buffer.from(JSON.stringify(connectMessage()))]) {
      const client = await SyncSocket.open(engine.url);
      client.send(bytes);
      expect(await client.ended()).toBe("1003 Unexpected message type");
    }
  });

  test("a frame beyond 32 MiB ends the connection", async () => {
    const client = await SyncSocket.connected(engine.url);
    client.send("x".repeat(33 * MIB));
    expect(await client.ended()).toMatch(/^1009\b/);
  });

  const formed: [string, object][] = [
    ["Connect", connectMessage({ maxObservedTimestamp: "AAAAAAAAAAA=" })],
    [
      "ModifyQuerySet",
      modifyMessage([
        { ...addQuery(1), journal: null, componentPath: null },
        { type: "Remove", queryId: 7 },
      ]),
    ],
    ["Mutation", { type: "Mutation", requestId: 0, udfPath: "load:bump", args: [{}], componentPath: null }],
    ["Action", { type: "Action", requestId: 0, udfPath: "time:randomInAction", args: [{}] }],
    ["Authenticate", { type: "Authenticate", baseVersion: 0, tokenType: "User", value: "x" }],
    [
      "Authenticate as admin",
      {
        type: "Authenticate",
        baseVersion: 0,
        tokenType: "Admin",
        value: "x",
        impersonating: { issuer: "a" },
      },
    ],
    ["Event", { type: "Event", eventType: "ClientConnect", event: [] }],
  ];
  test.each(formed)("each part of %s made wrong is refused or harmless", async (_, message) => {
    const texts = wrongValues.flatMap((value) => withEachPartReplaced(message, value));
    const inLanes = Array.from({ length: 8 }, (_, lane) => texts.filter((_, n) => n % 8 === lane));
    await Promise.all(
      inLanes.map(async (lane) => {
        for (const text of lane) {
          const isConnect = (message as { type: string }).type === "Connect";
          const client = isConnect
            ? await SyncSocket.open(engine.url)
            : await SyncSocket.connected(engine.url);
          client.send(text);
          // Whoever is still connected afterwards is asked to leave.
          client.send("leave");
          expect(await client.ended(), text.slice(0, 300)).toMatch(/^(1008|1011|1005)\b/);
        }
      }),
    );
  });
});

describe("messages out of their order", () => {
  const fatal: [string, object[], string][] = [
    ["anything before Connect", [modifyMessage([])], "1008 ConnectExpected"],
    ["Connect twice", [connectMessage(), connectMessage()], "1008 AlreadyConnected"],
    ["a query set from nowhere", [connectMessage(), modifyMessage([], 5)], "1008 BaseVersionMismatch"],
    [
      "a query set that does not go on",
      [connectMessage(), modifyMessage([], 0, 0)],
      "1008 BaseVersionMismatch",
    ],
    [
      "a query set that came before",
      [connectMessage(), modifyMessage([]), modifyMessage([])],
      "1008 BaseVersionMismatch",
    ],
    ["a query twice", [connectMessage(), modifyMessage([addQuery(1), addQuery(1)])], "1008 DuplicateQuery"],
    [
      "a query removed that never was",
      [connectMessage(), modifyMessage([{ type: "Remove", queryId: 9 }])],
      "1008 UnknownQuery",
    ],
    [
      "an identity from nowhere",
      [connectMessage(), { type: "Authenticate", baseVersion: 3, tokenType: "None" }],
      "1008 IdentityVersionMismatch",
    ],
    [
      "a timestamp in the future",
      [connectMessage({ maxObservedTimestamp: Buffer.from("ffffffffffffff7f", "hex").toString("base64") })],
      "1011 ObservedTimestampInFuture",
    ],
    [
      "credentials that are none",
      [connectMessage(), { type: "Authenticate", baseVersion: 0, tokenType: "User", value: "a.b.c" }],
      "1005",
    ],
    [
      "an admin key that is none",
      [connectMessage(), { type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: "wrong" }],
      "1005",
    ],
  ];
  test.each(fatal)("%s", async (_, messages, closed) => {
    const client = await SyncSocket.open(engine.url);
    for (const message of messages) client.send(message);
    expect(await client.ended()).toBe(closed);
  });

  test("a client that does not say Connect is sent away", async () => {
    const client = await SyncSocket.open(engine.url);
    expect(await client.ended()).toBe("1008 ConnectExpected");
  });

  test("a mutation sent twice runs once, on other connections of its session too", async () => {
    const sessionId = randomUUID();
    const before = await currentCount();
    for (let connection = 0; connection < 2; connection++) {
      const client = await SyncSocket.open(engine.url);
      client.send(connectMessage({ sessionId }));
      for (let time = 0; time < 2; time++) {
        client.send({ type: "Mutation", requestId: 0, udfPath: "load:bump", args: [{}] });
      }
      await client.received("MutationResponse");
      client.socket.close();
      await client.closed;
    }
    expect(await currentCount()).toBe(before + 1);
  });

  test("queries of functions that are none, with journals and arguments that are none, fail alone", async () => {
    const client = await SyncSocket.connected(engine.url);
    const page = { paginationOpts: { numItems: 5, cursor: null } };
    client.send(
      modifyMessage([
        addQuery(1),
        ...[
          "",
          ":",
          "x",
          "../x:y",
          "_system/cli/tables",
          "load:bump",
          "time:constructor",
          "__proto__:x",
          "a".repeat(100_000),
          "\0",
        ].map((path, n) => addQuery(10 + n, path)),
        ...["", "garbage", "null", "{}", "x".repeat(100_000)].map((journal, n) => ({
          ...addQuery(30 + n, "load:page", page),
          journal,
        })),
        ...["", "garbage", "\0", "x".repeat(100_000)].map((cursor, n) =>
          addQuery(40 + n, "load:page", { paginationOpts: { numItems: 5, cursor } }),
        ),
        ...[0, -1, 1.5, 1e308, 40_000].map((numItems, n) =>
          addQuery(50 + n, "load:page", { paginationOpts: { numItems, cursor: null } }),
        ),
      ]),
    );
    const { modifications } = await client.received("Transition");
    const results = modifications as { type: string; queryId: number; errorMessage?: string }[];
    expect(results.find(({ queryId }) => queryId === 1)?.type).toBe("QueryUpdated");
    for (const { queryId, type, errorMessage } of results) {
      if (queryId >= 10 && queryId < 30) expect(type).toBe("QueryFailed");
      expect(errorMessage ?? "", `${queryId}`).not.toContain("Your request couldn't be completed");
    }
    client.socket.close();
    await client.ended();
  });
});

/** How often `bump` has run. */
async function currentCount(): Promise<number> {
  const response = await fetch(`${engine.url}/api/query?path=load:big`);
  const { value } = (await response.json()) as { value: string };
  return Number(/^\d+/.exec(value)?.[0]);
}
