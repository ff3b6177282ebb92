import { createPrivateKey, createPublicKey, ECDH, generateKeyPairSync, type KeyObject } from "node:crypto";
import { Refusal } from "../reply";
import { type Algorithm, hashOf, required } from "./algorithm";
import { checkJwk, type Jwk } from "./jwk";
import { checkUsages, type KeyAlgorithm, refuseUseless, type StoredKey, usagesOf } from "./keyStore";
import type { KeyInput, KeyTerms } from "./secretKeys";

type Curve = { node: string; bytes: number; alg: string };

const CURVES: Record<string, Curve> = {
  "P-256": { node: "prime256v1", bytes: 32, alg: "ES256" },
  "P-384": { node: "secp384r1", bytes: 48, alg: "ES384" },
  "P-521": { node: "secp521r1", bytes: 66, alg: "ES512" },
};

const dataError = (message: string): Refusal => new Refusal("DataError", message);

export const isRsa = (name: string): boolean => name.startsWith("RSA");
export const isEc = (name: string): boolean => name === "ECDSA" || name === "ECDH";

function curveOf(algorithm: Algorithm | KeyAlgorithm): Curve {
  const { namedCurve } = algorithm;
  const curve =
    namedCurve !== undefined && Object.hasOwn(CURVES, namedCurve) ? CURVES[namedCurve] : undefined;
  if (curve === undefined) throw new Refusal("NotSupportedError", "unsupported named curve");
  return curve;
}

const useOf = (name: string): "sig" | "enc" =>
  ["RSA-OAEP", "ECDH", "X25519"].includes(name) ? "enc" : "sig";

const RSA_ALG: Record<string, (bits: string) => string> = {
  "RSASSA-PKCS1-v1_5": (bits) => `RS${bits}`,
  "RSA-PSS": (bits) => `PS${bits}`,
  "RSA-OAEP": (bits) => (bits === "1" ? "RSA-OAEP" : `RSA-OAEP-${bits}`),
};

function rsaAlg(name: string, hash: string): string {
  return RSA_ALG[name]?.(hash.slice("SHA-".length)) ?? "";
}

/** What `alg` a JWK of this algorithm may carry; undefined if that is not checked. */
function jwkAlg(algorithm: Algorithm): string[] | undefined {
  if (isRsa(algorithm.name)) return [rsaAlg(algorithm.name, required(algorithm, "hash"))];
  if (algorithm.name === "ECDSA") return [curveOf(algorithm).alg];
  return algorithm.name === "Ed25519" ? ["Ed25519", "EdDSA"] : undefined;
}

function objectFromJwk(input: KeyInput, algorithm: Algorithm, terms: KeyTerms): KeyObject {
  const kty = isRsa(algorithm.name) ? "RSA" : isEc(algorithm.name) ? "EC" : "OKP";
  const alg = jwkAlg(algorithm);
  const expected = { kty, use: useOf(algorithm.name), ...(alg === undefined ? {} : { alg }) };
  const jwk = checkJwk(input.jwk, expected, terms.extractable, terms.usages);
  const curve = isEc(algorithm.name) ? algorithm.namedCurve : kty === "OKP" ? algorithm.name : undefined;
  if (curve !== undefined && jwk["crv"] !== curve) throw dataError(`JWK "crv" must be "${curve}"`);
  const create = jwk["d"] === undefined ? createPublicKey : createPrivateKey;
  return create({ key: jwk, format: "jwk" });
}

/** A raw public key: an uncompressed or compressed point, or the bytes of a Curve25519 key. */
function objectFromRaw(data: Uint8Array, algorithm: Algorithm): KeyObject {
  const { name, namedCurve } = algorithm;
  if (!isEc(name)) {
    const jwk = { kty: "OKP", crv: name, x: Buffer.from(data).toString("base64url") };
    return createPublicKey({ key: jwk, format: "jwk" });
  }
  const curve = curveOf(algorithm);
  const point = ECDH.convertKey(data, curve.node, undefined, undefined, "uncompressed") as Buffer;
  const x = point.subarray(1, 1 + curve.bytes).toString("base64url");
  const y = point.subarray(1 + curve.bytes).toString("base64url");
  return createPublicKey({ key: { kty: "EC", crv: namedCurve ?? "", x, y }, format: "jwk" });
}

function createObject(input: KeyInput, algorithm: Algorithm, terms: KeyTerms): KeyObject {
  if (input.format === "jwk") return objectFromJwk(input, algorithm, terms);
  const data = Buffer.from(input.data ?? []);
  if (input.format === "spki") return createPublicKey({ key: data, format: "der", type: "spki" });
  if (input.format === "pkcs8") return createPrivateKey({ key: data, format: "der", type: "pkcs8" });
  if (input.format === "raw" && !isRsa(algorithm.name)) return objectFromRaw(data, algorithm);
  throw new Refusal("NotSupportedError", "unsupported import format");
}

