import type { webcrypto } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { expect, test } from "vitest";
import { makeRealm, runInNode } from "./realm";

const realm = makeRealm("action");

async function same(code: string): Promise<void> {
  expect(await realm.run(code)).toEqual(await runInNode(code));
}

const shown = `const shown = (k) => [k.type, k.extractable, { ...k.algorithm, publicExponent: k.algorithm.publicExponent && [...k.algorithm.publicExponent] }, [...k.usages].sort()];
  const show = (k) => k.privateKey ? [shown(k.privateKey), shown(k.publicKey)] : shown(k);
  const s = crypto.subtle; const text = (t) => new TextEncoder().encode(t);`;

const hashes = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];

test.each(hashes)("digests with %s", async (hash) => {
  await same(
    `return [hex(await crypto.subtle.digest("${hash.toLowerCase()}", new TextEncoder().encode("abc"))), hex(await crypto.subtle.digest({ name: "${hash}" }, new ArrayBuffer(0)))];`,
  );
});

test.each(hashes)("HMAC with %s", async (hash) => {
  await same(`${shown} const k = await s.importKey("raw", text("key"), { name: "HMAC", hash: "${hash}" }, true, ["verify", "sign"]);
    const sig = await s.sign("HMAC", k, text("data"));
    return [show(k), hex(sig), await s.verify("HMAC", k, sig, text("data")), await s.verify("HMAC", k, sig, text("other")),
      await s.verify("HMAC", k, text("short"), text("data")), await s.exportKey("jwk", k), hex(await s.exportKey("raw", k))];`);
});

const ciphers = [128, 192, 256].flatMap((bits) =>
  [
    `{ name: "AES-CBC", iv: unhex("00112233445566778899aabbccddeeff") }`,
    `{ name: "AES-CTR", counter: unhex("000000000000000000000000000000fe"), length: 64 }`,
    `{ name: "AES-CTR", counter: unhex("ffffffffffffffffffffffffffffffff"), length: 8 }`,
    `{ name: "AES-CTR", counter: unhex("a0ffffffffffffffffffffffffffffff"), length: 124 }`,
    `{ name: "AES-GCM", iv: unhex("000102030405060708090a0b") }`,
    `{ name: "AES-GCM", iv: unhex("000102030405060708090a0b0c0d0e0f"), additionalData: unhex("ffee"), tagLength: 96 }`,
  ].map((algorithm) => [bits, algorithm] as const),
);

test.each(ciphers)("AES of %i bits with %s", async (bits, algorithm) => {
  await same(`${shown} const a = ${algorithm}; const k = await s.importKey("raw", new Uint8Array(${bits / 8}).fill(7), a.name, true, ["encrypt", "decrypt"]);
    const out = [];
    for (const length of [0, 1, 16, 33, 100]) {
      const plain = new Uint8Array(length).fill(length);
      const sealed = await s.encrypt(a, k, plain);
      out.push(hex(sealed), hex(await s.decrypt(a, k, sealed)) === hex(plain));
    }
    return [show(k), out, await s.exportKey("jwk", k)];`);
});

