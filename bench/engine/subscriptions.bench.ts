import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { compare, measure, milliseconds, table } from "../harness";
import { type ChildServer, childServer } from "./childServer";
import { deployApp, type EngineProcess, scratchFolder, startProcess } from "./engineProcess";
import { RawClient } from "./rawClient";

const SUBSCRIBERS = 1_000;
const ROUNDS = 60;

let engine: EngineProcess;
let bare: ChildServer;
let writer: RawClient;
let scratch: Awaited<ReturnType<typeof scratchFolder>>;

beforeAll(async () => {
  scratch = await scratchFolder();
  engine = await startProcess(path.join(scratch.folder, "data"));
  bare = await childServer([path.join(import.meta.dirname, "bareBroadcast.mjs")]);
  await deployApp(engine);
  writer = await RawClient.connect(engine.url);
});

afterAll(async () => {
  await engine.stop();
  await bare.stop();
  await scratch.remove();
});

function set(name: string, value: number): Promise<void> {
  return writer.mutation("work:set", { name, value });
}

type BareSocket = { socket: WebSocket; onMessage: (text: string) => void };

/** Sockets that receive as `RawClient` does. */
async function bareSockets(): Promise<BareSocket[]> {
  return Promise.all(
    Array.from({ length: SUBSCRIBERS }, async () => {
      const socket = new WebSocket(bare.url.replace("http", "ws"));
      await new Promise((resolve) => socket.once("open", resolve));
      const own: BareSocket = { socket, onMessage: () => undefined };
      socket.on("message", (data: Buffer) => own.onMessage(data.toString()));
      return own;
    }),
  );
}

test("1,000 subscribers of one query", async () => {
  await set("shared", 0);
  const subscribers = await Promise.all(
    Array.from({ length: SUBSCRIBERS }, () =>
      RawClient.subscribe(engine.url, "work:value", { name: "shared" }),
    ),
  );
  const sockets = await bareSockets();
  let value = 0;
  const ours = async () => {
    value += 1;
    const all = subscribers.map((subscriber) =>
      subscriber.next((text) => text.includes(`"value":${value},`)),
    );
    await Promise.all([set("shared", value), ...all]);
  };
  const theirs = async () => {
    const all = sockets.map(
      (own) =>
        new Promise((resolve) => {
          own.onMessage = (text) => resolve(text.includes(`"value":${value},`));
        }),
    );
    sockets[0]?.socket.send(`go ${subscribers[0]?.lastLength ?? 0}`);
    await Promise.all(all);
  };
  const row = await compare({
    name: "1,000 subscribers of one query, one mutation, until the last has it",
    unit: "ms",
    ours: milliseconds(ours),
    bare: milliseconds(theirs),
    bar: { atMost: 1.5 },
    rounds: ROUNDS,
  });
  for (const { socket } of [...sockets, ...subscribers]) socket.terminate();
  console.log(table([row]));
  expect(row.ok).toBe(true);
});

test("1,000 subscribers of different arguments, a mutation that touches one", async () => {
  for (let i = 0; i < SUBSCRIBERS; i++) await set(`own${i}`, 0);
  const subscribers = await Promise.all(
    Array.from({ length: SUBSCRIBERS }, (_, i) =>
      RawClient.subscribe(engine.url, "work:value", { name: `own${i}` }),
    ),
  );
  let round = 0;
  const ours = async () => {
    round += 1;
    const index = (round * 37) % SUBSCRIBERS;
    const subscriber = subscribers[index] as RawClient;
    const seen = subscriber.next((text) => text.includes(`"value":${round},`));
    await Promise.all([set(`own${index}`, round), seen]);
  };
  const row = await measure({
    name: "1,000 subscribers of 1,000 arguments, a mutation that touches one",
    unit: "ms",
    ours: milliseconds(ours),
    bar: { atMost: 3 },
    judged: "p95",
    warmUp: 100,
    rounds: 400,
  });
  for (const subscriber of subscribers) subscriber.close();
  console.log(table([row]));
  expect(row.ok).toBe(true);
});
