import { decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from "jose";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import {
  type KeyRing,
  keySettings,
  newRing,
  publicHalf,
  rotation,
  type SigningKey,
} from "../../convex/identity/rules/keySets";
import { DeployedProduct } from "../support/deployedProduct";
import { SoftAuthenticator } from "../support/softAuthenticator";

const secret = "the-servers-secret-of-this-test";
const ISSUER = "https://identity.cohortium.test";
const ORIGIN = "http://localhost:3000";
const account = api.people.viewer.account;

let product: DeployedProduct;
let organization: Id<"organizations">;
let ring: KeyRing;

beforeAll(async () => {
  ring = newRing(await makeKey("first"));
  product = await DeployedProduct.start({
    SERVER_SECRET: secret,
    PUBLIC_URL: ORIGIN,
    IDENTITY_ISSUER: ISSUER,
    ...keySettings(ring, ISSUER),
  });
  const founded = await product.http().mutation(api.tenancy.setup.begin, {
    ...{ secret, name: "Acme", slug: "acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "en" },
    owner: { name: "Olga", email: "olga@people.test" },
  });
  organization = founded.organization;
}, 120_000);
afterAll(() => product?.stop());

async function makeKey(kid: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: "ES256", use: "sig" } as SigningKey;
}

async function requestCode(email: string): Promise<string> {
  const args = { secret, organization, email, address: "192.0.2.1", locale: "en" };
  await product.http().mutation(api.identity.codes.request, args);
  const mails = await product.rows<{ address: string; data: string; template: string }>("deliveries");
  const mail = mails.find(({ address, template }) => address === email && template === "signInCode");
  return (JSON.parse(mail!.data) as { code: string }).code;
}

function redeem(email: string, code: string) {
  const client = { address: "192.0.2.1", userAgent: "Firefox" };
  return product.http().mutation(api.identity.codes.redeem, { secret, organization, email, code, ...client });
}

async function signIn(email: string): Promise<{ token: string; personId: string }> {
  const outcome = await redeem(email, await requestCode(email));
  if ("refused" in outcome) throw new Error(`Sign-in was refused: ${outcome.refused}`);
  return outcome;
}

async function jwtOf(token: string): Promise<string> {
  return (await product.http().action(api.identity.sessions.token, { secret, token }))!.jwt;
}

const end = (token: string) => product.http().mutation(api.identity.sessions.end, { secret, token });
const signedOut = { data: { code: "signedOut" } };

describe("signing in by code", () => {
  test("gives a token that Convex takes, until the session ends", async () => {
    const { token, personId } = await signIn("ada@people.test");
    const client = product.http(await jwtOf(token));
    expect(await client.query(account, {})).toMatchObject({ id: personId, email: "ada@people.test" });
    await end(token);
    await expect(client.query(account, {})).rejects.toMatchObject(signedOut);
    expect(await product.http().action(api.identity.sessions.token, { secret, token })).toBeNull();
  });

  test("of many who use one code at once, one comes in", async () => {
    const code = await requestCode("bea@people.test");
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => redeem("bea@people.test", code)));
    expect(outcomes.filter((outcome) => "token" in outcome)).toHaveLength(1);
    expect(outcomes.filter((outcome) => "refused" in outcome && outcome.refused === "expired")).toHaveLength(
      7,
    );
    const persons = await product.rows<{ email: string }>("persons");
    expect(persons.filter(({ email }) => email === "bea@people.test")).toHaveLength(1);
  });

  test("of many who guess at once, five are heard", async () => {
    const code = await requestCode("cleo@people.test");
    const wrong = code === "000000" ? "000001" : "000000";
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => redeem("cleo@people.test", wrong)));
    const answers = outcomes.map((outcome) => ("refused" in outcome ? outcome.refused : "in")).sort();
    expect(answers).toEqual(["expired", "expired", "expired", ...Array<string>(5).fill("invalid")]);
    expect(await redeem("cleo@people.test", code)).toEqual({ refused: "expired" });
  });
});

test("signing out ends what the page is shown live", async () => {
  const { token, personId } = await signIn("dora@people.test");
  const jwt = await jwtOf(token);
  const client = product.connect();
  client.setAuth(() => Promise.resolve(jwt));
  const seen: unknown[] = [];
  let failed: (error: Error) => void;
  const failure = new Promise<Error>((resolve) => (failed = resolve));
  const first = new Promise<void>((resolve) => {
    client.onUpdate(
      account,
      {},
      (value) => resolve(void seen.push(value.id)),
      (error) => failed(error),
    );
  });
  await first;
  await end(token);
  expect(await failure).toMatchObject(signedOut);
  expect(seen).toEqual([personId]);
});

