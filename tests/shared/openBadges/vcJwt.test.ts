import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../../convex/shared/json";
import { generateP256, type KeyPair } from "../../../convex/shared/openBadges/keys";
import { readJwt, signJwt, verifyJwt } from "../../../convex/shared/openBadges/vcJwt";
import { DAY, DID, ISSUED, IssuingWorld, json, NOW, summary } from "./issuingWorld";

let world: IssuingWorld;
let strangers: KeyPair;
beforeAll(async () => {
  world = await IssuingWorld.create();
  strangers = await generateP256();
});

const noSchema = "schema unknown: schemaUnreachable";
const unasked = "status unknown, schema unknown";

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** The same JWT with another header or payload, its signature kept. */
async function retold(change: { header?: object; payload?: object }): Promise<string> {
  const [header = "", payload = "", signature = ""] = (await world.issueJwt()).split(".");
  const said = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as object;
  return [
    encoded({ ...said(header), ...change.header }),
    encoded({ ...said(payload), ...change.payload }),
    signature,
  ].join(".");
}

/** Claims signed rightly, whatever they say. */
async function claiming(claims: JsonObject): Promise<string> {
  const secret = JSON.parse(world.p256.secret) as JsonObject;
  return new SignJWT({ ...json(world.unsigned()), ...claims })
    .setProtectedHeader({ alg: "ES256", kid: world.kid })
    .sign(secret as Parameters<SignJWT["sign"]>[0]);
}

describe("a badge as VC-JWT", () => {
  test("is signed by ES256, names its key, and claims what Open Badges asks for", async () => {
    const jwt = readJwt(await world.issueJwt({ validUntil: ISSUED + DAY }));
    expect(jwt?.header).toEqual({ alg: "ES256", kid: world.kid, typ: "JWT" });
    expect(jwt?.claims).toEqual({
      iss: DID,
      jti: "https://learn.example/api/v1/credentials/Qm9va3NBcmVUaGVC",
      sub: "https://learn.example/api/v1/credentials/Qm9va3NBcmVUaGVC#holder",
      nbf: ISSUED / 1_000,
      exp: (ISSUED + DAY) / 1_000,
    });
    expect(jwt?.credential).toEqual(json(world.unsigned({ validUntil: ISSUED + DAY })));
  });

  test("is valid, and its credential is given without the claims", async () => {
    const verification = await world.verify(await world.issueJwt());
    expect(summary(verification)).toBe(`valid, ${noSchema}`);
    expect(verification.form).toBe("jwt");
    expect(verification.credential).toEqual(json(world.unsigned()));
    expect(verification.issuer).toEqual({ id: DID, knownBy: "domain" });
  });

  test("may hold a credential with a proof of its own", async () => {
    const jwt = await signJwt(await world.issue(), { key: world.p256, kid: world.kid });
    expect(summary(await world.verify(jwt))).toBe(`valid, ${noSchema}`);
  });

  test("expires, begins and is revoked as any other", async () => {
    const expired = await world.issueJwt({ validUntil: NOW });
    expect(summary(await world.verify(expired))).toBe(`invalid, validity failed: expired, ${noSchema}`);
    const early = await world.issueJwt({ validFrom: NOW + 1_000 });
    expect(summary(await world.verify(early))).toBe(`invalid, validity failed: notYetValid, ${noSchema}`);
    const other = await IssuingWorld.create();
    await other.publishList({ revoked: [4_711] });
    expect(summary(await other.verify(await other.issueJwt()))).toBe(
      `invalid, status failed: revoked, ${noSchema}`,
    );
  });

  test("is unknown offline", async () => {
    const fetchJson = () => world.fetchJson("https://nowhere.example");
    expect(summary(await world.verify(await world.issueJwt(), { fetchJson }))).toBe(
      `unknown, signature unknown, issuerKey unknown: keyUnreachable, ${unasked}`,
    );
  });
});

describe("other issuers' algorithms", () => {
  test.each(["RS256", "ES384", "EdDSA"])("%s is verified", async (alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const jwt = await new SignJWT({ name: "A badge" }).setProtectedHeader({ alg }).sign(privateKey);
    const jwk = (await exportJWK(publicKey)) as typeof strangers.publicJwk;
    expect(await verifyJwt(jwt, jwk)).toBe(null);
    expect(await verifyJwt(jwt, strangers.publicJwk)).toBe("altered");
    expect(await verifyJwt(`${jwt.slice(0, -20)}${"A".repeat(20)}`, jwk)).toBe("altered");
  });
});

