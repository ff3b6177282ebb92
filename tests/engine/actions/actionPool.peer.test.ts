import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ActionPool, ActionRequest } from "../../../engine/functions/actions/actionPool";
import type { ModuleSet } from "../../../engine/functions/actions/messages";
import { actionOf, bundle, createPool, httpOf, type Recorded } from "./harness";

const isolateSource = `
import { actionGeneric as action, queryGeneric as query } from "convex/server";
import { ConvexError } from "convex/values";
export const greet = action(async (ctx, { name }: any) => "hi " + name);
export const call = action(async (ctx, args) => ctx.runQuery("messages:list" as any, args));
export const refuse = action(async () => { throw new ConvexError({ code: 7n }); });
export const relay = action(async (ctx) => { try { await ctx.runMutation("a:b" as any, {}); } catch (e: any) { return [e instanceof ConvexError, e.data]; } });
export const sleep = action(async (ctx, { ms }: any) => { const t = Date.now(); await new Promise((r) => setTimeout(r, ms)); return Date.now() - t >= ms - 5; });
export const forgotten = action(async () => { void Promise.reject(new Error("nobody cares")); await new Promise((r) => setTimeout(r, 50)); return 1; });
export const spin = action(async () => { for (;;); });
export const hoard = action(async () => { const all: any[] = []; for (;;) all.push(new Array(100000).fill(all.length)); });
export const chatter = action(async () => { console.log("one", { a: 1 }); console.error("two"); return null; });
export const files = action(async (ctx) => {
  const id = await ctx.storage.store(new Blob(["héllo"], { type: "text/plain" }));
  const back = await ctx.storage.get(id);
  return [id, await back!.text(), back!.type, await ctx.storage.get("absent" as any)];
});
export const get = action(async (ctx, { url }: any) => { const r = await fetch(url, { method: "POST", body: "ping" }); return [r.status, await r.text()]; });
let runs = 0;
export const counted = action(async () => ++runs);
export const lingering = action(async () => { runs += 1; setTimeout(() => { runs = 100; }, 20); return runs; });
export const notAction = query(async () => 1);
export const env = action(async () => [process.env.COLOR, Object.keys(process)]);
`;

const fail = (message: string) => ({ ok: false, message: expect.stringContaining(message) as string });