describe("a token is refused", () => {
  let personId: string;
  beforeAll(async () => {
    ({ personId } = await signIn("eve@people.test"));
  });

  /** A token as ours, but for what a test changes. */
  async function forged(claims: JWTPayload, key = ring.signing): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const ours = { iss: ISSUER, aud: "cohortium", sub: personId, sid: "", iat: now, exp: now + 900 };
    return new SignJWT({ ...ours, ...claims })
      .setProtectedHeader({ alg: "ES256", typ: "JWT", kid: key.kid })
      .sign(await importJWK(key, "ES256"));
  }
  const past = () => Math.floor(Date.now() / 1000) - 120;

  test.each<[string, () => Promise<string>]>([
    ["of another key", async () => forged({}, await makeKey("first"))],
    ["of a key nobody knows", async () => forged({}, await makeKey("unknown"))],
    ["that has run out", () => forged({ iat: past() - 900, exp: past() })],
    ["for another audience", () => forged({ aud: "another" })],
    ["of another issuer", () => forged({ iss: "https://evil.test" })],
  ])("%s", async (_, token) => {
    await expect(product.http(await token()).query(account, {})).rejects.toThrow();
  });

  test("that names no session of ours, though its signature holds", async () => {
    for (const sid of ["", "none", organization]) {
      const client = product.http(await forged({ sid }));
      await expect(client.query(account, {})).rejects.toMatchObject(signedOut);
    }
  });

  test("without a signature", async () => {
    const { token } = await signIn("fay@people.test");
    const [, claims] = (await jwtOf(token)).split(".");
    const header = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT", kid: "first" })).toString(
      "base64url",
    );
    await expect(product.http(`${header}.${claims}.`).query(account, {})).rejects.toThrow();
  });
});

test("a passkey is registered and signs in, in the deployment's own runtime", async () => {
  const { token, personId } = await signIn("gil@people.test");
  const gil = product.http(await jwtOf(token));
  const device = await SoftAuthenticator.make();
  const place = { organization, origin: ORIGIN };
  const creation = await gil.action(api.identity.ceremonies.registrationOptions, place);
  const made = await device.create(JSON.parse(creation) as PublicKeyCredentialCreationOptionsJSON, ORIGIN);
  const response = JSON.stringify(made);
  await gil.action(api.identity.ceremonies.register, { ...place, response, name: "Key" });
  const server = product.http();
  const request = await server.action(api.identity.ceremonies.signInOptions, {
    ...{ ...place, secret, address: "192.0.2.1" },
  });
  const answer = await device.get(JSON.parse(request) as PublicKeyCredentialRequestOptionsJSON, ORIGIN);
  const enter = () =>
    server.action(api.identity.ceremonies.signIn, {
      ...{ ...place, secret, userAgent: "Firefox", oldToken: token },
      response: JSON.stringify(answer),
    });
  expect(await enter()).toMatchObject({ personId });
  expect(await enter()).toEqual({ refused: "invalid" });
  await expect(gil.query(account, {})).rejects.toMatchObject(signedOut);
});

test("keys are rotated without a token being refused, and the old one is forgotten at last", async () => {
  const { token, personId } = await signIn("hal@people.test");
  const old = await jwtOf(token);
  const [announced, switched, retired] = rotation(ring, await makeKey("second"));
  const kidNow = async () => decodeProtectedHeader(await jwtOf(token)).kid;
  const published = async () => {
    const response = await fetch(`${product.siteUrl}/.well-known/jwks.json`);
    return (await response.json()) as object;
  };
  expect(await published()).toEqual({ keys: [publicHalf(ring.signing)] });
  for (const [step, kid] of [
    [announced!, "first"],
    [switched!, "second"],
  ] as const) {
    await product.set(keySettings(step.ring, ISSUER));
    expect(await published()).toEqual({ keys: step.ring.believed });
    expect(await kidNow()).toBe(kid);
    for (const jwt of [old, await jwtOf(token)])
      expect(await product.http(jwt).query(account, {})).toMatchObject({ id: personId });
  }
  await product.set(keySettings(retired!.ring, ISSUER));
  ring = retired!.ring;
  expect(await product.http(await jwtOf(token)).query(account, {})).toMatchObject({ id: personId });
  await expect(product.http(old).query(account, {})).rejects.toThrow();
});