test.each([
  `const k = await s.importKey("raw", new Uint8Array(16), "AES-GCM", false, ["decrypt"]); return attempt(() => s.decrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, k, new Uint8Array(20)));`,
  `const k = await s.importKey("raw", new Uint8Array(16), "AES-CBC", false, ["decrypt"]); return attempt(() => s.decrypt({ name: "AES-CBC", iv: new Uint8Array(16) }, k, new Uint8Array(15)));`,
  `const k = await s.importKey("raw", new Uint8Array(16), "AES-CBC", false, ["encrypt"]); return attempt(() => s.encrypt({ name: "AES-CBC", iv: new Uint8Array(15) }, k, new Uint8Array(15)));`,
  `const k = await s.importKey("raw", new Uint8Array(16), "AES-CTR", false, ["encrypt"]); return attempt(() => s.encrypt({ name: "AES-CTR", counter: new Uint8Array(16), length: 2 }, k, new Uint8Array(80)));`,
  `const k = await s.importKey("raw", new Uint8Array(16), "AES-CBC", false, ["encrypt"]); return attempt(() => s.decrypt({ name: "AES-CBC", iv: new Uint8Array(16) }, k, new Uint8Array(16)));`,
  `return attempt(() => s.importKey("raw", new Uint8Array(15), "AES-CBC", true, ["encrypt"]));`,
  `return attempt(() => s.importKey("raw", new Uint8Array(16), "AES-CBC", true, ["sign"]));`,
  `return attempt(() => s.importKey("raw", new Uint8Array(16), "AES-CBC", true, []));`,
  `return attempt(() => s.importKey("raw", new Uint8Array(0), { name: "HMAC", hash: "SHA-1" }, true, ["sign"]));`,
  `return attempt(() => s.importKey("raw", new Uint8Array(16), "ROT-13", true, ["sign"]));`,
  `return attempt(() => s.importKey("raw", new Uint8Array(16), "PBKDF2", true, ["deriveBits"]));`,
  `return attempt(() => s.importKey("jwk", { kty: "RSA", k: "AAAA" }, { name: "HMAC", hash: "SHA-1" }, true, ["sign"]));`,
  `return attempt(() => s.importKey("jwk", { kty: "oct", k: "AAAA", key_ops: ["verify"] }, { name: "HMAC", hash: "SHA-1" }, true, ["sign"]));`,
  `return attempt(() => s.importKey("jwk", { kty: "oct", k: "AAAA", ext: false }, { name: "HMAC", hash: "SHA-1" }, true, ["sign"]));`,
  `return attempt(() => s.importKey("jwk", { kty: "oct", k: "AAAA", alg: "HS256" }, { name: "HMAC", hash: "SHA-1" }, true, ["sign"]));`,
  `return attempt(() => s.importKey("jwk", { kty: "oct", k: "AAAA", use: "enc" }, { name: "HMAC", hash: "SHA-1" }, true, ["sign"]));`,
  `return attempt(() => s.importKey("pkcs8", new Uint8Array(20), { name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]));`,
  `return attempt(() => s.digest("MD5", new Uint8Array(1)));`,
  `return attempt(() => s.digest("SHA-256", "text"));`,
  `return attempt(() => s.sign("HMAC", {}, new Uint8Array(1)));`,
  `return attempt(() => s.digest("SHA-256"));`,
  `return attempt(() => new CryptoKey());`,
  `return attempt(() => new Crypto());`,
  `return attempt(() => new SubtleCrypto());`,
])("refusal %#", async (code) => same(shown + code));

test.each([
  `{ name: "HMAC", hash: "SHA-512" }, true, ["sign", "verify"]`,
  `{ name: "HMAC", hash: "SHA-1", length: 160 }, false, ["sign"]`,
  `{ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]`,
  `{ name: "AES-KW", length: 128 }, true, ["wrapKey"]`,
  `{ name: "ECDSA", namedCurve: "P-384" }, false, ["sign", "verify"]`,
  `{ name: "ECDH", namedCurve: "P-256" }, true, ["deriveKey", "deriveBits"]`,
  `{ name: "Ed25519" }, true, ["sign", "verify"]`,
  `"X25519", true, ["deriveBits"]`,
  `{ name: "RSA-OAEP", modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" }, true, ["encrypt", "decrypt", "wrapKey"]`,
  `{ name: "RSA-PSS", modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" }, true, ["sign"]`,
])("generates keys as Node does: %s", async (args) =>
  same(`${shown} return show(await s.generateKey(${args}));`),
);

test.each([
  `{ name: "AES-GCM", length: 100 }, true, ["encrypt"]`,
  `{ name: "ECDSA", namedCurve: "P-1" }, true, ["sign"]`,
  `{ name: "ECDSA", namedCurve: "P-256" }, true, ["encrypt"]`,
  `{ name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]`,
  `{ name: "HMAC", hash: "SHA-256" }, true, []`,
  `{ name: "PBKDF2" }, true, ["deriveBits"]`,
])("refuses to generate as Node does: %s", async (args) =>
  same(`${shown} return attempt(() => s.generateKey(${args}));`),
);

