import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Authenticator, createAuthenticator } from "../../../engine/auth/authenticator";
import type { AuthProvider } from "../../../engine/auth/providers";
import { HttpError } from "../../../engine/http/httpError";
import { type OidcProvider, startOidcProvider } from "../../support/oidcProvider";

const ADMIN_KEY = "prod:deployment|0123:4567";
const OIDC_REFUSED =
  "Could not verify OIDC token claim. Check that the token signature is valid and the token hasn't expired.";

let provider: OidcProvider;
let clock = 0;

beforeEach(async () => {
  provider = await startOidcProvider();
  clock = 0;
});
afterEach(() => provider.stop());

function create(providers: AuthProvider[], minIntervalMs = 30_000): Authenticator {
  const now = () => Date.now() + clock;
  return createAuthenticator({ adminKey: ADMIN_KEY, providers, minIntervalMs, now });
}

function oidc(): AuthProvider {
  return { domain: provider.issuer, applicationID: "app" };
}

function customJwt(options: Partial<Extract<AuthProvider, { type: "customJwt" }>> = {}): AuthProvider {
  return {
    type: "customJwt",
    issuer: provider.issuer,
    jwks: provider.jwksUrl,
    algorithm: "RS256",
    ...options,
  };
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof HttpError)) throw new Error(`not refused: ${String(error)}`);
  return `${error.status} ${error.code}: ${error.message}`;
}

describe("the admin key", () => {
  test("is known by header and by token", async () => {
    const authenticator = create([]);
    await expect(authenticator.fromHeader(`Convex ${ADMIN_KEY}`)).resolves.toEqual({ kind: "admin" });
    await expect(authenticator.fromHeader(`convex  ${ADMIN_KEY} `)).resolves.toEqual({ kind: "admin" });
    await expect(authenticator.fromToken({ tokenType: "Admin", value: ADMIN_KEY })).resolves.toEqual({
      kind: "admin",
    });
    await expect(authenticator.fromHeader(undefined)).resolves.toEqual({ kind: "none" });
  });

  test("may act as a user", async () => {
    const user = { issuer: "https://convex.test", subject: "s", name: "Zoë", role: ["x"] };
    const identity = { kind: "admin", actingAs: { ...user, tokenIdentifier: "https://convex.test|s" } };
    const encoded = Buffer.from(JSON.stringify(user)).toString("base64");
    const authenticator = create([]);
    await expect(authenticator.fromHeader(`Convex ${ADMIN_KEY}:${encoded}`)).resolves.toEqual(identity);
    await expect(
      authenticator.fromToken({ tokenType: "Admin", value: ADMIN_KEY, impersonating: user }),
    ).resolves.toEqual(identity);
  });

  const bad = "401 BadAdminKey: The provided admin key was invalid for this instance";
  test.each([
    ["Convex wrong", bad],
    ["Convex ", bad],
    [`Convex ${ADMIN_KEY}x`, bad],
    [`Convex ${ADMIN_KEY.slice(0, -1)}`, bad],
    ["Convex wrong:e30=", bad],
    [`Convex ${ADMIN_KEY}:e30=`, "400 HeaderParseFailure: Malformed Authorization header."],
    [`Convex ${ADMIN_KEY}:!`, "400 HeaderParseFailure: Malformed Authorization header."],
    ["Basic x", "400 InvalidHeaderFailure: Invalid authentication header"],
    ["", "400 InvalidHeaderFailure: Invalid authentication header"],
  ])("header %j: %s", async (header, error) => {
    expect(await refusal(create([]).fromHeader(header))).toBe(error);
  });
});

const CLAIMS = {
  name: "Ada",
  given_name: "A",
  family_name: "L",
  nickname: "al",
  email: "a@b.c",
  preferred_username: "ada",
  profile: "p",
  picture: "i",
  website: "w",
  gender: "f",
  birthdate: "1815-12-10",
  zoneinfo: "Europe/London",
  locale: "en",
  phone_number: "+1",
  email_verified: true,
  phone_number_verified: false,
  address: { formatted: "St" },
  updated_at: 1_700_000_000,
  fva: [1, 2],
  jti: "j",
  azp: "z",
  nonce: "n",
  "https://x/roles": ["admin"],
  org: { id: 7 },
  tokenIdentifier: "forged",
};

const ATTRIBUTES = {
  name: "Ada",
  givenName: "A",
  familyName: "L",
  nickname: "al",
  email: "a@b.c",
  preferredUsername: "ada",
  profileUrl: "p",
  pictureUrl: "i",
  websiteUrl: "w",
  gender: "f",
  birthday: "1815-12-10",
  timezone: "Europe/London",
  language: "en",
  phoneNumber: "+1",
  emailVerified: true,
  phoneNumberVerified: false,
  address: "St",
  updatedAt: "2023-11-14T22:13:20+00:00",
  "https://x/roles": ["admin"],
  org: { id: 7 },
};

