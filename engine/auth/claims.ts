import type { IdentityAttributes } from "../functions/calls";
import type { Json } from "../protocol/json";

export type Claims = { [claim: string]: Json };

/** OIDC's standard claims under the names `ctx.auth.getUserIdentity()` gives them. */
const OIDC_STRINGS: Record<string, string> = {
  name: "name",
  given_name: "givenName",
  family_name: "familyName",
  nickname: "nickname",
  preferred_username: "preferredUsername",
  profile: "profileUrl",
  picture: "pictureUrl",
  website: "websiteUrl",
  email: "email",
  gender: "gender",
  birthdate: "birthday",
  zoneinfo: "timezone",
  locale: "language",
  phone_number: "phoneNumber",
};

const OIDC_BOOLEANS: Record<string, string> = {
  email_verified: "emailVerified",
  phone_number_verified: "phoneNumberVerified",
};

/**
 * Claims that are no attribute: the protocol's own, and those that differ between two tokens of the
 * same user (`fva` is Clerk's age of the last check), which would rerun every query on a refresh.
 */
const OIDC_PROTOCOL = new Set([
  ...["iss", "sub", "aud", "exp", "iat", "nbf", "jti", "fva"],
  ...["auth_time", "nonce", "acr", "amr", "azp", "at_hash", "c_hash"],
]);
const JWT_PROTOCOL = new Set(["iss", "sub", "aud", "exp", "iat", "nbf", "jti", "fva"]);

/** The identity of an OpenID Connect token: standard claims in camelCase, other claims as they are. */
export function oidcAttributes(claims: Claims, issuer: string, subject: string): IdentityAttributes {
  const attributes = identify(issuer, subject);
  for (const [claim, value] of Object.entries(claims)) {
    const stringName = OIDC_STRINGS[claim];
    const booleanName = OIDC_BOOLEANS[claim];
    if (stringName !== undefined) {
      if (typeof value === "string") attributes[stringName] = value;
    } else if (booleanName !== undefined) {
      if (typeof value === "boolean") attributes[booleanName] = value;
    } else if (claim === "address") {
      const formatted = isObject(value) ? value.formatted : undefined;
      if (typeof formatted === "string") attributes.address = formatted;
    } else if (claim === "updated_at") {
      const updatedAt = toRfc3339(value);
      if (updatedAt !== null) attributes.updatedAt = updatedAt;
    } else if (!OIDC_PROTOCOL.has(claim) && !(claim in attributes)) {
      attributes[claim] = value;
    }
  }
  return attributes;
}

/** The identity of a custom JWT: its claims as they are, nested objects as `outer.inner`. */
export function customJwtAttributes(claims: Claims, issuer: string, subject: string): IdentityAttributes {
  const attributes = identify(issuer, subject);
  for (const [claim, value] of flatten(claims)) {
    if (!JWT_PROTOCOL.has(claim) && !(claim in attributes)) attributes[claim] = value;
  }
  return attributes;
}

function identify(issuer: string, subject: string): IdentityAttributes {
  return { tokenIdentifier: `${issuer}|${subject}`, issuer, subject };
}

function* flatten(claims: Claims, prefix = ""): Generator<[string, Json]> {
  for (const [claim, value] of Object.entries(claims)) {
    if (isObject(value)) yield* flatten(value, `${prefix}${claim}.`);
    else yield [`${prefix}${claim}`, value];
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toRfc3339(value: Json): string | null {
  const time = typeof value === "number" ? value * 1000 : Date.parse(String(value));
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return null;
  return new Date(time).toISOString().replace(/(\.000)?Z$/, "+00:00");
}