const pairs: [string, string, string, string][] = [
  [`{ name: "ECDSA", namedCurve: "P-256" }`, `{ name: "ECDSA", hash: "SHA-256" }`, "sign", "verify"],
  [`{ name: "ECDSA", namedCurve: "P-521" }`, `{ name: "ECDSA", hash: "SHA-512" }`, "sign", "verify"],
  [`{ name: "Ed25519" }`, `"Ed25519"`, "sign", "verify"],
  ...["RSASSA-PKCS1-v1_5", "RSA-PSS"].map((name): [string, string, string, string] => [
    `{ name: "${name}", hash: "SHA-384", modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) }`,
    `{ name: "${name}", saltLength: 20 }`,
    "sign",
    "verify",
  ]),
];

test.each(pairs)("signs with %s what Node verifies, and the other way", async (algorithm, how) => {
  const names = `const algorithm = ${algorithm}; const how = ${how};`;
  const make = `${shown} ${names} const { privateKey, publicKey } = await s.generateKey(algorithm, true, ["sign", "verify"]);
    const signature = hex(await s.sign(how, privateKey, text("message")));
    return { signature, jwk: await s.exportKey("jwk", publicKey), spki: hex(await s.exportKey("spki", publicKey)),
      secret: await s.exportKey("jwk", privateKey), pkcs8: hex(await s.exportKey("pkcs8", privateKey)) };`;
  const check = (made: unknown): string => `${shown} ${names} const made = ${JSON.stringify(made)};
    const results = [];
    for (const [format, data] of [["jwk", made.jwk], ["spki", unhex(made.spki)]]) {
      const key = await s.importKey(format, data, algorithm, true, ["verify"]);
      results.push(show(key), await s.verify(how, key, unhex(made.signature), text("message")),
        await s.verify(how, key, unhex(made.signature), text("changed")), await s.verify(how, key, text("no"), text("message")));
      results.push(await s.exportKey("jwk", key));
    }
    for (const [format, data] of [["jwk", made.secret], ["pkcs8", unhex(made.pkcs8)]]) {
      const key = await s.importKey(format, data, algorithm, true, ["sign"]);
      const publicKey = await s.importKey("spki", unhex(made.spki), algorithm, true, ["verify"]);
      results.push(show(key), await s.verify(how, publicKey, await s.sign(how, key, text("again")), text("again")));
    }
    return results;`;
  for (const made of [await realm.run(make), await runInNode(make)]) {
    expect(await realm.run(check(made))).toEqual(await runInNode(check(made)));
  }
});

test("RSA-OAEP opens what Node sealed, and the other way", async () => {
  const algorithm = `const algorithm = { name: "RSA-OAEP", hash: "SHA-256" }; const how = { name: "RSA-OAEP", label: unhex("01") };`;
  const jwk =
    await runInNode(`const { privateKey } = await crypto.subtle.generateKey({ name: "RSA-OAEP", hash: "SHA-256", modulusLength: 1024,
    publicExponent: new Uint8Array([1, 0, 1]) }, true, ["encrypt", "decrypt"]); return crypto.subtle.exportKey("jwk", privateKey);`);
  const keys = `${shown} ${algorithm} const jwk = ${JSON.stringify(jwk)};
    const privateKey = await s.importKey("jwk", { ...jwk, key_ops: ["decrypt"] }, algorithm, true, ["decrypt"]);
    const publicKey = await s.importKey("jwk", { kty: jwk.kty, n: jwk.n, e: jwk.e }, algorithm, true, ["encrypt"]);`;
  const seal = `${keys} return hex(await s.encrypt(how, publicKey, text("secret")));`;
  const open = (
    sealed: unknown,
  ): string => `${keys} return [hex(await s.decrypt(how, privateKey, unhex("${String(sealed)}"))),
    await attempt(() => s.decrypt("RSA-OAEP", privateKey, unhex("${String(sealed)}"))), show(privateKey)];`;
  const sealed = [await realm.run(seal), await runInNode(seal)];
  for (const each of sealed) expect(await realm.run(open(each))).toEqual(await runInNode(open(each)));
});

