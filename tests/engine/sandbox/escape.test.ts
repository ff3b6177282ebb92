import { describe, expect, test } from "vitest";
import { createHarness, functionHelpers } from "./harness";

/**
 * `probe(value)` says what a value gives away: "foreign" if it was made in another realm, "process" if
 * its constructor makes functions out of text. What is seen is logged at once: many attacks end badly.
 */
const probes = `
const say = console.log;
const seen: string[] = [];
const note = (text: string): void => { if (!seen.includes(text)) { seen[seen.length] = text; say(text); } };
function probe(value: any): void {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return;
  let root = value;
  for (let proto = value; proto !== null; proto = Reflect.getPrototypeOf(proto)) root = proto;
  if (root !== Object.prototype && Reflect.ownKeys(root).includes("hasOwnProperty")) note("foreign");
  try {
    const made = value.constructor.constructor("return typeof process + typeof require")();
    note("made " + made);
  } catch {}
}
function attempt(body: () => unknown): void {
  try { probe(body()); } catch (error) { probe(error); }
}
async function attemptAsync(body: () => unknown): Promise<void> {
  try { probe(await body()); } catch (error) { probe(error); }
}
`;

/** Runs `body` as a query after the probes and returns what was noted, in quotes as logged. */
function attack(body: string, syscall?: (op: string, args: string) => string): string[] {
  const source = `${functionHelpers}${probes}
    export const run = query(async (ctx: any, args: any) => { ${body}; for (const text of seen) say(text); note("done"); });`;
  const harness = createHarness({ "main.js": source }, syscall === undefined ? {} : { syscall });
  harness.run("run", { list: [1], nested: { a: 1 } });
  const noted = harness.logs.filter((line) => line.startsWith("[LOG] '")).map((line) => line.slice(7, -1));
  return [...new Set(noted)];
}

