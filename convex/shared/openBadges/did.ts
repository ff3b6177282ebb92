import { isJsonObject, type Json, type JsonObject } from "../json";
import { type AddressOptions, didWebAddress, isFetchable, originOf } from "./addresses";
import type { Reason } from "./checks";
import { type FetchJson, Unreachable } from "./documents";
import { listOf } from "./format";
import { type KeyAlgorithm, publicPartOf } from "./keys";
import { jwkOfMultikey, type PublicJwk } from "./multibase";

/** A key as a DID document shows it. A revoked one stays named, but nothing that it signed counts. */
export type PublishedKey = {
  algorithm: KeyAlgorithm;
  publicMultikey: string;
  publicJwk: PublicJwk;
  /** When it was revoked, as RFC 3339. */
  revoked?: string;
};

/**
 * The DID document of an issuer (W3C Controlled Identifiers): Ed25519 keys as Multikey, P-256 keys as JWK, which
 * JWT libraries expect. Retired keys belong in it too, or old badges no longer verify.
 */
export function didDocument({ did, keys }: { did: string; keys: readonly PublishedKey[] }) {
  return {
    "@context": [
      "https://www.w3.org/ns/did/v1",
      "https://w3id.org/security/multikey/v1",
      "https://w3id.org/security/jwk/v1",
    ],
    id: did,
    verificationMethod: keys.map(({ algorithm, publicMultikey, publicJwk, revoked }) => ({
      id: verificationMethodOf(did, publicMultikey),
      ...(algorithm === "Ed25519"
        ? { type: "Multikey", controller: did, publicKeyMultibase: publicMultikey }
        : { type: "JsonWebKey", controller: did, publicKeyJwk: { ...publicJwk } }),
      ...(revoked === undefined ? {} : { revoked }),
    })),
    assertionMethod: keys
      .filter(({ revoked }) => revoked === undefined)
      .map(({ publicMultikey }) => verificationMethodOf(did, publicMultikey)),
  };
}

/** The address of an issuer's key: what a proof names. */
export function verificationMethodOf(did: string, publicMultikey: string): string {
  return `${did}#${publicMultikey}`;
}

/** A public key and whose it is. */
export type ResolvedKey = {
  jwk: PublicJwk;
  /** Who says that the key is theirs, and is asked: a DID or an address. Null for a bare JWK at an address. */
  controller: string | null;
  /** Where a bare JWK was found: it speaks for issuers of that origin alone. */
  origin: string | null;
  /** Whether a domain vouches for the key, or the key only for itself. */
  knownBy: "domain" | "key";
};

export type Resolution = ResolvedKey | { reason: Reason };

/** Whether a key may sign for an issuer. */
export function speaksFor({ controller, origin }: ResolvedKey, issuerId: string): boolean {
  return controller === null ? origin !== null && originOf(issuerId) === origin : controller === issuerId;
}

/**
 * The key that a proof names: of `did:key`, `did:web`, or at an https address, where its controller's document must
 * name it for assertions. Or why there is none.
 */
export async function resolveKey(
  method: string,
  fetchJson: FetchJson,
  options: AddressOptions = {},
): Promise<Resolution> {
  try {
    if (method.startsWith("did:key:")) return keyOfDid(method);
    const [did = ""] = method.split("#");
    if (did.startsWith("did:web:")) {
      const address = didWebAddress(did, options);
      return address === null ? { reason: "wrongKey" } : keyIn(await fetchJson(address), did, method);
    }
    return isFetchable(method, options)
      ? await keyAt(method, fetchJson, options)
      : { reason: method.startsWith("did:") ? "keyUnreachable" : "wrongKey" };
  } catch (error) {
    if (error instanceof Unreachable) return { reason: "keyUnreachable" };
    throw error;
  }
}

/** `did:key:z…#z…`: the DID is the key. */
function keyOfDid(method: string): Resolution {
  const [did = "", fragment] = method.split("#");
  const multikey = did.slice("did:key:".length);
  const jwk = jwkOfMultikey(multikey);
  if (jwk === null || (fragment !== undefined && fragment !== multikey)) return { reason: "wrongKey" };
  return { jwk, controller: did, origin: null, knownBy: "key" };
}

