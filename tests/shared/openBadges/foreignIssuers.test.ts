import { beforeAll, describe, expect, test } from "vitest";
import type { Json } from "../../../convex/shared/json";
import type { UnsignedCredential } from "../../../convex/shared/openBadges/credential";
import { didDocument } from "../../../convex/shared/openBadges/did";
import { Unreachable } from "../../../convex/shared/openBadges/documents";
import { signJwt } from "../../../convex/shared/openBadges/vcJwt";
import { verify } from "../../../convex/shared/openBadges/verification";
import { IssuingWorld, json, NOW, summary } from "./issuingWorld";

let world: IssuingWorld;
beforeAll(async () => {
  world = await IssuingWorld.create();
});

type Web = Record<string, object | string>;

function badgeOf(issuer: string): Omit<UnsignedCredential, "credentialStatus" | "credentialSchema"> {
  const { credentialStatus: _, credentialSchema: _schema, ...unsigned } = world.unsigned();
  return { ...unsigned, issuer: { id: issuer, type: ["Profile"], name: "Birch College" } };
}

async function verified(source: Json | object, web: Web = {}, loopbackHttp = false) {
  const fetchJson = (url: string) => {
    const document = web[url];
    return document === undefined
      ? Promise.reject(new Unreachable(url))
      : Promise.resolve(JSON.parse(JSON.stringify(document)) as Json);
  };
  const verification = await verify(source as Json, { now: NOW, fetchJson, loopbackHttp });
  return [summary(verification), verification.issuer.knownBy];
}

const valid = "valid, status absent, schema absent";

describe("badges of other issuers", () => {
  test("by did:key are valid, but only the key is known", async () => {
    const { publicMultikey } = world.ed25519;
    const did = `did:key:${publicMultikey}`;
    const signed = await world.sign(badgeOf(did), { method: `${did}#${publicMultikey}` });
    expect(await verified(signed)).toEqual([valid, "key"]);
  });

  test("by did:key as JWT, with P-256", async () => {
    const { publicMultikey } = world.p256;
    const did = `did:key:${publicMultikey}`;
    const jwt = await signJwt(badgeOf(did), { key: world.p256, kid: `${did}#${publicMultikey}` });
    expect(await verified(jwt)).toEqual([valid, "key"]);
  });

  test("by did:web with a path are known by their domain", async () => {
    const did = "did:web:birch.example:issuers:1";
    const web = { "https://birch.example/issuers/1/did.json": didDocument({ did, keys: [world.ed25519] }) };
    const signed = await world.sign(badgeOf(did), { method: `${did}#${world.ed25519.publicMultikey}` });
    expect(await verified(signed, web)).toEqual([valid, "domain"]);
  });

  test("with a key at an https address", async () => {
    const issuer = "https://birch.example/issuers/1";
    const method = "https://birch.example/keys/7";
    const { publicMultikey } = world.ed25519;
    const web = {
      [method]: { id: method, type: "Multikey", controller: issuer, publicKeyMultibase: publicMultikey },
      [issuer]: { id: issuer, assertionMethod: [method] },
    };
    expect(await verified(await world.sign(badgeOf(issuer), { method }), web)).toEqual([valid, "domain"]);
    const another = await world.sign(badgeOf("https://birch.example/issuers/2"), { method });
    expect((await verified(another, web))[0]).toContain("issuerKey failed: wrongController");
  });

  test("as JWT with a bare JWK of the issuer's own host, as Open Badges' examples have it", async () => {
    const kid = "https://birch.example/keys#key-1";
    const web = { "https://birch.example/keys": { keys: [{ kid: "key-1", ...world.p256.publicJwk }] } };
    const jwt = await signJwt(badgeOf("https://birch.example/issuers/1"), { key: world.p256, kid });
    expect(await verified(jwt, web)).toEqual([valid, "domain"]);
    const elsewhere = await signJwt(badgeOf("https://alder.example/issuers/1"), { key: world.p256, kid });
    expect((await verified(elsewhere, web))[0]).toContain("issuerKey failed: wrongController");
  });

  test("of this machine are asked by http only where that is said", async () => {
    const did = "did:web:localhost%3A3000";
    const web = { "http://localhost:3000/.well-known/did.json": didDocument({ did, keys: [world.ed25519] }) };
    const signed = await world.sign(badgeOf(did), { method: `${did}#${world.ed25519.publicMultikey}` });
    expect(await verified(signed, web, true)).toEqual([valid, "domain"]);
    expect((await verified(signed, web))[0]).toContain("issuerKey unknown: keyUnreachable");
  });

  test("whose issuer is only an address", async () => {
    const { publicMultikey } = world.ed25519;
    const did = `did:key:${publicMultikey}`;
    const signed = await world.sign({ ...badgeOf(did), issuer: did }, { method: did });
    expect(await verified(json(signed))).toEqual([valid, "key"]);
  });
});
