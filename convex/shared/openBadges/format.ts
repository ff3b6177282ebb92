import { isJsonObject, type Json, type JsonObject } from "../json";
import type { Reason } from "./checks";
import { CREDENTIALS_V2 } from "./contextAddresses";
import { isTimestamp } from "./timestamps";

const CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1";
const BADGE_TYPES = ["OpenBadgeCredential", "AchievementCredential"];

/** Why an object has not the form of a verifiable credential; null where it has. */
export function credentialProblem(credential: JsonObject): Reason | null {
  const [context] = listOf(credential["@context"]);
  if (context === CREDENTIALS_V1) return "unsupportedVersion";
  const { validFrom, validUntil, id, credentialSubject } = credential;
  const isWellFormed =
    context === CREDENTIALS_V2 &&
    hasType(credential, "VerifiableCredential") &&
    issuerIdOf(credential) !== null &&
    isJsonObject(credentialSubject) &&
    (id === undefined || isAddress(id)) &&
    (validFrom === undefined || isTimestamp(validFrom)) &&
    (validUntil === undefined || isTimestamp(validUntil));
  return isWellFormed ? null : "malformed";
}

/** Why a verifiable credential has not the form of a badge; null where it has. */
export function badgeProblem(credential: JsonObject): Reason | null {
  if (!BADGE_TYPES.some((type) => hasType(credential, type))) return "notABadge";
  const { id, validFrom, credentialSubject } = credential;
  const { achievement, id: holder, identifier } = credentialSubject as JsonObject;
  const isBadge =
    id !== undefined &&
    validFrom !== undefined &&
    isJsonObject(achievement) &&
    isAddress(achievement["id"]) &&
    isText(achievement["name"]) &&
    isText(achievement["description"]) &&
    isJsonObject(achievement["criteria"]) &&
    (isAddress(holder) || listOf(identifier).some(isJsonObject));
  return isBadge ? null : "malformed";
}

/** A credential's issuer by id; null where it names none. */
export function issuerIdOf(credential: JsonObject): string | null {
  const { issuer } = credential;
  const id = isJsonObject(issuer) ? issuer["id"] : issuer;
  return isAddress(id) ? id : null;
}

export function hasType(object: JsonObject, type: string): boolean {
  return listOf(object["type"]).includes(type);
}

/** A property that may hold one value or many. */
export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isAddress(value: Json | undefined): value is string {
  return typeof value === "string" && /^[a-z][a-z\d+.-]*:\S+$/i.test(value);
}

function isText(value: Json | undefined): boolean {
  return typeof value === "string" && value !== "";
}
