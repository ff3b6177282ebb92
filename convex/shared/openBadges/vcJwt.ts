import { CompactSign } from "jose/jws/compact/sign";
import { compactVerify } from "jose/jws/compact/verify";
import { importJWK } from "jose/key/import";
import { isJsonObject, type JsonObject } from "../json";
import { parseBounded } from "./boundedJson";
import type { Reason } from "./checks";
import { type AddressOptions } from "./addresses";
import { jwkIn, resolveKey, type ResolvedKey } from "./did";
import type { FetchJson } from "./documents";
import { decodeBase64Url, type PublicJwk } from "./multibase";

/** Signatures by key pairs; RS256 is what Open Badges asks of all, ES256 is ours. */
const ALGORITHMS = ["RS256", "ES256", "ES384", "EdDSA", "Ed25519"];
/** Claims of a JWT (RFC 7519) that are not of the credential in it. */
const REGISTERED_CLAIMS: ReadonlySet<string> = new Set(["iss", "sub", "aud", "exp", "nbf", "iat", "jti"]);

/** Whether a text has the form of a JWT. */
export function isJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]*\.[\w-]*$/.test(text);
}

/** What of a credential its JWT claims: the parts that Open Badges asks for. */
type Claimed = {
  id: string;
  issuer: { id: string };
  validFrom: string;
  validUntil?: string;
  credentialSubject: { id: string };
};

/** A credential as VC-JWT, signed by ES256 with a P-256 secret. `kid` is the address of its public part. */
export async function signJwt(
  credential: Claimed,
  signing: { key: { secret: string }; kid: string },
): Promise<string> {
  const key = await importJWK(JSON.parse(signing.key.secret) as JsonObject, "ES256");
  const claims = {
    iss: credential.issuer.id,
    jti: credential.id,
    sub: credential.credentialSubject.id,
    nbf: secondsOf(credential.validFrom),
    ...(credential.validUntil === undefined ? {} : { exp: secondsOf(credential.validUntil) }),
  };
  return new CompactSign(new TextEncoder().encode(JSON.stringify({ ...credential, ...claims })))
    .setProtectedHeader({ alg: "ES256", kid: signing.kid, typ: "JWT" })
    .sign(key);
}

export type Jwt = {
  header: JsonObject;
  /** What it claims beside the credential. */
  claims: JsonObject;
  credential: JsonObject;
};

/** The parts of a JWT, nothing of it verified; null where it is none, or holds no object. */
export function readJwt(jwt: string): Jwt | null {
  const [header, payload] = jwt.split(".").map((part) => objectIn(part));
  if (!header || !payload) return null;
  const entries = Object.entries(payload);
  const registered = (name: string) => REGISTERED_CLAIMS.has(name);
  return {
    header,
    claims: Object.fromEntries(entries.filter(([name]) => registered(name))),
    credential: Object.fromEntries(entries.filter(([name]) => !registered(name))),
  };
}

/** The key that a JWT's header names: at an address, or only itself, which then speaks for nobody. */
export async function keyOfJwt(
  { header }: Jwt,
  fetchJson: FetchJson,
  options: AddressOptions = {},
): Promise<ResolvedKey | { reason: Reason }> {
  const { kid, jwk } = header;
  if (typeof kid === "string") return resolveKey(kid, fetchJson, options);
  const own = jwkIn(jwk ?? null);
  if (own === null) return { reason: "wrongKey" };
  return { jwk: own, controller: null, origin: null, knownBy: "key" };
}

/** Why a JWT cannot count whatever its key says; null where it can. */
export function jwtProblem({ header, claims, credential }: Jwt): Reason | null {
  const { alg } = header;
  if (typeof alg !== "string") return "malformed";
  if (alg === "none" || alg.startsWith("HS")) return "insecureAlgorithm";
  if (!ALGORITHMS.includes(alg) || header["crit"] !== undefined) return "unsupportedSuite";
  return claimsProblem(claims, credential);
}

/** Whether a key signed a JWT: null, or "altered". */
export async function verifyJwt(jwt: string, key: PublicJwk): Promise<Reason | null> {
  const { alg } = readJwt(jwt)?.header ?? {};
  try {
    await compactVerify(jwt, await importJWK({ ...key }, String(alg)), { algorithms: ALGORITHMS });
    return null;
  } catch {
    // The library refuses by errors, whatever it is that it refuses.
    return "altered";
  }
}

/** Claims repeat what the credential says; one that says something else would be believed by whoever reads only it. */
function claimsProblem(claims: JsonObject, credential: JsonObject): Reason | null {
  const { issuer, credentialSubject, id, validFrom, validUntil } = credential;
  const issuerId = isJsonObject(issuer) ? issuer["id"] : issuer;
  const holderId = isJsonObject(credentialSubject) ? credentialSubject["id"] : undefined;
  if (differs(claims["iss"], issuerId)) return "issuerMismatch";
  if (differs(claims["jti"], id) || differs(claims["sub"], holderId)) return "claimMismatch";
  if (differs(claims["nbf"], seconds(validFrom)) || differs(claims["exp"], seconds(validUntil)))
    return "claimMismatch";
  return null;
}

function differs(claim: unknown, said: unknown): boolean {
  return claim !== undefined && claim !== said;
}

function seconds(time: unknown): number | undefined {
  return typeof time === "string" ? secondsOf(time) : undefined;
}

function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1_000);
}

function objectIn(part: string): JsonObject | null {
  const bytes = decodeBase64Url(part);
  return bytes && parseBounded(new TextDecoder().decode(bytes));
}
