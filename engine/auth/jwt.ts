import { type CompactVerifyResult, compactVerify, decodeJwt, decodeProtectedHeader, errors } from "jose";
import type { Identity } from "../functions/calls";
import { type HttpError, unauthenticated } from "../http/httpError";
import { type Claims, customJwtAttributes, oidcAttributes } from "./claims";
import type { KeyResolver, KeySets } from "./keySets";
import {
  type AuthProvider,
  type CustomJwtProvider,
  type OidcProvider,
  findProvider,
  noProviderMessage,
  sameIssuer,
} from "./providers";

/** How far clocks of the provider and this machine may differ, in seconds. */
const LEEWAY_SECONDS = 5;

const MISSING_ISSUER =
  "Missing issuer claim ('iss') in JWT payload. The JWT must include an 'iss' claim that matches " +
  "one of your configured auth providers.";
const OIDC_REFUSED =
  "Could not verify OIDC token claim. Check that the token signature is valid and the token " +
  "hasn't expired.";

/**
 * Verifies a JWT against the first provider that issues such tokens. `now` is in ms.
 * Throws `HttpError`: 401 for a token that is refused, 400 or 503 if the provider cannot be asked.
 */
export async function verifyJwt(
  token: string,
  providers: readonly AuthProvider[],
  keySets: KeySets,
  now: number,
): Promise<Identity> {
  const unverified = readUnverified(token);
  const issuer = unverified.iss;
  if (typeof issuer !== "string") throw refused(MISSING_ISSUER);
  const provider = findProvider(providers, issuer, audiences(unverified));
  if (provider === undefined) throw unauthenticated("NoAuthProvider", noProviderMessage(providers));
  return provider.type === "customJwt"
    ? verifyCustomJwt(token, provider, keySets, now)
    : verifyOidc(token, provider, issuer, keySets, now);
}

async function verifyOidc(
  token: string,
  provider: OidcProvider,
  issuer: string,
  keySets: KeySets,
  now: number,
): Promise<Identity> {
  const denied = () => unauthenticated("Unauthenticated", OIDC_REFUSED);
  const keys = await keySets.fromDiscovery(issuer);
  const verified = await verifySignature(token, ["RS256", "EdDSA"], keys.resolver, () =>
    keySets.refreshed(issuer, "oidc"),
  );
  if (verified === null) throw denied();
  const { iss, sub, exp, iat, ...rest } = verified;
  const audience = audiences(verified);
  const valid =
    iss === issuer &&
    keys.issuer === issuer &&
    audience.length === 1 &&
    audience[0] === provider.applicationID &&
    isCurrent(verified, now);
  if (!valid || typeof sub !== "string" || typeof exp !== "number" || typeof iat !== "number") {
    throw denied();
  }
  return user(token, oidcAttributes(rest, issuer, sub), exp);
}

async function verifyCustomJwt(
  token: string,
  provider: CustomJwtProvider,
  keySets: KeySets,
  now: number,
): Promise<Identity> {
  const keyId = readKeyId(token);
  const keys = await keySets.fromJwks(provider.jwks);
  const verified =
    keyId === null
      ? null
      : await verifySignature(token, [provider.algorithm], keys.resolver, () =>
          keySets.refreshed(provider.jwks, "jwks"),
        );
  if (verified === null) throw refused(undecodable(keyId));
  const { iss, sub, exp } = verified;
  if (typeof iss !== "string") throw refused(MISSING_ISSUER);
  if (!sameIssuer(iss, provider.issuer)) {
    throw refused(`Invalid issuer: ${iss} != ${provider.issuer}`);
  }
  checkAudience(verified, provider);
  if (!isCurrent(verified, now)) {
    throw refused("Could not validate token: the token is expired or not valid yet");
  }
  if (typeof sub !== "string" || typeof exp !== "number") {
    throw refused(
      "Could not verify token claim. Check that the JWT contains valid claims and matches your " +
        "auth provider configuration.",
    );
  }
  return user(token, customJwtAttributes(verified, iss, sub), exp);
}

/** The claims if a key of the set signed them, after one try with newer keys; null otherwise. */
async function verifySignature(
  token: string,
  algorithms: string[],
  resolver: KeyResolver,
  refresh: () => Promise<{ resolver: KeyResolver } | null>,
): Promise<Claims | null> {
  try {
    return parseClaims(await compactVerify(token, resolver, { algorithms }));
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey)) return null;
  }
  const newer = await refresh();
  if (newer === null) return null;
  try {
    return parseClaims(await compactVerify(token, newer.resolver, { algorithms }));
  } catch {
    return null;
  }
}

function parseClaims({ payload }: CompactVerifyResult): Claims {
  return JSON.parse(Buffer.from(payload).toString("utf8")) as Claims;
}

function readUnverified(token: string): Claims {
  try {
    return decodeJwt<Claims>(token);
  } catch {
    throw refused(
      "Could not parse JWT payload. Check that the token is a valid JWT format with three " +
        "base64-encoded parts separated by dots.",
    );
  }
}

function readKeyId(token: string): string | null {
  try {
    return decodeProtectedHeader(token).kid ?? null;
  } catch {
    return null;
  }
}

function undecodable(keyId: string | null): string {
  return keyId === null
    ? "Could not decode token. JWT may be missing a 'kid' (key ID) header."
    : `Could not decode token. The JWT's 'kid' (key ID) header is '${keyId}', does this key match ` +
        "any key in the provider's JWKS?";
}

function checkAudience(claims: Claims, provider: CustomJwtProvider): void {
  const wanted = provider.applicationID ?? null;
  if (wanted === null) return;
  const given = audiences(claims);
  if (given.includes(wanted)) return;
  throw refused(`Invalid audience: ${wanted} not in ${JSON.stringify(given)}`);
}

function isCurrent(claims: Claims, nowMs: number): boolean {
  const now = nowMs / 1000;
  const { exp, iat, nbf } = claims;
  if (typeof exp === "number" && exp + LEEWAY_SECONDS <= now) return false;
  if (typeof iat === "number" && iat - LEEWAY_SECONDS > now) return false;
  return !(typeof nbf === "number" && nbf - LEEWAY_SECONDS > now);
}

function audiences(claims: Claims): string[] {
  const { aud } = claims;
  if (typeof aud === "string") return [aud];
  return Array.isArray(aud) ? aud.filter((item) => typeof item === "string") : [];
}

function user(
  token: string,
  attributes: Extract<Identity, { kind: "user" }>["attributes"],
  expSeconds: number,
): Identity {
  return { kind: "user", attributes, token, expiresAt: expSeconds * 1000 };
}

function refused(message: string): HttpError {
  return unauthenticated("InvalidAuthHeader", message);
}
