import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import type * as ClerkModule from "../../../app/server/clerk";
import { beforeAll, describe, expect, test, vi } from "vitest";

const HERE = "https://academy.test";
const ISSUER = "https://clerk.academy.test";

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: Keys;
let others: Keys;
let clerkSession: typeof ClerkModule.clerkSession;

beforeAll(async () => {
  keys = await generateKeyPair("RS256", { extractable: true });
  others = await generateKeyPair("RS256");
  vi.stubEnv("CONVEX_URL", "http://127.0.0.1:9");
  vi.stubEnv("CONVEX_SITE_URL", "http://127.0.0.1:9");
  vi.stubEnv("SERVER_SECRET", "a-secret-of-sixteen");
  vi.stubEnv("CLERK_SECRET_KEY", "sk_live_test");
  vi.stubEnv("CLERK_PUBLISHABLE_KEY", `pk_live_${Buffer.from("clerk.academy.test$").toString("base64")}`);
  vi.stubEnv("CLERK_JWT_KEY", await exportSPKI(keys.publicKey));
  ({ clerkSession } = await import("../../../app/server/clerk"));
});

type Token = { key?: Keys; azp?: string; expiresIn?: number; notBefore?: number };

/** A session token as Clerk makes them; times in seconds from now. */
function token({ key = keys, azp = HERE, expiresIn = 60, notBefore = -10 }: Token = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ azp, sid: "sess_1", aud: "convex", email: "ada@people.test" })
    .setProtectedHeader({ alg: "RS256", kid: "ins_1", typ: "JWT" })
    .setSubject("user_1")
    .setIssuer(ISSUER)
    .setIssuedAt(now - 10)
    .setNotBefore(now + notBefore)
    .setExpirationTime(now + expiresIn)
    .sign(key.privateKey);
}

const ask = (bearer: string) =>
  clerkSession(new Request(`${HERE}/portal`, { headers: { Authorization: `Bearer ${bearer}` } }));

describe("a request with Clerk's session token", () => {
  test("is of whom the token names, without a call to Clerk", async () => {
    const jwt = await token();
    expect(await ask(jwt)).toMatchObject({ jwt, claims: { sub: "user_1", email: "ada@people.test" } });
  });

  test("as a cookie, beside the mark of when its client last changed", async () => {
    const jwt = await token();
    const headers = { Cookie: `__session=${jwt}; __client_uat=${Math.floor(Date.now() / 1000) - 60}` };
    expect(await clerkSession(new Request(`${HERE}/portal`, { headers }))).toMatchObject({ jwt });
  });

  test.each([
    ["that has run out", { expiresIn: -60 }],
    ["that is not good yet", { notBefore: 600, expiresIn: 1_200 }],
    ["made for another site", { azp: "https://evil.example" }],
  ])("%s is a visitor's", async (_, made) => {
    expect(await ask(await token(made))).toBeNull();
  });

  test("signed by another key is a visitor's", async () => {
    expect(await ask(await token({ key: others }))).toBeNull();
  });

  test("that is none is a visitor's", async () => {
    expect(await ask("not.a.token")).toBeNull();
    expect(await clerkSession(new Request(`${HERE}/portal`))).toBeNull();
  });
});
