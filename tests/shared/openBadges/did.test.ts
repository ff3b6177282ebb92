import { describe, expect, test } from "vitest";
import type { Json } from "../../../convex/shared/json";
import { didWebAddress, didWebOf, isFetchable } from "../../../convex/shared/openBadges/addresses";
import {
  didDocument,
  resolveKey,
  speaksFor,
  verificationMethodOf,
} from "../../../convex/shared/openBadges/did";
import { Unreachable } from "../../../convex/shared/openBadges/documents";
import { generateEd25519, generateP256 } from "../../../convex/shared/openBadges/keys";

const ed25519 = await generateEd25519();
const p256 = await generateP256();
const { publicJwk: jwk, publicMultikey: multikey } = ed25519;

/** A web of the given documents. */
function web(documents: Record<string, Json | object>) {
  return (url: string) => {
    const document = documents[url];
    return document === undefined
      ? Promise.reject(new Unreachable(url))
      : Promise.resolve(JSON.parse(JSON.stringify(document)) as Json);
  };
}

describe("did:web", () => {
  test.each([
    ["learn.example", "did:web:learn.example", "https://learn.example/.well-known/did.json"],
    ["Learn.Example:8443", "did:web:learn.example%3A8443", "https://learn.example:8443/.well-known/did.json"],
    ["localhost:3000", "did:web:localhost%3A3000", "https://localhost:3000/.well-known/did.json"],
  ])("%s is %s, its document at %s", (host, did, address) => {
    expect(didWebOf(host)).toBe(did);
    expect(didWebAddress(did)).toBe(address);
  });

  test("may have a path", () => {
    expect(didWebAddress("did:web:learn.example:orgs:alder")).toBe(
      "https://learn.example/orgs/alder/did.json",
    );
  });

  test.each([
    "did:key:z6Mk",
    "did:web",
    "did:web:",
    "did:web:evil.example%2Fpath",
    "did:web:user%40evil.example",
    "did:web:learn.example:..:secret",
    "did:web:learn.example:a%2Fb",
    "did:web:learn.example%3A99999999",
    "did:web:%",
  ])("%s names no place", (did) => {
    expect(didWebAddress(did)).toBe(null);
  });

  test.each([
    ["https://issuer.example/key", false, true],
    ["http://issuer.example/key", true, false],
    ["http://localhost:3000/key", false, false],
    ["http://localhost:3000/key", true, true],
    ["http://demo.localhost/key", true, true],
    ["http://127.0.0.1:8080/key", true, true],
    ["http://[::1]:8080/key", true, true],
    ["http://127.0.0.1.evil.example/key", true, false],
    ["https://name:word@issuer.example/key", false, false],
    ["ftp://issuer.example/key", true, false],
    ["file:///etc/passwd", true, false],
    ["nowhere", true, false],
  ])("%s, plain http on this machine %s: asked for %s", (address, loopbackHttp, expected) => {
    expect(isFetchable(address, { loopbackHttp })).toBe(expected);
  });

  test("of this machine is asked by http where a demo says so", () => {
    expect(didWebAddress("did:web:localhost%3A3000", { loopbackHttp: true })).toBe(
      "http://localhost:3000/.well-known/did.json",
    );
    expect(didWebAddress("did:web:learn.example", { loopbackHttp: true })).toMatch(/^https:/);
  });
});

