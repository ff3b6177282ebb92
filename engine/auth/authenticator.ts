import { createHash, timingSafeEqual } from "node:crypto";
import type { Identity, IdentityAttributes } from "../functions/calls";
import { badRequest, unauthenticated } from "../http/httpError";
import type { Json } from "../protocol/json";
import type { AuthenticationToken } from "../protocol/messages";
import { parseJson } from "../protocol/parseJson";
import { verifyJwt } from "./jwt";
import { KeySets, type KeySetOptions } from "./keySets";
import type { AuthProvider } from "./providers";

/** Tells who a caller is. Every method rejects with `HttpError` if the credentials are refused. */
export interface Authenticator {
  /** From an Authorization header: `Convex <admin key>[:<base64 of acting user>]` or `Bearer <JWT>`. */
  fromHeader(header: string | undefined): Promise<Identity>;
  /** From an Authenticate message of the sync protocol. */
  fromToken(token: AuthenticationToken): Promise<Identity>;
  /** Replaces the providers of `auth.config.ts`. */
  setProviders(providers: readonly AuthProvider[]): void;
}

export type AuthenticatorOptions = KeySetOptions & {
  adminKey: string;
  providers?: readonly AuthProvider[];
};

/** An authenticator for one deployment. It keeps a digest of the admin key, not the key. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const now = options.now ?? Date.now;
  const keySets = new KeySets(options);
  const adminDigest = sha256(options.adminKey);
  let providers = options.providers ?? [];

  const isAdminKey = (key: string) => timingSafeEqual(sha256(key), adminDigest);

  async function fromToken(token: AuthenticationToken): Promise<Identity> {
    switch (token.tokenType) {
      case "None":
        return { kind: "none" };
      case "User":
        return verifyJwt(token.value, providers, keySets, now());
      case "Admin":
        if (!isAdminKey(token.value)) throw badAdminKey();
        return token.impersonating === undefined
          ? { kind: "admin" }
          : { kind: "admin", actingAs: parseActingUser(token.impersonating) };
    }
  }

  async function fromHeader(header: string | undefined): Promise<Identity> {
    if (header === undefined) return { kind: "none" };
    const [, scheme = "", credentials = ""] = /^(convex|bearer)\s+(.*)$/i.exec(header) ?? [];
    switch (scheme.toLowerCase()) {
      case "convex":
        return fromAdminCredentials(credentials.trim());
      case "bearer":
        return fromToken({ tokenType: "User", value: credentials.trim() });
      default:
        throw badRequest("InvalidHeaderFailure", "Invalid authentication header");
    }
  }

  /** The key itself may hold colons, so it is tried whole before the acting user is split off. */
  async function fromAdminCredentials(credentials: string): Promise<Identity> {
    if (isAdminKey(credentials)) return { kind: "admin" };
    const colon = credentials.lastIndexOf(":");
    if (colon === -1 || !isAdminKey(credentials.slice(0, colon))) throw badAdminKey();
    return { kind: "admin", actingAs: decodeActingUser(credentials.slice(colon + 1)) };
  }

  return {
    fromHeader,
    fromToken,
    setProviders(next) {
      providers = next;
    },
  };
}

function decodeActingUser(encoded: string): IdentityAttributes {
  try {
    return parseActingUser(parseJson(Buffer.from(encoded, "base64").toString("utf8")));
  } catch {
    throw badRequest("HeaderParseFailure", "Malformed Authorization header.");
  }
}

function parseActingUser(value: Json): IdentityAttributes {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw badActingUser();
  const { issuer, subject, tokenIdentifier } = value;
  const named = typeof issuer === "string" && typeof subject === "string";
  if (typeof tokenIdentifier !== "string" && !named) throw badActingUser();
  return {
    ...value,
    issuer: typeof issuer === "string" ? issuer : "",
    subject: typeof subject === "string" ? subject : "",
    tokenIdentifier:
      typeof tokenIdentifier === "string" ? tokenIdentifier : `${String(issuer)}|${String(subject)}`,
  };
}

function badActingUser() {
  return badRequest("BadActingUser", 'Either "tokenIdentifier" or "issuer" and "subject" must be set');
}

function badAdminKey() {
  return unauthenticated("BadAdminKey", "The provided admin key was invalid for this instance");
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
