import type { Id } from "../../_generated/dataModel";
import { failure } from "../../shared/errors";
import { type Kind, KINDS } from "../rules/kinds";

/** Which mails of whom a link turns off. */
export type Subscription = { organizationId: Id<"organizations">; personId: Id<"persons">; kind: Kind };

const PURPOSE = "notifications.unsubscribe.v1";

/**
 * A token that turns off one kind of one person's mails in one organization, and nothing else. It holds for
 * ever, as old mails do, and is the same every time, so that a mail that is sent again is the same mail.
 */
export async function unsubscribeToken({ organizationId, personId, kind }: Subscription): Promise<string> {
  const claims = base64Url(new TextEncoder().encode([organizationId, personId, kind].join(" ")));
  const signature = await crypto.subtle.sign("HMAC", await signingKey(), new TextEncoder().encode(claims));
  return `${claims}.${base64Url(new Uint8Array(signature))}`;
}

/** What a token turns off; null if it was not made here. The ids may be of rows that are gone. */
export async function readUnsubscribeToken(token: string): Promise<Subscription | null> {
  const [claims, signature, ...rest] = token.split(".");
  if (claims === undefined || signature === undefined || rest.length > 0) return null;
  const signed = bytesOf(signature);
  const text = bytesOf(claims);
  if (signed === null || text === null) return null;
  const encoded = new TextEncoder().encode(claims);
  if (!(await crypto.subtle.verify("HMAC", await signingKey(), signed, encoded))) return null;
  const [organizationId, personId, kind] = new TextDecoder().decode(text).split(" ");
  const known = KINDS.find((name) => name === kind);
  if (known === undefined) return null;
  return {
    organizationId: organizationId as Id<"organizations">,
    personId: personId as Id<"persons">,
    kind: known,
  };
}

/** A key for this purpose alone, made of the deployment's secret. */
async function signingKey(): Promise<CryptoKey> {
  const secret = process.env["SERVER_SECRET"];
  if (secret === undefined || secret === "")
    throw failure("unavailable", "SERVER_SECRET is not set in the Convex deployment.");
  const root = await hmacKey(new TextEncoder().encode(secret), ["sign"]);
  const derived = await crypto.subtle.sign("HMAC", root, new TextEncoder().encode(PURPOSE));
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