describe("actions in sandboxes", () => {
  let modules: ModuleSet;
  let pool: ActionPool;
  let recorded: Recorded;
  const run = (name: string, args?: object, overrides?: Partial<ActionRequest>) =>
    pool.run(actionOf(modules, name, args, overrides));

  beforeAll(async () => {
    modules = await bundle({ "main.js": isolateSource }, "browser");
    ({ pool, recorded } = createPool(
      {
        "1.0/actions/query": () => 'v["row"]',
        "1.0/actions/mutation": () => 'e{"message":"no","data":"{\\"code\\":1}"}',
      },
      { limits: { memoryMb: 64, stuckAfterMs: 600 } },
    ));
  });
  afterAll(() => pool.stop());

  test("results and arguments", async () => {
    expect(await run("greet", { name: "Ada" })).toEqual({ ok: true, value: '"hi Ada"' });
  });

  test("syscalls name their action", async () => {
    expect(await run("call", { n: 1 })).toEqual({ ok: true, value: '["row"]' });
    expect(recorded.syscalls.at(-1)).toEqual([
      "main.js:call",
      "1.0/actions/query",
      expect.objectContaining({ name: "messages:list", args: { n: 1 } }),
    ]);
  });

  test("ConvexErrors out and in", async () => {
    expect(await run("refuse")).toEqual({
      ok: false,
      message: expect.stringMatching(/^Uncaught ConvexError: .*\n {4}at .*main\.js:6:\d+\)?\n$/) as string,
      data: '{"code":{"$integer":"BwAAAAAAAAA="}}',
    });
    expect(await run("relay")).toEqual({ ok: true, value: '[true,{"code":1}]' });
  });

  test("timers, environment, logs", async () => {
    expect(await run("sleep", { ms: 30 })).toEqual({ ok: true, value: "true" });
    expect(await run("env")).toEqual({ ok: true, value: '["red",["env"]]' });
    const lines: string[] = [];
    await run("chatter", {}, { log: (line) => lines.push(line) });
    expect(lines).toEqual(["[LOG] 'one' {\n  a: 1\n}", "[ERROR] 'two'"]);
  });

  test("files", async () => {
    expect(await run("files")).toEqual({ ok: true, value: '["file1","héllo","text/plain",null]' });
    expect(recorded.blobs.get("file1")).toEqual({
      bytes: new TextEncoder().encode("héllo"),
      contentType: "text/plain",
    });
  });

  test("fetch", async () => {
    const server = createServer((request, response) => {
      response.statusCode = 201;
      request.pipe(response);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await run("get", { url })).toEqual({ ok: true, value: '[201,"ping"]' });
    server.close();
  });

  test("a rejection that nobody handles fails its action", async () => {
    expect(await run("forgotten")).toEqual(fail("Uncaught Error: nobody cares\n"));
  });

  test("what is no action is refused", async () => {
    expect(await run("notAction")).toEqual(
      fail('Function "main.js:notAction" is registered as a query but is being run as an action.'),
    );
    expect(await run("absent")).toEqual(fail(`Couldn't find "absent" in module "main.js".`));
  });

  test("each running action has a realm of its own, a quiet one is used again", async () => {
    const code = { key: "counted", modules };
    expect(await run("counted", {}, { code })).toEqual({ ok: true, value: "1" });
    expect(await run("counted", {}, { code })).toEqual({ ok: true, value: "2" });
    expect(await run("lingering", {}, { code })).toEqual({ ok: true, value: "3" });
    expect(await run("counted", {}, { code })).toEqual({ ok: true, value: "1" });
  });

  test("an endless loop ends its worker and fails only what ran there", async () => {
    const spinning = run("spin");
    await new Promise((resolve) => setTimeout(resolve, 50));
    const others = Promise.all([run("sleep", { ms: 100 }), run("greet", { name: "Bob" })]);
    expect(await spinning).toEqual(fail("Function execution unexpectedly timed out."));
    expect(await others).toEqual([
      { ok: true, value: "true" },
      { ok: true, value: '"hi Bob"' },
    ]);
    expect(await run("greet", { name: "Eve" })).toEqual({ ok: true, value: '"hi Eve"' });
  });

  test("memory is limited", async () => {
    expect(await run("hoard")).toEqual(
      fail("JavaScript execution ran out of memory (maximum memory usage: 64 MB)"),
    );
    expect(await run("greet", { name: "Eve" })).toEqual({ ok: true, value: '"hi Eve"' });
  });
});

describe("limits of a pool", () => {
  test("an action past its time fails, and its timers with it", async () => {
    const modules = await bundle({ "main.js": isolateSource }, "browser");
    const { pool } = createPool({}, { isolateTimeoutMs: 100 });
    expect(await pool.run(actionOf(modules, "sleep", { ms: 60_000 }))).toEqual(
      fail("Function execution timed out (maximum duration: 100ms)"),
    );
    await pool.stop();
  });

  test("actions wait for their turn; nested ones do not", async () => {
    const modules = await bundle({ "main.js": isolateSource }, "browser");
    const { pool } = createPool({}, { concurrency: 1 });
    const order: string[] = [];
    const note = (name: string) => (): void => void order.push(name);
    const first = pool.run(actionOf(modules, "sleep", { ms: 200 })).then(note("first"));
    const second = pool.run(actionOf(modules, "greet", {})).then(note("second"));
    const nested = pool.run(actionOf(modules, "greet", {}, { nested: true })).then(note("nested"));
    await Promise.all([first, second, nested]);
    expect(order).toEqual(["nested", "first", "second"]);
    await pool.stop();
  });

  test("stopping fails what runs and what comes", async () => {
    const modules = await bundle({ "main.js": isolateSource }, "browser");
    const { pool } = createPool({}, { concurrency: 1 });
    const running = pool.run(actionOf(modules, "sleep", { ms: 60_000 }));
    const waiting = pool.run(actionOf(modules, "greet"));
    await pool.stop();
    const stopped = { ok: false, message: "The server is stopping\n" };
    expect([await running, await waiting, await pool.run(actionOf(modules, "greet"))]).toEqual([
      stopped,
      stopped,
      stopped,
    ]);
  });
});