describe("our DID document", () => {
  const revoked = { ...ed25519, publicMultikey: "z6MkRevoked", revoked: "2026-01-01T00:00:00Z" };

  test("names every key, and those that are not revoked for assertions", () => {
    expect(didDocument({ did: "did:web:learn.example", keys: [ed25519, p256, revoked] })).toEqual({
      "@context": [
        "https://www.w3.org/ns/did/v1",
        "https://w3id.org/security/multikey/v1",
        "https://w3id.org/security/jwk/v1",
      ],
      id: "did:web:learn.example",
      verificationMethod: [
        {
          id: `did:web:learn.example#${multikey}`,
          type: "Multikey",
          controller: "did:web:learn.example",
          publicKeyMultibase: multikey,
        },
        {
          id: `did:web:learn.example#${p256.publicMultikey}`,
          type: "JsonWebKey",
          controller: "did:web:learn.example",
          publicKeyJwk: p256.publicJwk,
        },
        {
          id: "did:web:learn.example#z6MkRevoked",
          type: "Multikey",
          controller: "did:web:learn.example",
          publicKeyMultibase: "z6MkRevoked",
          revoked: "2026-01-01T00:00:00Z",
        },
      ],
      assertionMethod: [`did:web:learn.example#${multikey}`, `did:web:learn.example#${p256.publicMultikey}`],
    });
  });

  test("resolves to each key", async () => {
    const did = "did:web:learn.example";
    const fetchJson = web({
      "https://learn.example/.well-known/did.json": didDocument({ did, keys: [ed25519, p256, revoked] }),
    });
    const resolved = (publicMultikey: string) =>
      resolveKey(verificationMethodOf(did, publicMultikey), fetchJson);
    expect(await resolved(multikey)).toEqual({ jwk, controller: did, origin: null, knownBy: "domain" });
    expect(await resolved(p256.publicMultikey)).toMatchObject({ jwk: p256.publicJwk, controller: did });
    expect(await resolved("z6MkRevoked")).toEqual({ reason: "keyRevoked" });
    expect(await resolved("z6MkOther")).toEqual({ reason: "wrongKey" });
    expect(await resolveKey("did:web:other.example#k", fetchJson)).toEqual({ reason: "keyUnreachable" });
    expect(await resolveKey("did:web:%#k", fetchJson)).toEqual({ reason: "wrongKey" });
  });
});

describe("did:key", () => {
  const offline = web({});

  test.each([
    ["Ed25519", ed25519],
    ["P-256", p256],
  ])("of %s is its own document", async (_name, key) => {
    const did = `did:key:${key.publicMultikey}`;
    const expected = { jwk: key.publicJwk, controller: did, origin: null, knownBy: "key" };
    expect(await resolveKey(`${did}#${key.publicMultikey}`, offline)).toEqual(expected);
    expect(await resolveKey(did, offline)).toEqual(expected);
  });

  test.each([
    `did:key:${multikey}#z6MkOther`,
    "did:key:z6MkNonsense",
    "did:key:",
    `did:key:${p256.publicMultikey.slice(0, -1)}`,
  ])("%s is none", async (method) => {
    expect(await resolveKey(method, offline)).toEqual({ reason: "wrongKey" });
  });
});

