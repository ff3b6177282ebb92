import { sha256Hex } from "../hashes";
import { isJsonObject, type Json, type JsonObject } from "../json";

/** An identity as it stands in a credential: its hash as `sha256$…`, and the salt. */
export type PublicIdentity = { identityHash: string; salt: string };

/** The hash of a mail address, lower-cased, with a salt of its credential's own. */
export async function hashIdentity(email: string, salt: string): Promise<PublicIdentity> {
  return { identityHash: `sha256$${await sha256Hex(normalized(email) + salt)}`, salt };
}

/**
 * Whether a credential names the address as its holder's: "no" where it names others, "unknown" where it names none
 * that could be compared.
 */
export async function isHolder(credential: JsonObject, email: string): Promise<"yes" | "no" | "unknown"> {
  const identities = identitiesOf(credential).filter(({ identityType }) => identityType === "emailAddress");
  if (identities.length === 0) return "unknown";
  const matches = await Promise.all(identities.map((identity) => isSame(identity, email)));
  return matches.includes(true) ? "yes" : "no";
}

/** The name that a credential gives its holder in the open; null without one. */
export function holderName(credential: JsonObject): string | null {
  const named = identitiesOf(credential).find(
    ({ identityType, hashed }) => identityType === "name" && hashed !== true,
  );
  const name = named?.["identityHash"] ?? subjectOf(credential)["name"];
  return typeof name === "string" ? name : null;
}

async function isSame(identity: JsonObject, email: string): Promise<boolean> {
  const { identityHash, salt, hashed } = identity;
  if (typeof identityHash !== "string") return false;
  if (hashed !== true) return normalized(identityHash) === normalized(email);
  const { identityHash: expected } = await hashIdentity(email, typeof salt === "string" ? salt : "");
  return identityHash.toLowerCase() === expected;
}

function identitiesOf(credential: JsonObject): JsonObject[] {
  const { identifier } = subjectOf(credential);
  const list: Json[] = Array.isArray(identifier) ? identifier : [identifier ?? null];
  return list.filter(isJsonObject);
}

function subjectOf(credential: JsonObject): JsonObject {
  const { credentialSubject } = credential;
  return isJsonObject(credentialSubject) ? credentialSubject : {};
}

function normalized(email: string): string {
  return email.trim().toLowerCase();
}