const attacks: Record<string, string> = {
  "constructors of the global": `
    attempt(() => globalThis.constructor.constructor("return process")());
    attempt(() => globalThis);
    attempt(() => Object.getPrototypeOf(globalThis));`,
  "text as code": `
    attempt(() => (0, eval)("process"));
    attempt(() => new Function("return process")());
    attempt(() => Reflect.construct(Function, ["return process"]));
    attempt(() => (async () => {}).constructor("return process")());
    attempt(() => (function* () {}).constructor("return process")().next());`,
  "errors of refused imports": `
    await attemptAsync(() => import("fs"));
    await attemptAsync(() => import("node:" + "fs"));
    await attemptAsync(() => import("./absent.js"));
    await attemptAsync(() => import(Symbol("x") as any));
    await attemptAsync(() => import({ toString() { throw new Error("mine"); } } as any));`,
  "errors and results of syscalls": `
    attempt(() => Convex.syscall("a", "{}"));
    attempt(() => Convex.syscall({} as any, [] as any));
    await attemptAsync(() => Convex.asyncSyscall("a", "{}"));
    await attemptAsync(() => Convex.asyncSyscall(null as any, () => {}));
    probe(Convex.asyncSyscall("a", "{}").catch(() => {}));
    attempt(() => Convex.jsSyscall("constructor", {}));
    attempt(() => Convex.jsSyscall("__proto__", {}));`,
  "reflection on the bridge": `
    for (const key of Reflect.ownKeys(Convex)) {
      const f = (Convex as any)[key];
      probe(f); if (key === "asyncSyscall") continue;
      attempt(() => f.caller); attempt(() => f.arguments); attempt(() => f.call(null));
      attempt(() => f.bind({})("x", "y")); attempt(() => new f("x", "y"));
      attempt(() => f.apply(globalThis, new Proxy(["x", "y"], {})));
    }
    attempt(() => Object.getOwnPropertyDescriptors(Convex));`,
  "a full stack at the bridge": `
    const down = (): number => {
      let risen = 0;
      try { risen = down() + 1; } catch (error) { probe(error); }
      if (risen < 40) { attempt(() => Convex.syscall("a", "{}")); attempt(() => performance.now()); }
      return risen;
    };
    const pads = (k: number): number => { if (k > 0) { const a = k; return pads(k - 1) + a; } return down(); };
    for (let pad = 0; pad < 12; pad++) attempt(() => pads(pad));`,
  "a full stack while a stack is formatted": `
    const down = (): number => {
      let risen = 0;
      try { risen = down() + 1; } catch (error) { risen = 0; }
      if (risen < 400) attempt(() => { const error = new Error("x"); probe(error.stack); return error; });
      return risen;
    };
    const pads = (k: number): number => { if (k > 0) { const a = k; return pads(k - 1) + a; } return down(); };
    for (let pad = 0; pad < 30; pad++) attempt(() => pads(pad));`,
  "call sites": `
    const formatters = [
      (error: any, sites: any) => { probe(sites); for (const site of sites) {
        probe(site);
        for (const key of Object.getOwnPropertyNames(Object.getPrototypeOf(site))) attempt(() => site[key]());
      } return sites; },
      undefined, null, 1, {},
    ];
    for (const formatter of formatters) {
      attempt(() => { (Error as any).prepareStackTrace = formatter; });
      attempt(() => new Error("x").stack);
      attempt(() => { const error: any = new Error("x"); error.name = Symbol("n"); return error.stack; });
      attempt(() => Convex.syscall("a", "{}"));
    }
    attempt(() => { delete (Error as any).prepareStackTrace; });
    attempt(() => { (globalThis as any).Error = undefined; });
    attempt(() => Object.defineProperty(globalThis, "Error", { get() { throw 1; } }));
    attempt(() => { const error: any = new TypeError("x"); error.name = Symbol("n"); return error.stack; });
    attempt(() => { const error = Object.setPrototypeOf(new Error("x"), new Proxy({}, { get(t, k, r) { probe(t); probe(r); throw k; }, has() { return true; } })); return error.stack; });`,
  "species and thenables": `
    class Spy extends Promise<unknown> { constructor(f: any) { super(f); probe(f); } }
    Object.defineProperty(Promise, Symbol.species, { get: () => Spy });
    Object.defineProperty(Promise.prototype, "constructor", { get: () => Spy });
    Promise.prototype.then = function (this: any, a: any, b: any) { probe(a); probe(b); probe(this); return this; } as any;
    void attemptAsync(() => Convex.asyncSyscall("a", "{}"));
    void attemptAsync(() => ({ then(a: any, b: any) { probe(a); probe(b); a(1); } }));`,
  "console arguments that act": `
    console.log(new Proxy({}, { get(t, k, r) { probe(t); probe(r); return undefined; }, ownKeys(t) { probe(t); return []; } }));
    attempt(() => console.log({ get a() { throw new Error("mine"); } }));
    console.log({ inspect(...args: any[]) { for (const a of args) probe(a); return "x"; } });
    attempt(() => console.log({ toString() { return {}; } }, Symbol("s"), Object.create(null)));
    probe(console); probe(console.log);`,
  "primordials replaced before the bridge is used": `
    const spy = (holder: any, name: string) => { const old = holder[name]; holder[name] = function (...args: any[]) {
      probe(this); for (const a of args) { probe(a); if (Array.isArray(a)) a.forEach(probe); } return Reflect.apply(old, this, args); }; };
    for (const name of ["apply", "call", "bind"]) spy(Function.prototype, name);
    for (const name of ["parse", "stringify"]) spy(JSON, name);
    for (const name of ["substring", "startsWith", "charCodeAt"]) spy(String.prototype, name);
    for (const name of ["get", "set"]) { spy(Map.prototype, name); spy(WeakMap.prototype, name); }
    for (const name of ["then", "catch"]) spy(Promise.prototype, name);
    for (const name of ["push", "map", "join"]) spy(Array.prototype, name);
    for (const name of ["create", "defineProperty", "assign"]) spy(Object, name);
    Object.defineProperty(Object.prototype, "toJSON", { get() { probe(this); return undefined; }, configurable: true });
    Object.defineProperty(Array.prototype, 0, { set(v) { probe(v); }, configurable: true });
    attempt(() => Convex.syscall("a", "{}")); await attemptAsync(() => Convex.asyncSyscall("a", "{}"));
    attempt(() => console.log([1], {}, "x")); attempt(() => new Error("x").stack); attempt(() => Math.random());
    attempt(() => new Date()); attempt(() => performance.now()); await attemptAsync(() => import("./absent.js"));
    delete (Object.prototype as any).toJSON; delete (Array.prototype as any)[0];`,
  "byte arrays that lie": `
    Object.defineProperty(Uint8Array.prototype, "set", { value(...args: any[]) { for (const a of args) probe(a); } });
    Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), "buffer", { get() { probe(this); return {}; } });
    Object.defineProperty(Object.getPrototypeOf(Uint8Array), Symbol.species, { get() { probe(this); return Array; } });
    attempt(() => new (globalThis as any).TextEncoder().encode("x"));`,
  "arguments and thrown values": `
    probe(args); probe(args.list); probe(args.nested);
    attempt(() => JSON.parse(Convex.syscall("a", "{}")));`,
  "what the global has": `
    for (const key of Reflect.ownKeys(globalThis)) { const value = (globalThis as any)[key]; probe(value);
      if (typeof value === "function" && value.prototype) probe(value.prototype); }
    for (const name of ["require", "module", "exports", "Buffer", "global", "SharedArrayBuffer", "Atomics", "WebAssembly"])
      if ((globalThis as any)[name] !== undefined) note(name);
    if (Reflect.ownKeys(process).join() !== "env") note("process");`,
};

describe("no way out", () => {
  test.each(Object.entries(attacks))("%s", (_name, body) => {
    expect(attack(body)).toEqual(["done"]);
  });

  test("errors that the host throws stay outside and end the call", () => {
    const failure = new Error("disk full");
    expect(() =>
      attack(
        `attempt(() => Convex.syscall("a", "{}")); await attemptAsync(() => Convex.asyncSyscall("a", "{}"));`,
        () => {
          throw failure;
        },
      ),
    ).toThrow(failure);
  });

  test("errors that the host words are made inside", () => {
    const tagged = 'e{"message":"no such table","data":"{\\"code\\":1}"}';
    const body = `
      attempt(() => Convex.syscall("a", "{}"));
      await attemptAsync(() => Convex.asyncSyscall("a", "{}"));
      try { Convex.syscall("a", "{}"); } catch (error: any) {
        probe(error.data); note(error.message); note(String(error.data.code)); note(String(error instanceof Error)); }`;
    expect(attack(body, () => tagged)).toEqual(["no such table", "1", "true", "done"]);
  });

  test("a realm's changes to its globals stay in it", () => {
    attack(`
      (Object.prototype as any).leaked = 1; (Array.prototype as any).leaked = 1; (Promise as any).leaked = 1;
      (globalThis as any).leaked = 1; JSON.parse = (() => "changed") as any; Math.random = () => 4;`);
    expect(["leaked" in {}, "leaked" in [], "leaked" in Promise, "leaked" in globalThis]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(JSON.parse("1")).toBe(1);
    expect(attack(`if ("leaked" in {}) note("leaked")`)).toEqual(["done"]);
  });
});
