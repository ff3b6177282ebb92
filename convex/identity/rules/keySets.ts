import { TOKEN_LENGTH } from "./sessions";

/** Whom our own tokens are for: Convex's `applicationID`. */
export const AUDIENCE = "cohortium";

/** A key in JSON (RFC 7517); `d` is the private part. */
export type PublicKey = {
  kty: "EC";
  crv: "P-256";
  x: string;
  y: string;
  kid: string;
  alg: "ES256";
  use: "sig";
};
export type SigningKey = PublicKey & { d: string };
/** The key that signs and those that are believed; the public half of `signing` is one of them. */
export type KeyRing = { signing: SigningKey; believed: readonly PublicKey[] };

/** The deployment's settings that carry a ring. */
export type KeySettings = Record<"IDENTITY_SIGNING_KEY" | "IDENTITY_JWKS" | "AUTH_PROVIDERS", string>;

/** A state of a rotation and how long it must last before the next, in milliseconds. */
export type RotationStep = { ring: KeyRing; waitMs: number };

/** The part of a key that everybody may see; nothing but what is listed here leaves. */
export function publicHalf({ kty, crv, x, y, kid, alg, use }: PublicKey): PublicKey {
  return { kty, crv, x, y, kid, alg, use };
}

/** A ring of one key. */
export function newRing(signing: SigningKey): KeyRing {
  return { signing, believed: [publicHalf(signing)] };
}

/**
 * The steps from a ring to one that signs with a fresh key, so that no token is refused meanwhile: the fresh
 * key is believed before it signs, and the old one until its last token has run out.
 */
export function rotation(ring: KeyRing, fresh: SigningKey): RotationStep[] {
  const both = [...ring.believed.filter(({ kid }) => kid !== fresh.kid), publicHalf(fresh)];
  return [
    { ring: { signing: ring.signing, believed: both }, waitMs: 0 },
    { ring: { signing: fresh, believed: both }, waitMs: TOKEN_LENGTH },
    { ring: newRing(fresh), waitMs: 0 },
  ];
}

/** A ring as the settings of a deployment whose tokens name this issuer. */
export function keySettings({ signing, believed }: KeyRing, issuer: string): KeySettings {
  const keySet = JSON.stringify({ keys: believed.map(publicHalf) });
  const jwks = `data:application/json;base64,${btoa(keySet)}`;
  const provider = { type: "customJwt", issuer, jwks, algorithm: "ES256", applicationID: AUDIENCE };
  return {
    IDENTITY_SIGNING_KEY: JSON.stringify(signing),
    IDENTITY_JWKS: keySet,
    AUTH_PROVIDERS: JSON.stringify([provider]),
  };
}

/** The key set that is published, without any private part; empty for a setting that is absent. */
export function publishedKeySet(setting: string | undefined): { keys: PublicKey[] } {
  const { keys } = JSON.parse(setting ?? '{"keys":[]}') as { keys: PublicKey[] };
  return { keys: keys.map(publicHalf) };
}
