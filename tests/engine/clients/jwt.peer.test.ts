import { createHmac, createPublicKey } from "node:crypto";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OidcProvider, startOidcProvider } from "../../support/oidcProvider";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { users } from "./references";

/** A customJwt issuer whose keys stand in a data: URI. */
const OFFLINE = "https://offline.test";

let oidc: OidcProvider;
let custom: OidcProvider;
let openAudience: OidcProvider;
let offline: { privateKey: CryptoKey; jwk: JWK };
let engine: FixtureEngine;

beforeAll(async () => {
  [oidc, custom, openAudience] = await Promise.all([
    startOidcProvider("RS256"),
    startOidcProvider("ES256"),
    startOidcProvider("RS256"),
  ]);
  const pair = await generateKeyPair("RS256", { extractable: true });
  offline = {
    privateKey: pair.privateKey,
    jwk: { ...(await exportJWK(pair.publicKey)), kid: "offline", alg: "RS256", use: "sig" },
  };
  const keys = Buffer.from(JSON.stringify({ keys: [offline.jwk] })).toString("base64");
  engine = await FixtureEngine.start([
    { domain: oidc.issuer, applicationID: "app" },
    {
      type: "customJwt",
      issuer: custom.issuer,
      jwks: custom.jwksUrl,
      algorithm: "ES256",
      applicationID: "app",
    },
    { type: "customJwt", issuer: openAudience.issuer, jwks: openAudience.jwksUrl, algorithm: "RS256" },
    {
      ...{ type: "customJwt", issuer: OFFLINE, algorithm: "RS256", applicationID: "app" },
      jwks: `data:application/json;base64,${keys}`,
    },
  ]);
});
afterAll(async () => {
  await engine.stop();
  await Promise.all([oidc.stop(), custom.stop(), openAudience.stop()]);
});

const seconds = () => Math.floor(Date.now() / 1000);

function claimsOf(issuer: string): Record<string, unknown> {
  return { iss: issuer, sub: "user1", aud: "app", iat: seconds(), exp: seconds() + 3600 };
}

