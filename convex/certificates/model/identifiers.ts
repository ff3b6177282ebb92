import { failure } from "../../shared/errors";
import { shortCodeOf } from "../rules/shortCode";

/** What a credential is found by, and the salt of the address inside it. */
export type Identifiers = { publicId: string; shortCode: string; salt: string };

/**
 * Identifiers that nobody guesses who does not know the deployment's master key. Chance within a mutation comes
 * from a generator that repeats itself, so it only tells one call from another here.
 * @throws `unavailable` without CREDENTIAL_MASTER_KEY
 */
export async function newIdentifiers(): Promise<Identifiers> {
  const nonce = crypto.getRandomValues(new Uint8Array(32));
  const [names, salt] = await Promise.all([secretBytes("names", nonce), secretBytes("salt", nonce)]);
  return {
    publicId: base64Url(names.subarray(0, 16)),
    shortCode: shortCodeOf(names.subarray(16, 26)),
    salt: Array.from(salt.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}

/** The address of a status list: 128 bits, likewise. */
export async function newListId(): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(32));
  return base64Url((await secretBytes("list", nonce)).subarray(0, 16));
}

async function secretBytes(purpose: string, nonce: Uint8Array): Promise<Uint8Array> {
  const secret = process.env["CREDENTIAL_MASTER_KEY"];
  if (secret === undefined || secret === "")
    throw failure("unavailable", "CREDENTIAL_MASTER_KEY is not set in the Convex deployment.");
  const text = new TextEncoder();
  const hash = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", text.encode(secret), hash, false, ["sign"]);
  const label = text.encode(`certificates.${purpose}.v1 `);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, new Uint8Array([...label, ...nonce])));
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
