import { cpSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { builtFile } from "../../../../engine/builtFiles";
import type { FunctionCall, TimedOutcome } from "../../../../engine/functions/calls";
import { ExecutorClient, ExecutorStopped } from "../../../../engine/functions/executor/executorClient";
import { makeTemplate } from "../../durability/crashRounds";
import { TIMED_OUT } from "../../durability/runaways";
import { StoredData } from "../../durability/storedData";
import { tempTree } from "../../../support/tempTree";

const INTERNAL = "Your request couldn't be completed. Try again later.";

let template: Awaited<ReturnType<typeof makeTemplate>>;

beforeAll(async () => {
  template = await makeTemplate();
});

afterAll(() => template.dispose());

function call(path: string, args: object | string = {}): FunctionCall {
  return {
    ...{ component: "", path, args: typeof args === "string" ? args : JSON.stringify(args) },
    ...{ identity: { kind: "none" }, access: "public" },
    request: { requestId: "0123456789abcdef", ip: null, userAgent: null },
  };
}

async function open(folder = `${tempTree({})}/data`) {
  cpSync(template.folder, folder, { recursive: true });
  const instance = {
    name: "test",
    cloudUrl: "http://127.0.0.1",
    siteUrl: "http://127.0.0.1",
    secret: "0".repeat(64),
  };
  const heard = { refreshes: [] as bigint[], logs: [] as (string | null)[] };
  const client = new ExecutorClient(
    { folder, instance, workerFile: builtFile("executorWorker.js"), userTimeLimit: 300 },
    {
      refresh: ({ ts }) => heard.refreshes.push(ts),
      runAction: () => undefined,
      removeFiles: () => undefined,
      log: ({ error }) => heard.logs.push(error),
    },
  );
  await client.start();
  onTestFinished(() => client.stop());
  return { client, folder, heard };
}

const endless = (client: ExecutorClient) => client.query(call("runaways:loopingQuery"));

function expectTimeout(outcome: TimedOutcome): void {
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(TIMED_OUT) as string });
}

test("stops while a function never ends, which fails first", async () => {
  const { client, heard } = await open();
  const running = endless(client);
  await client.stop();
  expectTimeout(await running);
  expect(heard.logs.filter((error) => error?.includes(TIMED_OUT) === true)).toHaveLength(1);
  await expect(client.query(call("runaways:ticks"))).rejects.toBeInstanceOf(ExecutorStopped);
});

test("stops while the worker is being replaced, and frees the database", async () => {
  const { client, folder } = await open();
  expectTimeout(await endless(client));
  const waiting = client.mutation(call("writes:put", { token: "a", writer: "w", seq: 0 }));
  await client.stop();
  expect(await waiting).toMatchObject({ ok: true });
  const data = new StoredData(folder);
  expect(data.documents("points")).toHaveLength(1);
  data.close();
});

test("runs each mutation once, however often the worker is replaced", async () => {
  const { client, folder } = await open();
  let put = 0;
  const all: Promise<TimedOutcome>[] = [];
  for (let round = 0; round < 8; round++) {
    const runaway = endless(client);
    for (let i = 0; i < 20; i++, put++) {
      all.push(client.mutation(call("writes:put", { token: `${put}`, writer: `w${put % 5}`, seq: put })));
      if (i % 5 === 0) await new Promise((done) => setImmediate(done));
    }
    expectTimeout(await runaway);
  }
  const outcomes = await Promise.all(all);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(put);
  await client.stop();
  const data = new StoredData(folder);
  const tokens = data.documents("points").map(({ token }) => Number(token));
  data.close();
  expect(tokens.sort((a, b) => a - b)).toEqual(Array.from({ length: put }, (_, i) => i));
});

test("a subscription's head never runs ahead of what it has been told", async () => {
  const { client, heard } = await open();
  for (let i = 0; i < 300; i++) client.subscribe(call("histories:read", { keys: [`key ${i}`] }), null);
  for (let round = 0; round < 3; round++) {
    const runaway = endless(client);
    const written = client.mutation(call("writes:put", { token: `${round}`, writer: "w", seq: round }));
    expectTimeout(await runaway);
    const outcome = await written;
    await expect.poll(() => client.head >= outcome.ts, { timeout: 10_000 }).toBe(true);
    expect(client.head).toBe(heard.refreshes.at(-1));
  }
  expect(heard.refreshes).toEqual([...heard.refreshes].sort((a, b) => Number(a - b)));
});

test("answers a call that the engine itself fails on, and goes on", async () => {
  const { client } = await open();
  const internal = { ok: false, message: INTERNAL };
  expect(await client.mutation(call("writes:put", "{"))).toMatchObject(internal);
  expect(await client.query(call("runaways:ticks", "{"))).toMatchObject(internal);
  expect(await client.query(call("runaways:ticks"))).toMatchObject({ ok: true });
});

test("a database that cannot be opened again fails requests until it can", async () => {
  const { client, folder } = await open();
  const reported = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => reported.mockRestore());
  const file = join(folder, "data.db");
  const aside = join(folder, "aside.db");
  expectTimeout(await endless(client));
  renameSync(file, aside);
  writeFileSync(file, "this is no database ".repeat(1_000));
  expect(await client.query(call("runaways:ticks"))).toMatchObject({ ok: false, message: INTERNAL });
  await expect(client.admin("engine.stats", {})).rejects.toThrow(INTERNAL);
  renameSync(aside, file);
  await expect
    .poll(async () => (await client.query(call("writes:outstanding"))).ok, { timeout: 10_000 })
    .toBe(true);
});