const httpSource = `
import { httpRouter, httpActionGeneric as httpAction } from "convex/server";
const http = httpRouter();
const route = (path: string, method: any, handler: any) => http.route({ path, method, handler: httpAction(handler) });
route("/echo", "POST", async (ctx: any, request: Request) => new Response(await request.text(), { status: 202, headers: { "x-url": request.url, "x-kind": request.headers.get("x-kind") ?? "" } }));
route("/boom", "GET", async () => { throw new Error("boom"); });
route("/wrong", "GET", async () => "text");
route("/empty", "GET", async () => new Response(null, { status: 204 }));
route("/stream", "GET", async () => { let n = 0; return new Response(new ReadableStream({ pull(c) { if (n === 3) c.close(); else c.enqueue(new TextEncoder().encode("part" + n++)); } })); });
route("/endless", "GET", async () => new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(65536)); }, cancel() { console.log("cancelled"); } })));
route("/huge", "GET", async () => new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(1 << 20)); } })));
route("/breaks", "GET", async () => { let n = 0; return new Response(new ReadableStream({ pull(c) { if (n++ === 1) throw new Error("midway"); c.enqueue(new Uint8Array(1)); } })); });
export default http;
`;

describe("HTTP actions", () => {
  let modules: ModuleSet;
  let pool: ActionPool;
  beforeAll(async () => {
    modules = await bundle({ "http.js": httpSource }, "browser");
    ({ pool } = createPool());
  });
  afterAll(() => pool.stop());

  async function respond(path: string, http: Parameters<typeof httpOf>[2] = {}) {
    const result = await pool.http(httpOf(modules, path, http));
    if (!result.ok) return result;
    const chunks: Uint8Array[] = [];
    for await (const chunk of result.response.body) chunks.push(chunk);
    return { ...result.response, body: Buffer.concat(chunks).toString(), ended: await result.ended };
  }

  test("requests in, responses out", async () => {
    async function* body() {
      yield Buffer.from("hé");
      yield Buffer.from("llo");
    }
    expect(
      await respond("/echo", { method: "POST", headers: [["x-kind", "greeting"]], body: body() }),
    ).toEqual({
      status: 202,
      headers: expect.arrayContaining([
        ["x-kind", "greeting"],
        ["x-url", "https://site.test/echo?q=1"],
      ]) as string[][],
      body: "héllo",
      ended: { ok: true, value: "" },
    });
  });

  const answers: [string, object][] = [
    ["/stream", { status: 200, body: "part0part1part2" }],
    ["/empty", { status: 204, body: "" }],
    ["/nowhere", { status: 404, body: "No HttpAction routed for /nowhere" }],
    ["/boom", fail("Uncaught Error: boom\n")],
    ["/wrong", fail("Uncaught Error: HTTP actions must return a Response\n")],
  ];
  test.each(answers)("%s", async (path, expected) => {
    expect(await respond(path)).toMatchObject(expected);
  });

  test("a slow reader holds the writer back, and one that leaves ends the body", async () => {
    const lines: string[] = [];
    const result = await pool.http({ ...httpOf(modules, "/endless"), log: (line) => lines.push(line) });
    if (!result.ok) throw new Error(result.message);
    let read = 0;
    for await (const chunk of result.response.body) {
      read += chunk.length;
      if (read >= 1_000_000) break;
    }
    expect(await result.ended).toEqual({ ok: false, message: "The client went away\n" });
    expect(read).toBeLessThan(1_100_000);
  });

  test("a body that fails midway fails for its reader", async () => {
    await expect(respond("/breaks")).rejects.toThrow("Uncaught Error: midway");
  });

  test("a response larger than 20 MiB is cut with an error", async () => {
    await expect(respond("/huge")).rejects.toThrow(
      "HttpResponseTooLarge: HTTP actions support responses up to 20 MiB",
    );
  });
});

