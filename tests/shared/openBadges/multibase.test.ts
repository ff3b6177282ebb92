import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  generateEd25519,
  generateP256,
  isSignedByEd25519,
  publicPartOf,
  signEd25519,
} from "../../../convex/shared/openBadges/keys";
import {
  decodeBase58,
  decodeBase64Url,
  encodeBase58,
  encodeBase64Url,
  jwkOfMultikey,
  multikeyOf,
} from "../../../convex/shared/openBadges/multibase";
import { timestampOf } from "../../../convex/shared/openBadges/timestamps";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("base58btc", () => {
  // The examples of draft-msporny-base58 and of the multibase specification.
  test.each([
    ["Hello World!", "z2NEpo7TZRRrLZSi2U"],
    [
      "The quick brown fox jumps over the lazy dog.",
      "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
    ],
    ["yes mani !", "z7paNL19xttacUY"],
    ["\0yes mani !", "z17paNL19xttacUY"],
    ["\0\0yes mani !", "z117paNL19xttacUY"],
    ["", "z"],
    ["\0", "z1"],
  ])("%j is %s", (text, encoded) => {
    expect(encodeBase58(bytes(text))).toBe(encoded);
    expect(decodeBase58(encoded)).toEqual(bytes(text));
  });

  test("gives back what it was given", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (given) => {
        expect(decodeBase58(encodeBase58(given))).toEqual(new Uint8Array(given));
        expect(decodeBase64Url(encodeBase64Url(given))).toEqual(new Uint8Array(given));
      }),
    );
  });

  test.each(["", "2NEpo", "z0", "zO", "zl", "z ", `z${"1".repeat(256)}`])("%j is none", (text) => {
    expect(decodeBase58(text)).toBe(null);
  });

  test.each(["+", "A", "a b", "=="])("%j is no base64url", (text) => {
    expect(decodeBase64Url(text)).toBe(null);
  });
});

describe("multikeys", () => {
  // Examples of W3C's Controlled Identifiers 1.0 and of did:key.
  test.each([
    ["z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu", "Ed25519"],
    ["zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169", "P-256"],
    ["zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv", "P-256"],
  ])("%s is a key of %s", (multikey, curve) => {
    const jwk = jwkOfMultikey(multikey);
    expect(jwk?.crv).toBe(curve);
    expect(jwk && multikeyOf(jwk)).toBe(multikey);
  });

  test("a compressed P-256 key is unfolded to the JWK that it was", async () => {
    for (let round = 0; round < 20; round++) {
      const { publicJwk, publicMultikey } = await generateP256();
      expect(publicMultikey).toMatch(/^zDn/);
      expect(jwkOfMultikey(publicMultikey)).toEqual(publicJwk);
    }
  });

  test("points off the curve, keys of other kinds and lengths are none", () => {
    const off = Uint8Array.from([0x80, 0x24, 2, ...new Array<number>(31).fill(0), 1]);
    const beyond = Uint8Array.from([0x80, 0x24, 2, ...new Array<number>(32).fill(0xff)]);
    const uncompressed = Uint8Array.from([0x80, 0x24, 4, ...new Array<number>(64).fill(1)]);
    const short = Uint8Array.from([0xed, 0x01, ...new Array<number>(31).fill(1)]);
    const secp256k1 = Uint8Array.from([0xe7, 0x01, 2, ...new Array<number>(32).fill(1)]);
    for (const key of [off, beyond, uncompressed, short, secp256k1])
      expect(jwkOfMultikey(encodeBase58(key))).toBe(null);
    expect(() => multikeyOf({ kty: "RSA", n: "AQAB", e: "AQAB" })).toThrow("Only Ed25519 and P-256");
  });
});

describe("pairs of keys", () => {
  test("are strings, the public part without the secret", async () => {
    const { algorithm, publicMultikey, publicJwk, secret } = await generateEd25519();
    expect(algorithm).toBe("Ed25519");
    expect(publicMultikey).toMatch(/^z6Mk/);
    expect(Object.keys(publicJwk)).toEqual(["kty", "crv", "x"]);
    expect(JSON.parse(secret)).toMatchObject({ ...publicJwk, d: expect.any(String) as string });
    expect(publicPartOf(JSON.parse(secret) as typeof publicJwk)).toEqual(publicJwk);
  });

  test("sign and verify; another key, another text, or what is no key does not", async () => {
    const [key, other] = [await generateEd25519(), await generateEd25519()];
    const signature = await signEd25519(key.secret, bytes("hello"));
    expect(await isSignedByEd25519(key.publicJwk, signature, bytes("hello"))).toBe(true);
    expect(await isSignedByEd25519(key.publicJwk, signature, bytes("hallo"))).toBe(false);
    expect(await isSignedByEd25519(other.publicJwk, signature, bytes("hello"))).toBe(false);
    expect(await isSignedByEd25519((await generateP256()).publicJwk, signature, bytes("hello"))).toBe(false);
    expect(
      await isSignedByEd25519({ kty: "OKP", crv: "Ed25519", x: "AAAA" }, signature, bytes("hello")),
    ).toBe(false);
  });
});

describe("times", () => {
  test("are written in UTC, to the second", () => {
    expect(timestampOf(Date.parse("2026-05-01T14:30:15.987+02:00"))).toBe("2026-05-01T12:30:15Z");
  });
});
