import { createHmac, timingSafeEqual } from "node:crypto";

const VALID_FOR_MS = 60 * 60 * 1000;

/** Why an upload token is refused, with the code and text Convex answers. */
export class UploadTokenError extends Error {
  constructor(
    readonly code: "StorageTokenInvalid" | "StorageTokenExpired",
    message: string,
  ) {
    super(message);
    this.name = "UploadTokenError";
  }
}

type Claims = { component: string; issuedAt: number };

/**
 * A token that allows uploads into the storage of one component (its path, "" is the app) for an
 * hour after `issuedAt` (ms since the epoch). `secret` is the instance's.
 */
export function issueUploadToken(secret: string, claims: Claims): string {
  const payload = Buffer.from(JSON.stringify([claims.component, claims.issuedAt])).toString("base64url");
  return `${payload}.${signature(secret, payload).toString("base64url")}`;
}

/** The component a token is for. Throws `UploadTokenError` when it is forged or an hour old at `now` (ms). */
export function readUploadToken(secret: string, token: string, now: number): string {
  const { component, issuedAt } = verifiedClaims(secret, token);
  if (issuedAt + VALID_FOR_MS <= now) {
    throw new UploadTokenError("StorageTokenExpired", "Store File Authorization expired");
  }
  return component;
}

/** The URL to which a file is posted. `origin` is the deployment's, without a slash at the end. */
export function uploadUrl(origin: string, token: string): string {
  return `${origin}/api/storage/upload?token=${token}`;
}

/** The public URL of a stored file; `uuid` is the file's unguessable name, not its storage id. */
export function storageUrl(origin: string, file: { uuid: string; component: string }): string {
  const query = file.component === "" ? "" : `?component=${encodeURIComponent(file.component)}`;
  return `${origin}/api/storage/${file.uuid}${query}`;
}

function verifiedClaims(secret: string, token: string): Claims {
  const [payload, mac, ...rest] = token.split(".");
  if (payload === undefined || mac === undefined || rest.length > 0) throw undecodable();
  const given = Buffer.from(mac, "base64url");
  const expected = signature(secret, payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw undecodable();
  const [component, issuedAt] = JSON.parse(Buffer.from(payload, "base64url").toString()) as [string, number];
  return { component, issuedAt };
}

function signature(secret: string, payload: string): Buffer {
  return createHmac("sha256", secret).update(`storage upload\0${payload}`).digest();
}

function undecodable(): UploadTokenError {
  return new UploadTokenError("StorageTokenInvalid", "Couldn't decode the StoreFileAuthorization token");
}