test.each([
  `const k = await s.importKey("raw", text("password"), "PBKDF2", false, ["deriveBits", "deriveKey"]);
   const a = { name: "PBKDF2", hash: "SHA-256", salt: text("salt"), iterations: 1000 };
   const d = await s.deriveKey(a, k, { name: "AES-GCM", length: 256 }, true, ["encrypt"]);
   return [show(k), hex(await s.deriveBits(a, k, 256)), show(d), hex(await s.exportKey("raw", d)), await attempt(() => s.deriveBits(a, k, null)), await attempt(() => s.deriveBits(a, k, 7))];`,
  `const k = await s.importKey("raw", text("ikm"), "HKDF", false, ["deriveBits", "deriveKey"]);
   const a = { name: "HKDF", hash: "SHA-512", salt: text("salt"), info: text("info") };
   const d = await s.deriveKey(a, k, { name: "HMAC", hash: "SHA-1" }, true, ["sign"]);
   return [hex(await s.deriveBits(a, k, 512)), show(d), hex(await s.exportKey("raw", d))];`,
  `const k = await s.importKey("raw", text("p"), "PBKDF2", false, ["deriveBits"]);
   return attempt(() => s.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: text("s"), iterations: 0 }, k, 8));`,
  `const k = await s.importKey("raw", text("p"), "PBKDF2", false, ["deriveBits"]);
   return attempt(() => s.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt: text("s"), iterations: 1 }, k, { name: "AES-CBC", length: 128 }, true, ["encrypt"]));`,
])("derivation %#", async (code) => same(shown + code));

test.each([
  `{ name: "ECDH", namedCurve: "P-256" }`,
  `{ name: "ECDH", namedCurve: "P-521" }`,
  `{ name: "X25519" }`,
])("agrees on a secret by %s", async (algorithm) => {
  const [a, b] = (await Promise.all(
    [0, 1].map(() =>
      runInNode(
        `const { privateKey } = await crypto.subtle.generateKey(${algorithm}, true, ["deriveBits"]); return crypto.subtle.exportKey("jwk", privateKey);`,
      ),
    ),
  )) as [webcrypto.JsonWebKey, webcrypto.JsonWebKey];
  await same(`${shown} const algorithm = ${algorithm}; const [a, b] = ${JSON.stringify([a, b])};
      const open = (k) => s.importKey("jwk", { ...k, key_ops: undefined, ext: true }, algorithm, true, ["deriveBits", "deriveKey"]);
      const shut = ({ d, ...k }) => s.importKey("jwk", { ...k, key_ops: undefined }, algorithm, true, []);
      const one = { name: algorithm.name, public: await shut(b) }, other = { name: algorithm.name, public: await shut(a) };
      const [x, y] = [await open(a), await open(b)];
      const raw = await s.exportKey("raw", one.public);
      const again = await s.importKey("raw", raw, algorithm, true, []);
      return [hex(await s.deriveBits(one, x, 128)), hex(await s.deriveBits(other, y, 128)), hex(await s.deriveBits(one, x, null)), hex(raw),
        await s.exportKey("jwk", again), show(x), await attempt(() => s.deriveBits(one, x, 4096)),
        show(await s.deriveKey(one, x, { name: "AES-CBC", length: 128 }, true, ["decrypt"]))];`);
});

test.each([
  [
    `s.importKey("raw", new Uint8Array(16), "AES-CBC", false, ["encrypt"])`,
    "InvalidAccessError: key is not extractable",
  ],
  [
    `s.importKey("raw", new Uint8Array(16), "HKDF", false, ["deriveBits"])`,
    "NotSupportedError: HKDF keys are not exportable",
  ],
])("does not export %s", async (key, message) => {
  const code = `${shown} const k = await ${key}; const told = (e) => e.name + ": " + e.message;
    return [await s.exportKey("raw", k).catch(told), await s.exportKey("jwk", k).catch(told)];`;
  expect(await realm.run(code)).toEqual([message, message]);
});

test("a key serves what it was imported for alone", async () => {
  const code = `${shown} const told = (e) => e.name + ": " + e.message;
    const w = await s.importKey("raw", new Uint8Array(16), "AES-GCM", true, ["wrapKey", "decrypt"]);
    const how = { name: "AES-GCM", iv: new Uint8Array(12) };
    return [await s.encrypt(how, w, new Uint8Array(1)).catch(told), await s.encrypt({ ...how, name: "AES-CBC" }, w, new Uint8Array(1)).catch(told)];`;
  expect(await realm.run(code)).toEqual([
    "InvalidAccessError: CryptoKey does not have encrypt usage",
    "InvalidAccessError: invalid algorithm for key",
  ]);
});

