import { importJWK, type JWK, SignJWT } from "jose";
import { type Infer, v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { SECOND } from "../../shared/time";
import { AUDIENCE } from "../rules/keySets";
import { tokenExpiry } from "../rules/sessions";
import { sessionOfToken, touchSession } from "./sessions";

const personFields = {
  name: v.string(),
  email: v.union(v.string(), v.null()),
  locale: v.union(v.string(), v.null()),
  timeZone: v.union(v.string(), v.null()),
};

/** For whom a token is made. */
export const bearerValidator = v.object({
  session: v.id("sessions"),
  /** When the session ends. Milliseconds since 1970. */
  expiresAt: v.number(),
  person: v.object({ id: v.id("persons"), ...personFields }),
});
export type Bearer = Infer<typeof bearerValidator>;

export const tokenValidator = v.object({
  jwt: v.string(),
  /** When the token runs out. Milliseconds since 1970. */
  expiresAt: v.number(),
  person: bearerValidator.fields.person,
});
export type SignedToken = Infer<typeof tokenValidator>;

/** The bearer of a cookie's token, whose session is prolonged; null when it has ended. */
export async function resumeSession(ctx: Pick<MutationCtx, "db">, token: string): Promise<Bearer | null> {
  const found = await sessionOfToken(ctx, token);
  if (found === null) return null;
  const { _id: session, expiresAt } = await touchSession(ctx, found.session);
  return { session, expiresAt, person: bearerOf(found.person) };
}

/**
 * Signs a token by which Convex knows somebody, with ES256. The session is named in it, so that it is worth
 * nothing once the session ends.
 * @throws `unavailable` where the deployment has no key
 */
export async function signToken({ session, person, expiresAt }: Bearer): Promise<SignedToken> {
  const { key, issuer } = signingSettings();
  const now = Date.now();
  const expiry = tokenExpiry({ expiresAt }, now);
  const { id, name, email } = person;
  const jwt = await new SignJWT({ sid: session, name, ...(email !== null && { email }) })
    .setProtectedHeader({ alg: "ES256", typ: "JWT", ...(key.kid !== undefined && { kid: key.kid }) })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject(id)
    .setIssuedAt(seconds(now))
    .setExpirationTime(seconds(expiry))
    .sign(await importJWK(key, "ES256"));
  return { jwt, expiresAt: expiry, person };
}

function bearerOf({ _id: id, name, email, locale, timeZone }: Doc<"persons">): Bearer["person"] {
  return { id, name, email: email ?? null, locale: locale ?? null, timeZone: timeZone ?? null };
}

function signingSettings(): { key: JWK; issuer: string } {
  const { IDENTITY_SIGNING_KEY: key, IDENTITY_ISSUER: issuer } = process.env;
  if (key === undefined || issuer === undefined)
    throw failure("unavailable", "IDENTITY_SIGNING_KEY and IDENTITY_ISSUER are not set in the deployment.");
  return { key: JSON.parse(key) as JWK, issuer };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND);
}
