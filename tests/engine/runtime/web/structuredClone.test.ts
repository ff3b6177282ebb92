import { expect, test } from "vitest";
import { makeRealm, runInNode } from "./realm";

const realm = makeRealm("transaction");

async function same(code: string): Promise<void> {
  expect(await realm.run(code)).toEqual(await runInNode(code));
}

test.each([
  `return structuredClone({ a: [1, "x", null, true, { b: undefined }], c: -0 });`,
  `const o = { n: 1 }; o.self = o; o.list = [o]; const c = structuredClone(o); return [c !== o, c.self === c, c.list[0] === c];`,
  `const d = structuredClone(new Date(5)); return [d instanceof Date, d.getTime()];`,
  `const r = structuredClone(/a+/gi); return [r instanceof RegExp, r.source, r.flags, r.lastIndex];`,
  `const m = structuredClone(new Map([[{ k: 1 }, new Set([1, "2"])]])); const [[k, s]] = m; return [k, [...s], m instanceof Map, s instanceof Set];`,
  `const b = new Uint8Array([1, 2, 3]).buffer; const c = structuredClone(b); return [hex(c), c !== b];`,
  `const v = structuredClone(new Uint16Array(new Uint8Array([0, 1, 2, 3, 4, 5]).buffer, 2, 2)); return [v.constructor.name, v.byteOffset, v.length, v.buffer.byteLength, [...v]];`,
  `const b = new ArrayBuffer(8); const [x, y] = structuredClone([new Uint8Array(b), new DataView(b, 2)]); return [x.buffer === y.buffer, y.byteOffset, y.byteLength];`,
  `return ["BigInt64Array", "Float64Array", "Uint8ClampedArray"].map((n) => structuredClone(new globalThis[n](2)).constructor.name);`,
  `const e = structuredClone(new RangeError("r")); return [e instanceof RangeError, e.name, e.message, Object.prototype.toString.call(e), typeof e.stack];`,
  `class Mine extends Error {} const e = structuredClone(new Mine("m")); return [Object.getPrototypeOf(e) === Error.prototype, e.message];`,
  `class P { constructor() { this.x = 1; } get y() { return 2; } } const p = structuredClone(new P()); return [p, p instanceof P];`,
  `const a = [1, , 3]; a.extra = "e"; const c = structuredClone(a); return [c.length, 1 in c, c.extra];`,
  `return [Object(1), Object("s"), Object(true), Object(1n)].map((w) => { const c = structuredClone(w); return [typeof c, String(c)]; });`,
  `return structuredClone(10n) === 10n;`,
  `return attempt(() => structuredClone(() => 1));`,
  `return attempt(() => structuredClone({ deep: [Symbol("s")] }));`,
  `return attempt(() => structuredClone(new WeakMap()));`,
  `return attempt(() => structuredClone(Promise.resolve()));`,
  `return attempt(() => structuredClone());`,
  `const o = Object.create({ inherited: 1 }, { hidden: { value: 1 }, shown: { value: 2, enumerable: true } }); return structuredClone(o);`,
  `const o = { get g() { return "got"; }, [Symbol("s")]: 1 }; return Object.getOwnPropertyDescriptors(structuredClone(o));`,
  `const b = new Uint8Array([1, 2]).buffer; const c = structuredClone({ b }, { transfer: [b] }); return [b.byteLength, hex(c.b)];`,
  `const o = JSON.parse('{"__proto__": {"x": 1}}'); return Object.keys(structuredClone(o));`,
])("scenario %#", same);

test("a message in a prototype is no message of the copy", async () => {
  await same(`const e = structuredClone(new Error()); return [Object.hasOwn(e, "message"), e.message];`);
});

test("only buffers can be transferred", async () => {
  expect(await realm.run(`return attempt(() => structuredClone(1, { transfer: [{}] }));`)).toEqual({
    threw: "DataCloneError",
  });
});
