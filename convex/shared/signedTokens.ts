import { failure } from "./errors";

/**
 * Links that say something and prove that it was said here: claims in the open, signed by HMAC-SHA256 with a
 * key for one purpose alone, which is made of the deployment's secret. The same claims give the same token.
 *
 * @param purpose names the key, such as "notifications.unsubscribe.v1": a token for one is none for another
 * @param claims none holds a space
 * @throws `unavailable` where no secret is set
 */
export async function signToken(purpose: string, claims: readonly string[]): Promise<string> {
  const text = base64Url(new TextEncoder().encode(claims.join(" ")));
  const signature = await crypto.subtle.sign(
    "HMAC",
    await signingKey(purpose),
    new TextEncoder().encode(text),
  );
  return `${text}.${base64Url(new Uint8Array(signature))}`;
}

/** What a token says; null if it was not made here for the purpose. */
export async function readToken(purpose: string, token: string): Promise<string[] | null> {
  const [claims, signature, ...rest] = token.split(".");
  if (claims === undefined || signature === undefined || rest.length > 0) return null;
  const signed = bytesOf(signature);
  const text = bytesOf(claims);
  if (signed === null || text === null) return null;
  const encoded = new TextEncoder().encode(claims);
  const genuine = await crypto.subtle.verify("HMAC", await signingKey(purpose), signed, encoded);
  return genuine ? new TextDecoder().decode(text).split(" ") : null;
}

async function signingKey(purpose: string): Promise<CryptoKey> {
  const secret = process.env["SERVER_SECRET"];
  if (secret === undefined || secret === "")
    throw failure("unavailable", "SERVER_SECRET is not set in the Convex deployment.");
  const root = await hmacKey(new TextEncoder().encode(secret), ["sign"]);
  const derived = await crypto.subtle.sign("HMAC", root, new TextEncoder().encode(purpose));
  return hmacKey(new Uint8Array(derived), ["sign", "verify"]);
}

function hmacKey(bytes: Uint8Array<ArrayBuffer>, usages: KeyUsage[]): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, usages);
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