describe("keys at addresses", () => {
  const issuer = "https://issuer.example/issuers/1";
  const embedded = `${issuer}#key-1`;
  const apart = "https://issuer.example/keys/7";
  const multikeyAt = (id: string, controller: string, more: object = {}) => ({
    id,
    type: "Multikey",
    controller,
    publicKeyMultibase: multikey,
    ...more,
  });
  const known = { jwk, controller: issuer, origin: null, knownBy: "domain" };

  test.each<[string, string, Record<string, object>, object]>([
    [
      "in the issuer's own document",
      embedded,
      {
        [issuer]: {
          id: issuer,
          verificationMethod: [multikeyAt(embedded, issuer)],
          assertionMethod: [embedded],
        },
      },
      known,
    ],
    [
      "embedded where it is used",
      embedded,
      { [issuer]: { id: issuer, assertionMethod: [multikeyAt(embedded, issuer)] } },
      known,
    ],
    [
      "as JWK in the issuer's document",
      embedded,
      {
        [issuer]: {
          id: issuer,
          verificationMethod: [
            { id: embedded, type: "JsonWebKey", controller: issuer, publicKeyJwk: { ...jwk, d: "secret" } },
          ],
          assertionMethod: embedded,
        },
      },
      known,
    ],
    [
      "apart, its controller naming it",
      apart,
      { [apart]: multikeyAt(apart, issuer), [issuer]: { id: issuer, assertionMethod: [apart] } },
      known,
    ],
    [
      "apart, its controller a DID that names it",
      apart,
      {
        [apart]: multikeyAt(apart, "did:web:issuer.example"),
        "https://issuer.example/.well-known/did.json": {
          id: "did:web:issuer.example",
          assertionMethod: [apart],
        },
      },
      { ...known, controller: "did:web:issuer.example" },
    ],
    [
      "apart, its controller not answering",
      apart,
      { [apart]: multikeyAt(apart, issuer) },
      { reason: "keyUnreachable" },
    ],
    [
      "apart, its controller not naming it",
      apart,
      { [apart]: multikeyAt(apart, issuer), [issuer]: { id: issuer, assertionMethod: [] } },
      { reason: "wrongController" },
    ],
    [
      "apart, its controller at no address",
      apart,
      { [apart]: multikeyAt(apart, "urn:uuid:1") },
      { reason: "wrongController" },
    ],
    [
      "apart, revoked",
      apart,
      {
        [apart]: multikeyAt(apart, issuer, { revoked: "2026-01-01T00:00:00Z" }),
        [issuer]: { id: issuer, assertionMethod: [apart] },
      },
      { reason: "keyRevoked" },
    ],
    [
      "in a document that calls itself by the issuer's name but lies elsewhere",
      "https://evil.example/doc#key-1",
      {
        "https://evil.example/doc": {
          id: issuer,
          verificationMethod: [multikeyAt("https://evil.example/doc#key-1", issuer)],
          assertionMethod: ["https://evil.example/doc#key-1"],
        },
        [issuer]: { id: issuer, assertionMethod: [embedded] },
      },
      { reason: "wrongController" },
    ],
    [
      "in the document of one who names another as controller",
      "https://evil.example/doc#key-1",
      {
        "https://evil.example/doc": {
          id: "https://evil.example/doc",
          verificationMethod: [multikeyAt("https://evil.example/doc#key-1", issuer)],
          assertionMethod: ["https://evil.example/doc#key-1"],
        },
      },
      { reason: "wrongController" },
    ],
    [
      "as a bare JWK",
      apart,
      { [apart]: { ...jwk } },
      { jwk, controller: null, origin: "https://issuer.example", knownBy: "domain" },
    ],
    [
      "in a set of JWKs",
      "https://issuer.example/jwks.json#k2",
      { "https://issuer.example/jwks.json": { keys: [{ kid: "k1" }, { kid: "k2", ...jwk }] } },
      { jwk, controller: null, origin: "https://issuer.example", knownBy: "domain" },
    ],
    [
      "in a set of JWKs without it",
      "https://issuer.example/jwks.json#k3",
      { "https://issuer.example/jwks.json": { keys: [{ kid: "k1" }] } },
      { reason: "wrongKey" },
    ],
    ["in a document of something else", apart, { [apart]: { hello: "there" } }, { reason: "wrongKey" }],
    ["in a list", apart, { [apart]: [] }, { reason: "wrongKey" }],
    [
      "of a kind that we do not know",
      embedded,
      {
        [issuer]: {
          id: issuer,
          assertionMethod: [{ ...multikeyAt(embedded, issuer), publicKeyMultibase: "zNonsense" }],
        },
      },
      { reason: "wrongKey" },
    ],
    ["that nobody answers for", apart, {}, { reason: "keyUnreachable" }],
    ["over plain http", "http://issuer.example/keys/7", {}, { reason: "wrongKey" }],
    ["of a DID method that we do not know", "did:ion:abc#k", {}, { reason: "keyUnreachable" }],
  ])("%s", async (_name, method, documents, expected) => {
    expect(await resolveKey(method, web(documents))).toEqual(expected);
  });

  test("a controlled key speaks for its controller alone, a bare one for issuers of its origin", () => {
    const controlled = { jwk, controller: issuer, origin: null, knownBy: "domain" } as const;
    expect(speaksFor(controlled, issuer)).toBe(true);
    expect(speaksFor(controlled, "https://issuer.example/issuers/2")).toBe(false);
    const bare = { jwk, controller: null, origin: "https://issuer.example", knownBy: "domain" } as const;
    expect(speaksFor(bare, "https://issuer.example/issuers/2")).toBe(true);
    expect(speaksFor(bare, "https://issuer.example.evil.example/issuers/2")).toBe(false);
    expect(speaksFor(bare, "did:web:issuer.example")).toBe(false);
    expect(speaksFor({ ...bare, origin: null }, "did:web:issuer.example")).toBe(false);
  });
});