describe("OpenID Connect", () => {
  test("standard claims in camelCase, others as they are, protocol claims left out", async () => {
    const exp = Math.floor(Date.now() / 1000) + 60;
    const token = await provider.sign({ ...CLAIMS, exp });
    await expect(create([oidc()]).fromHeader(`Bearer ${token}`)).resolves.toEqual({
      kind: "user",
      token,
      expiresAt: exp * 1000,
      attributes: {
        tokenIdentifier: `${provider.issuer}|user1`,
        issuer: provider.issuer,
        subject: "user1",
        ...ATTRIBUTES,
      },
    });
  });
});

describe("the keys of an OpenID provider", () => {
  test("EdDSA is taken too, a trailing slash in the config does no harm", async () => {
    await provider.rotate("EdDSA");
    const authenticator = create([{ domain: `${provider.issuer}/`, applicationID: "app" }]);
    const token = await provider.sign();
    await expect(authenticator.fromToken({ tokenType: "User", value: token })).resolves.toMatchObject({
      attributes: { subject: "user1" },
    });
  });

  test("keys are fetched once, and again for an unknown key id", async () => {
    const authenticator = create([oidc()], 0);
    for (let i = 0; i < 3; i++) await authenticator.fromHeader(`Bearer ${await provider.sign()}`);
    expect(provider.requests).toEqual({ "/.well-known/openid-configuration": 1, "/jwks": 1 });
    await provider.rotate();
    await authenticator.fromHeader(`Bearer ${await provider.sign()}`);
    expect(provider.requests["/jwks"]).toBe(2);
  });

  test("unknown key ids cannot make it fetch more often than the minimum interval", async () => {
    const authenticator = create([oidc()]);
    await authenticator.fromHeader(`Bearer ${await provider.sign()}`);
    for (let i = 0; i < 5; i++) {
      const token = await provider.sign({}, { kid: `made up ${i}` });
      expect(await refusal(authenticator.fromHeader(`Bearer ${token}`))).toBe(
        `401 Unauthenticated: ${OIDC_REFUSED}`,
      );
    }
    expect(provider.requests["/jwks"]).toBe(1);
  });

  test("if the provider goes away its keys stay in use", async () => {
    const authenticator = create([oidc()]);
    const token = await provider.sign();
    await authenticator.fromHeader(`Bearer ${token}`);
    provider.status = 500;
    clock = 20 * 60_000;
    await expect(authenticator.fromHeader(`Bearer ${token}`)).resolves.toMatchObject({ kind: "user" });
    expect(provider.requests["/.well-known/openid-configuration"]).toBe(2);
  });

  test.each([
    [404, 400],
    [500, 503],
  ])("discovery answered with %i refuses with %i", async (status, refused) => {
    const token = await provider.sign();
    provider.status = status;
    expect(await refusal(create([oidc()]).fromHeader(`Bearer ${token}`))).toMatch(
      new RegExp(`^${refused} AuthProviderDiscoveryFailed: Auth provider discovery of .* failed: ${status} `),
    );
  });
});

describe("OpenID Connect refuses", () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each([
    ["expired", () => ({ exp: now() - 6 })],
    ["issued in the future", () => ({ iat: now() + 60 })],
    ["not valid yet", () => ({ nbf: now() + 60 })],
    ["without exp", () => ({ exp: undefined })],
    ["without iat", () => ({ iat: undefined })],
    ["without sub", () => ({ sub: undefined })],
    ["for several audiences", () => ({ aud: ["app", "other"] })],
  ])("a token %s is refused", async (_name, claims) => {
    const token = await provider.sign(claims());
    expect(await refusal(create([oidc()]).fromHeader(`Bearer ${token}`))).toBe(
      `401 Unauthenticated: ${OIDC_REFUSED}`,
    );
  });

  test("clocks may differ by some seconds", async () => {
    const token = await provider.sign({ exp: now() - 2, iat: now() + 3 });
    await expect(create([oidc()]).fromHeader(`Bearer ${token}`)).resolves.toMatchObject({ kind: "user" });
  });

  test.each(["ES256", "EdDSA"] as const)("a changed payload or signature is refused", async (algorithm) => {
    await provider.rotate(algorithm);
    const [header, payload, signature] = (await provider.sign()).split(".") as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: "root" })).toString("base64url");
    const none = Buffer.from('{"alg":"none"}').toString("base64url");
    const authenticator = create([oidc()]);
    for (const token of [
      `${header}.${forged}.${signature}`,
      `${none}.${payload}.`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    ]) {
      expect(await refusal(authenticator.fromHeader(`Bearer ${token}`))).toMatch(/^401 Unauthenticated/);
    }
  });

  test.each([
    [
      "x",
      "401 InvalidAuthHeader: Could not parse JWT payload. Check that the token is a valid JWT format with three base64-encoded parts separated by dots.",
    ],
    [
      "a.b.c",
      "401 InvalidAuthHeader: Could not parse JWT payload. Check that the token is a valid JWT format with three base64-encoded parts separated by dots.",
    ],
    [
      "e30.e30.e30",
      "401 InvalidAuthHeader: Missing issuer claim ('iss') in JWT payload. The JWT must include an 'iss' claim that matches one of your configured auth providers.",
    ],
  ])("%j: %s", async (token, error) => {
    expect(await refusal(create([oidc()]).fromHeader(`Bearer ${token}`))).toBe(error);
  });

  test("a token of no provider tells which there are", async () => {
    const token = await provider.sign({ aud: "elsewhere" });
    expect(await refusal(create([]).fromHeader(`Bearer ${token}`))).toBe(
      "401 NoAuthProvider: No auth provider found matching the given token (no providers configured). Check convex/auth.config.ts.",
    );
    const both = create([oidc(), customJwt({ issuer: "https://a", applicationID: "app" })]);
    expect(await refusal(both.fromHeader(`Bearer ${token}`))).toBe(
      "401 NoAuthProvider: No auth provider found matching the given token. Check that your JWT's issuer and audience match one of your configured providers: " +
        `[OIDC(domain=${provider.issuer}, app_id=app), CustomJWT(issuer=https://a, app_id=app)]`,
    );
  });

  test("providers can be replaced", async () => {
    const authenticator = create([]);
    const token = await provider.sign();
    expect(await refusal(authenticator.fromHeader(`Bearer ${token}`))).toMatch(/^401 NoAuthProvider/);
    authenticator.setProviders([oidc()]);
    await expect(authenticator.fromHeader(`Bearer ${token}`)).resolves.toMatchObject({ kind: "user" });
  });
});