/** A key in the document of its controller: a DID document, or the same at an address. */
function keyIn(document: Json, controller: string, method: string): Resolution {
  if (!isJsonObject(document) || document["id"] !== controller) return { reason: "wrongController" };
  const isNamed = (id: Json | undefined) =>
    id === method || (id !== undefined && `${controller}${id}` === method);
  const embedded = listOf(document["assertionMethod"]);
  const key = [...listOf(document["verificationMethod"]), ...embedded]
    .filter(isJsonObject)
    .find(({ id }) => isNamed(id));
  if (key === undefined) return { reason: "wrongKey" };
  if (!embedded.some((item) => isNamed(isJsonObject(item) ? item["id"] : item)))
    return { reason: key["revoked"] === undefined ? "wrongPurpose" : "keyRevoked" };
  return keyOf(key, controller);
}

function keyOf(key: JsonObject, controller: string): Resolution {
  const { publicKeyMultibase, publicKeyJwk } = key;
  if (key["controller"] !== controller) return { reason: "wrongController" };
  if (key["revoked"] !== undefined) return { reason: "keyRevoked" };
  const jwk =
    typeof publicKeyMultibase === "string" ? jwkOfMultikey(publicKeyMultibase) : jwkIn(publicKeyJwk ?? null);
  return jwk === null ? { reason: "wrongKey" } : { jwk, controller, origin: null, knownBy: "domain" };
}

/**
 * A key at an address: in the document that lies there, if that says so itself; of a controller that it names; or a
 * bare JWK. A document that calls itself by another's address proves nothing: its owner is asked.
 */
async function keyAt(method: string, fetchJson: FetchJson, options: AddressOptions): Promise<Resolution> {
  const [address = "", fragment] = method.split("#");
  const document = await fetchJson(address);
  if (!isJsonObject(document)) return { reason: "wrongKey" };
  const keys = listOf(document["verificationMethod"]);
  if (document["id"] === address && (keys.length > 0 || document["assertionMethod"] !== undefined))
    return keyIn(document, address, method);
  const key = [document, ...keys].filter(isJsonObject).find(({ id }) => id === method);
  const controller = key?.["controller"];
  if (key !== undefined && typeof controller === "string")
    return keyOfController(key, controller, method, fetchJson, options);
  const bare = bareJwk(document, method, fragment);
  return bare === null
    ? { reason: "wrongKey" }
    : { jwk: bare, controller: null, origin: originOf(address), knownBy: "domain" };
}

/** A key that names somebody as its controller, who must name it in turn. */
async function keyOfController(
  key: JsonObject,
  controller: string,
  method: string,
  fetchJson: FetchJson,
  options: AddressOptions,
): Promise<Resolution> {
  const address = controller.startsWith("did:web:") ? didWebAddress(controller, options) : controller;
  if (address === null || !isFetchable(address, options)) return { reason: "wrongController" };
  const document = await fetchJson(address);
  if (!isJsonObject(document) || document["id"] !== controller) return { reason: "wrongController" };
  const names = listOf(document["assertionMethod"]).map((item) => (isJsonObject(item) ? item["id"] : item));
  return names.includes(method) ? keyOf(key, controller) : { reason: "wrongController" };
}

/** A JWK, or the one of a set (RFC 7517) that the address names. */
function bareJwk(document: JsonObject, method: string, fragment: string | undefined): PublicJwk | null {
  if (!Array.isArray(document["keys"])) return jwkIn(document);
  const named = document["keys"].filter(isJsonObject).find(({ kid }) => kid === method || kid === fragment);
  return named === undefined ? null : jwkIn(named);
}

/** The public part of a JWK; null where it is none. */
export function jwkIn(value: Json): PublicJwk | null {
  if (!isJsonObject(value)) return null;
  const parts = [value["kty"], value["crv"], value["x"], value["y"], value["n"], value["e"]];
  if (
    typeof value["kty"] !== "string" ||
    !parts.every((part) => part === undefined || typeof part === "string")
  )
    return null;
  return publicPartOf(value as PublicJwk);
}