const nodeSource = `
import { actionGeneric as action } from "convex/server";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { croner } from "./absent";
export const builtins = action(async () => [typeof readFileSync, typeof Buffer, process.version.startsWith("v")]);
export const required = action(async () => typeof (globalThis as any).require("croner").Cron);
export const call = action(async (ctx, args) => { await sleep(5); return ctx.runQuery("messages:list" as any, args); });
export const env = action(async (ctx, { ms }: any) => { await sleep(ms); return [process.env.COLOR, process.env.SECRET ?? null]; });
export const fails = action(async () => { await sleep(1); throw new TypeError("wrong"); });
export const chatter = action(async () => { console.warn("careful", [1]); });
export const forgotten = action(async () => { void Promise.reject(new Error("nobody cares")); await sleep(50); return 1; });
export const late = action(async () => { setTimeout(() => { throw new Error("late"); }, 5); await sleep(50); return 1; });
export const files = action(async (ctx) => { const id = await ctx.storage.store(new Blob(["x"], { type: "a/b" })); return (await (await ctx.storage.get(id))!.text()); });
export const leave = action(async () => { process.exit(1); });
export const place = action(async () => new URL("data.bin", import.meta.url).href);
`.replace('import { croner } from "./absent";\n', "");

describe("Node actions", () => {
  let modules: ModuleSet;
  let pool: ActionPool;
  const run = (name: string, args: object = {}, overrides: Partial<ActionRequest> = {}) =>
    pool.run(actionOf(modules, name, args, { environment: "node", ...overrides }));
  beforeAll(async () => {
    process.env.SECRET = "of the server";
    modules = await bundle({ "main.js": nodeSource }, "node");
    ({ pool } = createPool({ "1.0/actions/query": () => 'v["row"]' }, { workers: 1 }));
  });
  afterAll(async () => {
    delete process.env.SECRET;
    await pool.stop();
  });

  const answers: [string, object][] = [
    ["builtins", { ok: true, value: '["function","function",true]' }],
    ["required", { ok: true, value: '"function"' }],
    ["place", { ok: true, value: '"file:///data.bin"' }],
    ["call", { ok: true, value: '["row"]' }],
    ["files", { ok: true, value: '"x"' }],
    [
      "fails",
      {
        ok: false,
        message: expect.stringMatching(/^Uncaught TypeError: wrong\n {4}at .*main\.js:9:\d+/) as string,
      },
    ],
    ["forgotten", fail("Uncaught Error: nobody cares\n")],
    ["late", fail("Uncaught Error: late\n")],
    ["absent", fail(`Couldn't find the action "absent" in module "main.js".`)],
  ];
  test.each(answers)("%s", async (name, expected) => {
    expect(await run(name)).toEqual(expected);
  });

  test("side by side, each sees its own environment and none of the server's", async () => {
    const colors = ["red", "green", "blue"];
    const results = await Promise.all(
      colors.map((COLOR, i) => run("env", { ms: 30 - i * 10 }, { env: { COLOR } })),
    );
    expect(results.map((result) => result.ok && (JSON.parse(result.value) as unknown))).toEqual(
      colors.map((color) => [color, null]),
    );
  });

  test("log lines", async () => {
    const lines: string[] = [];
    await run("chatter", {}, { log: (line) => lines.push(line) });
    expect(lines).toEqual(["[WARN] 'careful' [ 1 ]"]);
  });

  test("a worker that leaves fails its actions; the next gets a new one", async () => {
    expect(await run("leave")).toEqual({ ok: false, message: "The action's worker ended unexpectedly\n" });
    expect(await run("call")).toEqual({ ok: true, value: '["row"]' });
  });
});