describe("custom JWT", () => {
  test.each(["RS256", "ES256"] as const)(
    "claims as they are, nested ones by path (%s)",
    async (algorithm) => {
      await provider.rotate(algorithm);
      const token = await provider.sign({
        aud: undefined,
        given_name: "A",
        properties: { id: 1, deep: { x: [1] } },
        fva: 3,
      });
      await expect(create([customJwt({ algorithm })]).fromHeader(`Bearer ${token}`)).resolves.toMatchObject({
        attributes: {
          tokenIdentifier: `${provider.issuer}|user1`,
          issuer: provider.issuer,
          subject: "user1",
          given_name: "A",
          "properties.id": 1,
          "properties.deep.x": [1],
        },
      });
    },
  );

  test("keys may be in a data: URI", async () => {
    const json = JSON.stringify(provider.jwks());
    const token = await provider.sign();
    for (const jwks of [
      `data:application/json;base64,${Buffer.from(json).toString("base64")}`,
      `data:text/plain;charset=utf-8;base64,${Buffer.from(json).toString("base64")}`,
      `data:application/json,${encodeURIComponent(json)}`,
    ]) {
      await expect(create([customJwt({ jwks })]).fromHeader(`Bearer ${token}`)).resolves.toMatchObject({
        kind: "user",
      });
    }
    expect(provider.requests).toEqual({});
  });

  test("an issuer without a scheme matches", async () => {
    const token = await provider.sign({ iss: "auth.example.com" });
    const authenticator = create([customJwt({ issuer: "https://auth.example.com/" })]);
    await expect(authenticator.fromHeader(`Bearer ${token}`)).resolves.toMatchObject({
      attributes: { tokenIdentifier: "auth.example.com|user1" },
    });
  });

  test.each([
    [{ exp: 1 }, {}, "Could not validate token: the token is expired or not valid yet"],
    [
      { sub: undefined },
      {},
      "Could not verify token claim. Check that the JWT contains valid claims and matches your auth provider configuration.",
    ],
    [
      { exp: undefined },
      {},
      "Could not verify token claim. Check that the JWT contains valid claims and matches your auth provider configuration.",
    ],
    [{}, { kid: undefined }, "Could not decode token. JWT may be missing a 'kid' (key ID) header."],
    [
      {},
      { kid: "other" },
      "Could not decode token. The JWT's 'kid' (key ID) header is 'other', does this key match any key in the provider's JWKS?",
    ],
  ])("claims %j, header %j: %s", async (claims, header, message) => {
    const token = await provider.sign(claims, header);
    expect(await refusal(create([customJwt()]).fromHeader(`Bearer ${token}`))).toBe(
      `401 InvalidAuthHeader: ${message}`,
    );
  });

  test("a token of another algorithm than the configured one is refused", async () => {
    await provider.rotate("ES256");
    expect(await refusal(create([customJwt()]).fromHeader(`Bearer ${await provider.sign()}`))).toMatch(
      /^401 InvalidAuthHeader: Could not decode token\. The JWT's 'kid'/,
    );
  });

  test.each([
    [
      () => (provider.status = 404),
      /Could not fetch JWKS from URL '.*\/jwks': HTTP 404 Not Found\. Check that the URL is correct and accessible\.$/,
    ],
    [
      () => (provider.contentType = "text/html"),
      /Invalid Content-Type 'text\/html' when fetching JWKS from '.*'\. Expected 'application\/json' or 'application\/jwk-set\+json'\.$/,
    ],
    [
      () => (provider.jwks = () => ({ keys: "x" }) as never),
      /Invalid JWKS response body from '.*'\. The response is not valid JSON or doesn't match the expected JWKS format\.$/,
    ],
  ])("keys that cannot be had (%#)", async (harm, message) => {
    const token = await provider.sign();
    harm();
    expect(await refusal(create([customJwt()]).fromHeader(`Bearer ${token}`))).toMatch(message);
  });
});
