import { expect, test } from "vitest";
import vm from "node:vm";
import { makeRealm, type Realm } from "./realm";

const INNER = new vm.Script("[Object.prototype, Function.prototype]");

/** Every object and function reachable by properties, accessors and prototypes, with the path that led there. */
function reachable(roots: [string, unknown][]): Map<object, string> {
  const found = new Map<object, string>();
  const queue = [...roots];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [path, value] = next;
    if ((typeof value !== "object" && typeof value !== "function") || value === null || found.has(value))
      continue;
    found.set(value, path);
    queue.push([`${path}.[[Prototype]]`, Object.getPrototypeOf(value)]);
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      for (const part of ["value", "get", "set"] as const)
        queue.push([`${path}.${String(key)}`, property?.[part]]);
    }
  }
  return found;
}

function lastPrototype(value: object): object {
  for (let at = value; ;) {
    const next = Object.getPrototypeOf(at) as object | null;
    if (next === null) return at;
    at = next;
  }
}

function isUnder(value: object, prototype: object): boolean {
  return Reflect.apply(Object.prototype.isPrototypeOf, prototype, [value]);
}

function foreign(realm: Realm, roots: [string, unknown][]): string[] {
  const [objectPrototype, functionPrototype] = INNER.runInContext(realm.context) as [object, object];
  const outer = new Set<object>([
    Object.prototype,
    Function.prototype,
    Object,
    Function,
    process,
    globalThis,
  ]);
  const paths: string[] = [];
  for (const [value, path] of reachable(roots)) {
    const functions =
      typeof value !== "function" || value === functionPrototype || isUnder(value, functionPrototype);
    const end = lastPrototype(value);
    if (outer.has(value) || !functions || (end !== objectPrototype && end !== value)) paths.push(path);
  }
  return paths;
}

/** Instances, errors, iterators and results of every part of the platform. */
const samples = `(async () => {
  const caught = (run) => { try { run(); } catch (error) { return error; } };
  const caughtLater = (promise) => promise.then(() => null, (error) => error);
  const url = new URL("https://a.b/?c=d");
  const form = new FormData(); form.append("a", new Blob(["x"]));
  const key = await crypto.subtle.importKey("raw", new Uint8Array(32), { name: "HMAC", hash: "SHA-256" }, true, ["sign"]);
  const response = new Response(form);
  const stream = new Response("streamed").body;
  const reader = stream.getReader();
  return [
    url, url.searchParams, url.searchParams.entries(), [...url.searchParams], url.href,
    caught(() => new URL("bad")), caught(() => new TextDecoder("bad")), caught(() => atob("!")), caught(() => structuredClone(() => 1)),
    new TextEncoder().encode("é".repeat(500)), new TextDecoder("latin1"), new TextDecoderStream(), new TextEncoderStream(),
    new Event("x"), new EventTarget(), new AbortController(), AbortSignal.abort(), AbortSignal.abort().reason,
    new DOMException("m", "AbortError"), new File(["a"], "b"), form, form.entries(), new Headers({ a: "b" }), new Headers().entries(),
    new Request("https://a"), response, response.body, await response.formData(), await new Response("[1]").json(),
    stream, reader, await reader.read(), caughtLater, structuredClone(new Map([[1, new Date()]])),
    crypto, crypto.subtle, key, key.algorithm, key.usages, await crypto.subtle.exportKey("jwk", key), await crypto.subtle.exportKey("raw", key),
    await crypto.subtle.sign("HMAC", key, new Uint8Array(1)).catch((error) => error), await caughtLater(crypto.subtle.encrypt("AES-CBC", key, new Uint8Array(1))),
    crypto.getRandomValues(new Uint32Array(2)), navigator, new TransformStream(), new WritableStream().getWriter(),
    await caughtLater(fetch("http://127.0.0.1:1/")), await caughtLater(fetch("file:///x")), await caughtLater(crypto.subtle.digest("bad", 1)),
  ];
})()`;

test.each(["action", "transaction"] as const)(
  "nothing reachable in a realm for %ss is of the outer realm",
  async (kind) => {
    const realm = makeRealm(kind);
    const global = vm.runInContext("globalThis", realm.context) as object;
    const instances = (await vm.runInContext(samples, realm.context)) as unknown[];
    const roots: [string, unknown][] = [
      ["globalThis", global],
      ...instances.map((each, i): [string, unknown] => [`sample ${i}`, each]),
    ];
    expect(reachable(roots).size).toBeGreaterThan(1000);
    expect(foreign(realm, roots)).toEqual([]);
    realm.ops.dispose();
  },
);

test("the walk finds what it looks for", () => {
  const realm = makeRealm("action");
  const planted = vm.runInContext("({ inner: { deep: null } })", realm.context) as {
    inner: { deep: unknown };
  };
  expect(foreign(realm, [["planted", planted]])).toEqual([]);
  planted.inner.deep = () => 1;
  expect(foreign(realm, [["planted", planted]])).toContain("planted.inner.deep");
  planted.inner.deep = {};
  expect(foreign(realm, [["planted", planted]])).toContain("planted.inner.deep");
});

test("every global goes by its own name", async () => {
  const names = await makeRealm("action").run(`return Object.getOwnPropertyNames(globalThis)
    .filter((name) => typeof globalThis[name] === "function" && globalThis[name].name !== name);`);
  expect(names).toEqual([]);
});

test("no constructor leads out", async () => {
  const realm = makeRealm("action");
  const found = await realm.run(`const escapes = [];
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      try { const p = globalThis[name].constructor.constructor("return typeof process")(); if (p !== "undefined") escapes.push(name); } catch {}
    }
    return escapes;`);
  expect(found).toEqual([]);
});

test("the host calls nothing that user code replaced", async () => {
  const realm = makeRealm("action");
  await vm.runInContext(
    `globalThis.leaks = [];
    (async () => {
      const key = await crypto.subtle.importKey("raw", new Uint8Array(16), { name: "HMAC", hash: "SHA-1" }, true, ["sign"]);
      const bytes = new Uint8Array(8);
      const spy = function (...args) { leaks.push(this, args, new Error().stack); return 8; };
      const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
      for (const name of ["byteLength", "byteOffset", "length", "buffer", Symbol.toStringTag]) {
        Object.defineProperty(typedArray, name, { get: spy, configurable: true });
      }
      Object.defineProperty(ArrayBuffer.prototype, "byteLength", { get: spy, configurable: true });
      Object.defineProperty(Object.prototype, "toJSON", { get: spy, configurable: true });
      for (const name of ["set", "slice", "subarray", Symbol.iterator]) typedArray[name] = spy;
      const uses = [
        () => new TextEncoder().encode("é".repeat(300)), () => new TextDecoder().decode(bytes), () => crypto.getRandomValues(bytes),
        () => crypto.subtle.digest("SHA-256", bytes), () => crypto.subtle.sign("HMAC", key, bytes), () => new URL("https://a").href,
        () => structuredClone(bytes.buffer, { transfer: [bytes.buffer] }), () => fetch("http://127.0.0.1:1/", { method: "POST", body: bytes }),
      ];
      for (const use of uses) { try { await use(); } catch (error) { leaks.push(error); } }
    })()`,
    realm.context,
  );
  const leaks = vm.runInContext("leaks", realm.context) as unknown[];
  expect(leaks.length).toBeGreaterThan(0);
  expect(foreign(realm, [["leaks", leaks]])).toEqual([]);
});
