import { importJWK, SignJWT } from "jose";

/** Made for tests alone; its public half stands in the basic fixture's auth.config.ts. */
const PRIVATE_KEY = {
  kty: "EC",
  x: "pPS9umvtCMs_Zen1FRs2nDjl1kwibO9k5nrz1JXClbM",
  y: "-UCCiFceuiwqESwYYU5kelWmG8Da9zv6iWOOB25z71E",
  crv: "P-256",
  d: "emGyFTOyozWLZnOFlc-0nYzXuH0WNs9nqfzzCQlRvTQ",
  kid: "fixture",
  alg: "ES256",
  use: "sig",
};

export const FIXTURE_ISSUER = "https://issuer.test";

/** A token that the basic fixture's provider accepts for `subject`; `lifetimeSeconds` may be negative. */
export async function fixtureToken(
  subject: string,
  claims: Record<string, unknown> = {},
  lifetimeSeconds = 3600,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", kid: "fixture", typ: "JWT" })
    .setIssuer(FIXTURE_ISSUER)
    .setAudience("fixture")
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetimeSeconds)
    .sign(await importJWK(PRIVATE_KEY, "ES256"));
}

const publicKey: Record<string, string> = { ...PRIVATE_KEY };
delete publicKey.d;
const jwks = Buffer.from(JSON.stringify({ keys: [publicKey] })).toString("base64");

/** The provider that accepts `fixtureToken`, for a fixture whose auth config the test writes. */
export const FIXTURE_PROVIDER = {
  type: "customJwt",
  applicationID: "fixture",
  issuer: FIXTURE_ISSUER,
  algorithm: "ES256",
  jwks: `data:application/json;base64,${jwks}`,
} as const;