/** A key as `CryptoKey.algorithm` tells it. Throws a DataError if the key is of another kind. */
function describe(object: KeyObject, algorithm: Algorithm): KeyAlgorithm {
  const { name } = algorithm;
  const details = object.asymmetricKeyDetails;
  const kind = isRsa(name) ? "rsa" : isEc(name) ? "ec" : name.toLowerCase();
  if (object.asymmetricKeyType !== kind) throw dataError(`not a key for ${name}`);
  if (isEc(name)) {
    if (details?.namedCurve !== curveOf(algorithm).node) throw dataError("EC curve mismatch");
    return { name, namedCurve: required(algorithm, "namedCurve") };
  }
  if (!isRsa(name)) return { name };
  const exponent = (details?.publicExponent ?? 0n).toString(16);
  const publicExponent = [
    ...Buffer.from(exponent.padStart(exponent.length + (exponent.length % 2), "0"), "hex"),
  ];
  const modulusLength = details?.modulusLength ?? 0;
  return { name, modulusLength, publicExponent, hash: { name: required(algorithm, "hash") } };
}

/** Imports a public or private key of any algorithm with key pairs. */
export function importPaired(input: KeyInput, algorithm: Algorithm, terms: KeyTerms): StoredKey {
  if (isRsa(algorithm.name)) hashOf(required(algorithm, "hash"));
  if (isEc(algorithm.name)) curveOf(algorithm);
  const isPrivate = input.format === "pkcs8" || (input.format === "jwk" && Object(input.jwk).d !== undefined);
  const type = isPrivate ? "private" : "public";
  const usages = checkUsages(algorithm.name, type, terms.usages);
  const object = orDataError(() => createObject(input, algorithm, terms));
  return { type, extractable: terms.extractable, algorithm: describe(object, algorithm), usages, object };
}

function orDataError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw dataError("invalid key data");
  }
}

function generateObjects(algorithm: Algorithm): { privateKey: KeyObject; publicKey: KeyObject } {
  const { name } = algorithm;
  if (name === "Ed25519") return generateKeyPairSync("ed25519");
  if (name === "X25519") return generateKeyPairSync("x25519");
  if (isEc(name)) return generateKeyPairSync("ec", { namedCurve: curveOf(algorithm).node });
  hashOf(required(algorithm, "hash"));
  const bytes = Buffer.from(required(algorithm, "publicExponent"));
  const publicExponent = Number(`0x${bytes.toString("hex") || "0"}`);
  if (publicExponent !== 3 && publicExponent !== 65537) {
    throw new Refusal("OperationError", "invalid RSA public exponent");
  }
  const modulusLength = required(algorithm, "modulusLength");
  if (modulusLength < 256 || modulusLength > 16384) {
    throw new Refusal("OperationError", "unsupported RSA modulus length");
  }
  return generateKeyPairSync("rsa", { modulusLength, publicExponent });
}

/** Generates a key pair; the public half is always extractable. */
export function generatePaired(
  algorithm: Algorithm,
  terms: KeyTerms,
): { privateKey: StoredKey; publicKey: StoredKey } {
  const { name } = algorithm;
  const usages = {
    private: usagesOf(name, "private", terms.usages),
    public: usagesOf(name, "public", terms.usages),
  };
  if (terms.usages.some((usage) => !usages.private.includes(usage) && !usages.public.includes(usage))) {
    throw new Refusal("SyntaxError", "invalid key_usages");
  }
  refuseUseless(usages.private);
  const objects = generateObjects(algorithm);
  const shown = describe(objects.publicKey, algorithm);
  return {
    privateKey: {
      ...{ type: "private", extractable: terms.extractable, algorithm: shown },
      ...{ usages: usages.private, object: objects.privateKey },
    },
    publicKey: {
      ...{ type: "public", extractable: true, algorithm: shown },
      ...{ usages: usages.public, object: objects.publicKey },
    },
  };
}

/** A key in `raw`, `spki` or `pkcs8` form. Throws an InvalidAccessError if its type has no such form. */
export function exportPaired(key: StoredKey, format: string): Uint8Array {
  if (format === "spki" && key.type === "public") return key.object.export({ format: "der", type: "spki" });
  if (format === "pkcs8" && key.type === "private")
    return key.object.export({ format: "der", type: "pkcs8" });
  if (format === "raw" && key.type === "public" && !isRsa(key.algorithm.name)) {
    const { x = "", y = "" } = key.object.export({ format: "jwk" });
    const coordinates = Buffer.concat([Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
    return isEc(key.algorithm.name) ? Buffer.concat([Buffer.from([4]), coordinates]) : coordinates;
  }
  throw new Refusal("InvalidAccessError", `invalid export format for ${key.algorithm.name} ${key.type} key`);
}

export function exportPairedJwk(key: StoredKey): Jwk {
  const { name, hash } = key.algorithm;
  const jwk = key.object.export({ format: "jwk" });
  if (isRsa(name)) return { ...jwk, alg: rsaAlg(name, hash?.name ?? "") };
  return name === "Ed25519" ? { ...jwk, alg: name } : { ...jwk };
}
