import { describe, expect, test } from "vitest";
import { createHarness } from "./harness";

const source = `
const make = (handler: any) =>
  Object.assign(() => 0, { isQuery: true, invokeQuery: async () => JSON.stringify(await handler()) });
export const plain = make(() => { void Promise.reject(new Error("nobody")); return 1; });
export const later = make(async () => { void (async () => { await null; await null; throw new Error("later"); })(); return 1; });
export const afterwards = make(() => { queueMicrotask(() => { void Promise.reject(new Error("afterwards")); }); return 1; });
export const both = make(async () => { void Promise.reject(new Error("first")); throw new Error("thrown"); });
export const value = make(() => { void Promise.reject("text"); return 1; });
export const nothing = make(() => { void Promise.reject(); return 1; });
export const caught = make(async () => { const p = Promise.reject(new Error("x")); p.catch(() => 0); return 1; });
export const caughtLate = make(async () => { const p = Promise.reject(new Error("x")); await null; await null; try { await p; } catch { return 2; } });
export const race = make(async () => Promise.race([Promise.resolve(3), Promise.reject(new Error("loser"))]));
export const all = make(async () => { try { await Promise.all([Promise.reject(1), Promise.reject(2)]); } catch { return 4; } });
export const fine = make(() => 5);
let touched = 0;
const hostile = { get message() { touched += 1; void Promise.reject(new Error("from a getter")); throw new Error("no"); }, get stack() { for (;;) throw 1; } };
Object.setPrototypeOf(hostile, Error.prototype);
export const acts = make(() => { void Promise.reject(hostile); return 1; });
export const proxied = make(() => { void Promise.reject(new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })); return 1; });
`;

const harness = createHarness({ "main.js": source });

const failed = (message: string) => ({
  ok: false,
  message: expect.stringMatching(new RegExp(`^${message}\\n`)) as string,
});
const gave = (value: number) => ({ ok: true, value: String(value) });

describe("rejections that nobody handles", () => {
  test.each([
    ["plain", "Uncaught Error: nobody"],
    ["later", "Uncaught Error: later"],
    ["afterwards", "Uncaught Error: afterwards"],
    ["both", "Uncaught Error: thrown"],
    ["value", "Uncaught text"],
    ["nothing", "Uncaught undefined"],
  ])("%s fails its function", (name, message) => {
    expect(harness.run(name)).toEqual(failed(message));
    expect(harness.run("fine")).toEqual(gave(5));
  });

  test.each([
    ["caught", 1],
    ["caughtLate", 2],
    ["race", 3],
    ["all", 4],
  ])("%s is handled", (name, value) => {
    expect(harness.run(name)).toEqual(gave(value));
  });

  test.each(["acts", "proxied"])("a reason that %s fails its function alone", (name) => {
    for (let time = 0; time < 3; time++) {
      expect(harness.run(name)).toMatchObject({ ok: false });
      expect(harness.run("fine")).toEqual(gave(5));
    }
  });
});