describe("a JWT that is not genuine is refused for its reason", () => {
  const cases: [string, string, () => Promise<string>][] = [
    ["an altered payload", "signature failed: altered", () => retold({ payload: { name: "More" } })],
    [
      "no algorithm",
      "signature failed: malformed, issuerKey unknown",
      () => retold({ header: { alg: undefined } }),
    ],
    [
      "the algorithm none",
      "signature failed: insecureAlgorithm, issuerKey unknown",
      () => Promise.resolve(new UnsecuredJWT(json(world.unsigned())).encode()),
    ],
    [
      "the algorithm none, the signature kept",
      "signature failed: insecureAlgorithm, issuerKey unknown",
      () => retold({ header: { alg: "none" } }),
    ],
    [
      "a shared secret, made of the public key",
      "signature failed: insecureAlgorithm, issuerKey unknown",
      () =>
        new SignJWT(json(world.unsigned()))
          .setProtectedHeader({ alg: "HS256", kid: world.kid })
          .sign(new TextEncoder().encode(JSON.stringify(world.p256.publicJwk))),
    ],
    [
      "an algorithm that we do not know",
      "signature failed: unsupportedSuite, issuerKey unknown",
      () => retold({ header: { alg: "ES256K" } }),
    ],
    [
      "an extension that we do not know",
      "signature failed: unsupportedSuite, issuerKey unknown",
      () => retold({ header: { crit: ["b64"], b64: false } }),
    ],
    [
      "another algorithm than the key's",
      "signature failed: altered",
      () => retold({ header: { alg: "ES384" } }),
    ],
    [
      "a key that the issuer does not name",
      "signature unknown, issuerKey failed: wrongKey",
      () => signJwt(world.unsigned(), { key: strangers, kid: `${DID}#${strangers.publicMultikey}` }),
    ],
    [
      "the issuer's other key",
      "signature failed: altered",
      () => signJwt(world.unsigned(), { key: strangers, kid: world.method }),
    ],
    [
      "a key of somebody else",
      "issuerKey failed: wrongController",
      () => {
        const { publicMultikey } = strangers;
        return signJwt(world.unsigned(), {
          key: strangers,
          kid: `did:key:${publicMultikey}#${publicMultikey}`,
        });
      },
    ],
    [
      "a key that it brings along",
      "issuerKey failed: wrongController",
      () =>
        new SignJWT(json(world.unsigned()))
          .setProtectedHeader({ alg: "ES256", jwk: { ...strangers.publicJwk } })
          .sign(JSON.parse(strangers.secret) as Parameters<SignJWT["sign"]>[0]),
    ],
    [
      "no key at all",
      "signature unknown, issuerKey failed: wrongKey",
      () => retold({ header: { kid: undefined } }),
    ],
    [
      "another issuer claimed",
      "signature failed: issuerMismatch, issuerKey unknown",
      () => claiming({ iss: "did:web:other.example" }),
    ],
    [
      "another holder claimed",
      "signature failed: claimMismatch, issuerKey unknown",
      () => claiming({ sub: "did:example:eve" }),
    ],
    [
      "another id claimed",
      "signature failed: claimMismatch, issuerKey unknown",
      () => claiming({ jti: "urn:uuid:1" }),
    ],
    [
      "another beginning claimed",
      "signature failed: claimMismatch, issuerKey unknown",
      () => claiming({ nbf: 1 }),
    ],
    [
      "an end claimed that is none",
      "signature failed: claimMismatch, issuerKey unknown",
      () => claiming({ exp: 4_102_444_800 }),
    ],
    [
      "a word that nobody explains",
      "terms failed: unknownTerm",
      () => claiming({ honours: "summa cum laude" }),
    ],
  ];

  test.each(cases)("%s", async (_name, reasons, make) => {
    const { checks, verdict } = await world.verify(await make());
    const found = checks
      .filter(({ name, result }) => !["status", "schema"].includes(name) && result !== "passed")
      .map(({ name, result, reason }) => `${name} ${result}${reason === undefined ? "" : `: ${reason}`}`);
    expect([verdict, found.join(", ")]).toEqual(["invalid", reasons]);
  });

  test.each(["a.b.c", "..", "e30.e30.", "eyJhbGciOiJFUzI1NiJ9.W10.AAAA"])("%s is none", async (jwt) => {
    expect(summary(await world.verify(jwt))).toBe(
      "invalid, format failed: malformed, terms unknown, signature unknown, issuerKey unknown, validity unknown, status unknown, schema unknown",
    );
  });
});
