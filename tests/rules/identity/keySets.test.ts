import { expect, test } from "vitest";
import {
  keySettings,
  newRing,
  publicHalf,
  publishedKeySet,
  rotation,
  type SigningKey,
} from "../../../convex/identity/rules/keySets";

const key = (kid: string): SigningKey => ({
  ...{ kty: "EC", crv: "P-256", x: `x of ${kid}`, y: `y of ${kid}`, d: `secret of ${kid}` },
  ...{ kid, alg: "ES256", use: "sig" },
});
const [old, fresh] = [key("old"), key("fresh")];

test("a rotation believes the fresh key first, then signs with it, then forgets the old one", () => {
  expect(rotation(newRing(old), fresh)).toEqual([
    { ring: { signing: old, believed: [publicHalf(old), publicHalf(fresh)] }, waitMs: 0 },
    { ring: { signing: fresh, believed: [publicHalf(old), publicHalf(fresh)] }, waitMs: 900_000 },
    { ring: { signing: fresh, believed: [publicHalf(fresh)] }, waitMs: 0 },
  ]);
});

test("every key that may have signed a token that is still good is believed, at each step", () => {
  const steps = rotation(newRing(old), fresh).map(({ ring }) => ring);
  const kids = steps.map(({ signing, believed }) => [signing.kid, believed.map(({ kid }) => kid)]);
  expect(kids).toEqual([
    ["old", ["old", "fresh"]],
    ["fresh", ["old", "fresh"]],
    ["fresh", ["fresh"]],
  ]);
});

test("a rotation that was broken off can be begun again", () => {
  const [first] = rotation(newRing(old), fresh);
  expect(rotation(first!.ring, fresh)).toEqual(rotation(newRing(old), fresh));
});

test("a ring is three settings, of which one alone is secret", () => {
  const settings = keySettings({ signing: fresh, believed: [old, fresh] }, "https://issuer.test");
  expect(JSON.parse(settings.IDENTITY_SIGNING_KEY)).toEqual(fresh);
  expect(JSON.parse(settings.IDENTITY_JWKS)).toEqual({ keys: [publicHalf(old), publicHalf(fresh)] });
  const [provider] = JSON.parse(settings.AUTH_PROVIDERS) as { jwks: string }[];
  expect(provider).toMatchObject({
    ...{ type: "customJwt", issuer: "https://issuer.test", algorithm: "ES256", applicationID: "cohortium" },
  });
  const [head, body] = provider!.jwks.split(",");
  expect(head).toBe("data:application/json;base64");
  expect(atob(body!)).toBe(settings.IDENTITY_JWKS);
  expect(settings.IDENTITY_JWKS).not.toContain("secret");
});

test("what is published has no private part, even where the setting has", () => {
  expect(publishedKeySet(JSON.stringify({ keys: [old] }))).toEqual({ keys: [publicHalf(old)] });
  expect(publishedKeySet(undefined)).toEqual({ keys: [] });
});