test("a compressed point is the same key", async () => {
  const seen =
    await realm.run(`${shown} const { publicKey } = await s.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
    const raw = new Uint8Array(await s.exportKey("raw", publicKey));
    const compressed = new Uint8Array([2 + (raw[64] & 1), ...raw.slice(1, 33)]);
    const again = await s.importKey("raw", compressed, { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
    return hex(await s.exportKey("raw", again)) === hex(raw);`);
  expect(seen).toBe(true);
});

test.each([
  [`"AES-KW"`, "AES-KW", "raw"],
  [`{ name: "AES-GCM", iv: new Uint8Array(12) }`, "AES-GCM", "jwk"],
  [`{ name: "AES-CBC", iv: new Uint8Array(16) }`, "AES-CBC", "raw"],
])("wraps and unwraps with %s", async (how, name, format) => {
  await same(`${shown} const w = await s.importKey("raw", new Uint8Array(16).fill(1), "${name}", false, ["wrapKey", "unwrapKey"]);
    const k = await s.importKey("raw", new Uint8Array(32).fill(2), { name: "HMAC", hash: "SHA-256" }, true, ["sign"]);
    const wrapped = await s.wrapKey("${format}", k, w, ${how});
    const back = await s.unwrapKey("${format}", wrapped, w, ${how}, { name: "HMAC", hash: "SHA-256" }, true, ["sign"]);
    return ["${format}" === "raw" ? hex(wrapped) : "", show(back), hex(await s.exportKey("raw", back))];`);
});

test.each([
  `return [..."abcd"].map(() => crypto.randomUUID()).every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id));`,
  `const a = new Uint32Array(16); const b = crypto.getRandomValues(a); return [a === b, a.some((n) => n > 65536)];`,
  `const a = new Uint8Array(100); crypto.getRandomValues(a.subarray(50)); return [a.slice(0, 50).every((n) => n === 0), a.slice(50).some((n) => n > 0)];`,
  `return attempt(() => crypto.getRandomValues(new Float32Array(1)));`,
  `return [typeof crypto.subtle, Object.prototype.toString.call(crypto), crypto.getRandomValues(new Uint8Array(0)).length];`,
])("random scenario %#", same);

test("too much randomness at once is refused in Convex's words", async () => {
  const message = await realm.run(
    `try { crypto.getRandomValues(new Uint8Array(65537)); } catch (error) { return error.name + ": " + error.message; }`,
  );
  expect(message).toBe(
    "TypeError: Byte length (65537) exceeds the number of bytes of entropy available via this API (65536)",
  );
});

test("the host lets go of a key once the realm has", async () => {
  setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  const other = makeRealm("action");
  let kept = 0;
  const { "subtle.importKey": add, "subtle.release": release } = other.ops.sync;
  if (add === undefined || release === undefined) throw new Error("No key operations");
  other.ops.sync["subtle.importKey"] = (...args) => {
    kept += 1;
    return add(...args);
  };
  other.ops.sync["subtle.release"] = (...args) => {
    kept -= 1;
    return release(...args);
  };
  await other.run(
    `for (let i = 0; i < 50; i++) await crypto.subtle.importKey("raw", new Uint8Array(16), "AES-CBC", true, ["encrypt"]); return null;`,
  );
  expect(kept).toBe(50);
  await expect
    .poll(() => {
      collect();
      return kept;
    })
    .toBeLessThan(5);
});

test("a key of another sandbox is no key", async () => {
  const other = makeRealm("action");
  const message = await other.run(
    `const k = await crypto.subtle.importKey("raw", new Uint8Array(16), "AES-CBC", true, ["encrypt"]); return k.type;`,
  );
  expect(message).toBe("secret");
  other.ops.dispose();
  expect(
    await realm.run(
      `return attempt(() => crypto.subtle.exportKey("raw", { type: "secret", algorithm: {} }));`,
    ),
  ).toEqual({
    threw: "TypeError",
  });
});
