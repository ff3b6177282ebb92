/**
 * `probe(value)` says what a value gives away: "foreign" if it was made in another realm, "process" if
 * its constructor makes functions out of text. What is seen is logged at once: many attacks end badly.
 */
export const probes = `
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

/** Bodies of functions that try to reach the host, by the way they try. */
export const attacks: Record<string, string> = {
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

/** As `attacks`, for realms that can wait. */
export const slowAttacks: Record<string, string> = {
  "callbacks of timers": `
    await new Promise<void>((done) => setTimeout(function (this: any, ...given: any[]) { probe(this); given.forEach(probe); probe(arguments); done(); }, 1, {}));`,
  "replies of the host": `
    Promise.prototype.then = new Proxy(Promise.prototype.then, { apply(f, self, given) { probe(self); given.forEach(probe); return Reflect.apply(f, self, given); } });
    await attemptAsync(() => Convex.asyncSyscall("a", "{}"));
    await attemptAsync(() => Convex.jsSyscall("storage/getBlob", { storageId: "a" }));
    await attemptAsync(() => Convex.jsSyscall("storage/storeBlob", { blob: new Blob(["x"]) }));
    await attemptAsync(() => Convex.jsSyscall("storage/storeBlob", { blob: { arrayBuffer() { return {}; } } }));`,
  "byte arrays on their way": `
    const typed = Object.getPrototypeOf(Uint8Array.prototype);
    for (const name of ["set", "slice", "subarray"]) { const old = typed[name]; typed[name] = function (...given: any[]) { probe(this); given.forEach(probe); return Reflect.apply(old, this, given); }; }
    await attemptAsync(() => Convex.jsSyscall("storage/getBlob", { storageId: "a" }));
    await attemptAsync(() => Convex.jsSyscall("storage/storeBlob", { blob: new Blob(["x"]) }));
    attempt(() => crypto.getRandomValues(new Uint8Array(4)));`,
  "requests that cannot be made": `
    await attemptAsync(() => fetch("ftp://x"));
    await attemptAsync(() => fetch({ toString() { throw new Error("mine"); } } as any));
    await attemptAsync(() => fetch("http://127.0.0.1:1/", { headers: new Proxy({}, { ownKeys() { throw 1; } }) as any }));
    await attemptAsync(() => fetch("http://127.0.0.1:1/"));`,
  "rejections that nobody handles": `
    const lie = new Proxy({}, { get(t, k, r) { probe(t); probe(r); return undefined; }, getPrototypeOf(t) { probe(t); return null; } });
    void Promise.reject(lie);
    const odd: any = Promise.reject(new Error("x")); Object.setPrototypeOf(odd, new Proxy({}, { getPrototypeOf() { throw 1; }, get(t, k) { probe(t); return undefined; } }));`,
};