function offlineToken(claims: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({ ...claimsOf(OFFLINE), ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "offline" })
    .sign(offline.privateKey);
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token whose signature is HMAC under what an attacker knows: the public key, written somehow. */
function hmacToken(issuer: string, kid: string, secret: string | Buffer): string {
  const text = `${encode({ alg: "HS256", kid, typ: "JWT" })}.${encode(claimsOf(issuer))}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

function publicPem(jwk: JWK): string {
  return createPublicKey({ key: { ...jwk }, format: "jwk" })
    .export({ type: "spki", format: "pem" })
    .toString();
}

/** Who a query takes the bearer of this token for. */
async function identityOf(token: string): Promise<Record<string, unknown> | null> {
  const http = engine.http();
  http.setAuth(token);
  return http.query(users.me, {});
}

describe("accepted", () => {
  const identity = (issuer: string) => ({ issuer, subject: "user1", tokenIdentifier: `${issuer}|user1` });

  test("by OpenID discovery, the standard claims under their own names", async () => {
    const token = await oidc.sign({
      email: "a@b.test",
      email_verified: true,
      given_name: "Ada",
      role: ["x"],
    });
    expect(await identityOf(token)).toEqual({
      ...identity(oidc.issuer),
      ...{ email: "a@b.test", emailVerified: true, givenName: "Ada", role: ["x"] },
    });
    expect(oidc.requests["/.well-known/openid-configuration"]).toBe(1);
  });

  test("customJwt with keys at a URL, fetched once", async () => {
    for (let i = 0; i < 3; i++) {
      expect(await identityOf(await custom.sign({ aud: ["other", "app"], i }))).toMatchObject(
        identity(custom.issuer),
      );
    }
    expect(custom.requests).toEqual({ "/jwks": 1 });
  });

  test("customJwt with keys in a data: URI; nested claims under dotted names", async () => {
    const token = await offlineToken({ given_name: "Ada", org: { id: 7, plan: { name: "x" } } });
    expect(await identityOf(token)).toEqual({
      ...identity(OFFLINE),
      ...{ given_name: "Ada", "org.id": 7, "org.plan.name": "x" },
    });
  });

  test("customJwt without an application: whatever the audience", async () => {
    for (const aud of ["anything", undefined]) {
      expect(await identityOf(await openAudience.sign({ aud }))).toMatchObject(identity(openAudience.issuer));
    }
  });

  test("over a socket too", async () => {
    const client = engine.connect();
    client.setAuth(() => oidc.sign({ sub: "socket" }));
    expect(await client.query(users.subject, {})).toBe("socket");
  });
});

type Forgery = [
  what: string,
  code: "InvalidAuthHeader" | "Unauthenticated" | "NoAuthProvider",
  make: () => Promise<string>,
];

/** Signs with a key of its own what says it is the provider's. */
async function signedByAnother(
  algorithm: string,
  header: Record<string, unknown>,
  issuer: string,
): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = header.jwk === true ? { jwk: await exportJWK(publicKey) } : {};
  return new SignJWT(claimsOf(issuer))
    .setProtectedHeader({ alg: algorithm, ...header, ...jwk })
    .sign(privateKey);
}

function tampered(token: string): string {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
  return [header, encode({ ...claims, sub: "admin" }), signature].join(".");
}

const firstKey = (provider: OidcProvider): JWK => provider.jwks().keys[0] ?? {};

const forgeries: Forgery[] = [
  [
    "oidc: another key, same kid",
    "Unauthenticated",
    () => signedByAnother("RS256", { kid: "key1" }, oidc.issuer),
  ],
  [
    "oidc: a key in the header",
    "Unauthenticated",
    () => signedByAnother("RS256", { kid: "key1", jwk: true }, oidc.issuer),
  ],
  ["oidc: an unknown kid", "Unauthenticated", () => signedByAnother("RS256", { kid: "key9" }, oidc.issuer)],
  ["oidc: another audience", "NoAuthProvider", () => oidc.sign({ aud: "other" })],
  ["oidc: no audience", "NoAuthProvider", () => oidc.sign({ aud: undefined })],
  ["oidc: two audiences", "Unauthenticated", () => oidc.sign({ aud: ["app", "other"] })],
  ["oidc: another issuer", "NoAuthProvider", () => oidc.sign({ iss: "http://127.0.0.1:1" })],
  ["oidc: no issuer", "InvalidAuthHeader", () => oidc.sign({ iss: undefined })],
  ["oidc: the other provider's issuer", "InvalidAuthHeader", () => oidc.sign({ iss: custom.issuer })],
  ["oidc: expired", "Unauthenticated", () => oidc.sign({ exp: seconds() - 10 })],
  ["oidc: without expiry", "Unauthenticated", () => oidc.sign({ exp: undefined })],
  ["oidc: issued in the future", "Unauthenticated", () => oidc.sign({ iat: seconds() + 60 })],
  ["oidc: not valid yet", "Unauthenticated", () => oidc.sign({ nbf: seconds() + 60 })],
  ["oidc: without subject", "Unauthenticated", () => oidc.sign({ sub: undefined })],
  ["oidc: altered", "Unauthenticated", async () => tampered(await oidc.sign())],
  [
    "oidc: alg none",
    "Unauthenticated",
    async () => `${encode({ alg: "none", kid: "key1" })}.${encode(claimsOf(oidc.issuer))}.`,
  ],
  [
    "oidc: HMAC under the public key's PEM",
    "Unauthenticated",
    async () => hmacToken(oidc.issuer, "key1", publicPem(firstKey(oidc))),
  ],
  [
    "oidc: HMAC under the public key's JWK",
    "Unauthenticated",
    async () => hmacToken(oidc.issuer, "key1", JSON.stringify(firstKey(oidc))),
  ],
  [
    "oidc: ES256 where RS256 is",
    "Unauthenticated",
    () => signedByAnother("ES256", { kid: "key1" }, oidc.issuer),
  ],
  [
    "custom: another key, same kid",
    "InvalidAuthHeader",
    () => signedByAnother("ES256", { kid: "key1" }, custom.issuer),
  ],
  [
    "custom: RS256 where ES256 is",
    "InvalidAuthHeader",
    () => signedByAnother("RS256", { kid: "key1" }, custom.issuer),
  ],
  ["custom: no kid", "InvalidAuthHeader", () => custom.sign({}, { kid: undefined })],
  ["custom: another audience", "NoAuthProvider", () => custom.sign({ aud: "other" })],
  ["custom: expired", "InvalidAuthHeader", () => custom.sign({ exp: seconds() - 10 })],
  ["custom: not valid yet", "InvalidAuthHeader", () => custom.sign({ nbf: seconds() + 60 })],
  ["custom: without expiry", "InvalidAuthHeader", () => custom.sign({ exp: undefined })],
  ["custom: altered", "InvalidAuthHeader", async () => tampered(await custom.sign())],
  [
    "custom: alg none, any case",
    "InvalidAuthHeader",
    async () => `${encode({ alg: "nOnE", kid: "key1" })}.${encode(claimsOf(custom.issuer))}.`,
  ],
  [
    "custom: HMAC under the public key's PEM",
    "InvalidAuthHeader",
    async () => hmacToken(custom.issuer, "key1", publicPem(firstKey(custom))),
  ],
  [
    "data: URI, HMAC under the modulus",
    "InvalidAuthHeader",
    async () => hmacToken(OFFLINE, "offline", Buffer.from(offline.jwk.n ?? "", "base64url")),
  ],
  ["data: URI, expired", "InvalidAuthHeader", () => offlineToken({ exp: seconds() - 10 })],
  ["data: URI, another audience", "NoAuthProvider", () => offlineToken({ aud: "other" })],
  [
    "two parts only",
    "InvalidAuthHeader",
    async () => (await offlineToken()).split(".").slice(0, 2).join("."),
  ],
  ["no token at all", "InvalidAuthHeader", async () => "nonsense"],
];

describe("refused", () => {
  test.each(forgeries)("%s", async (_, code, make) => {
    const answer = await identityOf(await make()).then(
      (identity) => `accepted as ${JSON.stringify(identity)}`,
      (error: Error) => (JSON.parse(error.message) as { code: string }).code,
    );
    expect(answer).toBe(code);
  });

  test("over a socket too: the client goes on as nobody", async () => {
    const client = engine.connect();
    const told: boolean[] = [];
    client.setAuth(
      async () => `${encode({ alg: "none", kid: "key1" })}.${encode(claimsOf(oidc.issuer))}.`,
      (isAuthenticated) => told.push(isAuthenticated),
    );
    expect(await client.query(users.subject, {})).toBe("nobody");
    await eventually(() => expect(told).toEqual([false]));
  });
});
