import { isJsonObject, type Json, type JsonObject } from "../../shared/json";
import { holderName } from "../../shared/openBadges/identity";

/** What a badge of any issuer says of itself. None of it is true unless the checks say so. */
export type ForeignFacts = {
  id: string | null;
  name: string | null;
  description: string | null;
  holder: string | null;
  issuer: { id: string | null; name: string | null; url: string | null };
  validFrom: string | null;
  validUntil: string | null;
};

const MAX_TEXT = 1_000;

/** As much of a credential as can be shown, whatever form it has: texts alone, and none longer than a page takes. */
export function foreignFactsOf(credential: Json): ForeignFacts {
  const badge = isJsonObject(credential) ? credential : {};
  const achievement = objectAt(objectAt(badge, "credentialSubject"), "achievement");
  const { issuer } = badge;
  const profile = isJsonObject(issuer) ? issuer : {};
  return {
    id: textAt(badge, "id"),
    name: textAt(achievement, "name") ?? textAt(badge, "name"),
    description: textAt(achievement, "description"),
    holder: shortened(holderName(badge)),
    issuer: {
      id: typeof issuer === "string" ? shortened(issuer) : textAt(profile, "id"),
      name: textAt(profile, "name"),
      url: webAddress(textAt(profile, "url")),
    },
    validFrom: textAt(badge, "validFrom") ?? textAt(badge, "issuanceDate"),
    validUntil: textAt(badge, "validUntil") ?? textAt(badge, "expirationDate"),
  };
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  const first = Array.isArray(value) ? value[0] : value;
  return isJsonObject(first) ? first : {};
}

function textAt(object: JsonObject, key: string): string | null {
  const value = object[key];
  return typeof value === "string" ? shortened(value) : null;
}

function shortened(text: string | null): string | null {
  return text === null || text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

/** A stranger's link is followed by people: only addresses of the web are. */
function webAddress(text: string | null): string | null {
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}
