import { createSecretKey, randomBytes } from "node:crypto";
import { Refusal } from "../reply";
import { type Algorithm, hashOf, required } from "./algorithm";
import { checkJwk, type Jwk, secretOf } from "./jwk";
import { checkUsages, type KeyAlgorithm, type StoredKey } from "./keyStore";

/** How a key comes: its format and its material. */
export type KeyInput = { format: string; data?: Uint8Array; jwk?: unknown };
export type KeyTerms = { extractable: boolean; usages: string[] };

const HMAC_ALG: Record<string, string> = {
  "SHA-1": "HS1",
  "SHA-256": "HS256",
  "SHA-384": "HS384",
  "SHA-512": "HS512",
};

function material(
  input: KeyInput,
  alg: ((bits: number) => string) | undefined,
  use: "sig" | "enc",
  terms: KeyTerms,
) {
  if (input.format === "raw" && input.data !== undefined) return input.data;
  if (input.format !== "jwk" || alg === undefined)
    throw new Refusal("NotSupportedError", "unsupported import format");
  const jwk = checkJwk(input.jwk, { kty: "oct", use }, terms.extractable, terms.usages);
  const bytes = secretOf(jwk);
  checkJwk(jwk, { kty: "oct", use, alg: [alg(bytes.length * 8)] }, terms.extractable, terms.usages);
  return bytes;
}

function stored(algorithm: KeyAlgorithm, bytes: Uint8Array, terms: KeyTerms): StoredKey {
  const usages = checkUsages(algorithm.name, "secret", terms.usages);
  return {
    type: "secret",
    extractable: terms.extractable,
    algorithm,
    usages,
    object: createSecretKey(bytes),
  };
}

export function importHmac(input: KeyInput, algorithm: Algorithm, terms: KeyTerms): StoredKey {
  const hash = required(algorithm, "hash");
  hashOf(hash);
  checkUsages("HMAC", "secret", terms.usages);
  const bytes = material(input, () => HMAC_ALG[hash] ?? "", "sig", terms);
  if (bytes.length === 0) throw new Refusal("DataError", "provided HMAC key is empty");
  const bits = bytes.length * 8;
  const length = algorithm.length ?? bits;
  if (length > bits) throw new Refusal("DataError", "provided HMAC key is shorter than requested length");
  if (length <= bits - 8) throw new Refusal("DataError", "provided HMAC key is longer than requested length");
  return stored({ name: "HMAC", hash: { name: hash }, length }, bytes, terms);
}

/** The length in bits of an HMAC key to make: by default the hash's block. */
function hmacLength(algorithm: Algorithm): number {
  const length = algorithm.length ?? hashOf(required(algorithm, "hash")).block;
  if (length === 0) throw new Refusal("OperationError", "length must not be zero");
  return length;
}

const aesAlg = (name: string) => (bits: number) => `A${bits}${name.slice("AES-".length)}`;

function checkAesLength(bits: number, error: string): void {
  if (![128, 192, 256].includes(bits)) {
    throw new Refusal(
      error,
      error === "DataError" ? "invalid key length" : "AES key length must be 128, 192, or 256 bits",
    );
  }
}

export function importAes(input: KeyInput, algorithm: Algorithm, terms: KeyTerms): StoredKey {
  checkUsages(algorithm.name, "secret", terms.usages);
  const bytes = material(input, aesAlg(algorithm.name), "enc", terms);
  checkAesLength(bytes.length * 8, "DataError");
  return stored({ name: algorithm.name, length: bytes.length * 8 }, bytes, terms);
}

/** HKDF and PBKDF2 keys: raw, never to be exported. */
export function importDerivation(input: KeyInput, algorithm: Algorithm, terms: KeyTerms): StoredKey {
  const bytes = material(input, undefined, "enc", terms);
  if (terms.extractable) throw new Refusal("SyntaxError", `${algorithm.name} keys cannot be extractable`);
  return stored({ name: algorithm.name }, bytes, terms);
}

/** How many bits a key of this algorithm has when it is generated or derived. */
export function keyLength(algorithm: Algorithm): number {
  if (algorithm.name === "HMAC") return hmacLength(algorithm);
  const length = required(algorithm, "length");
  checkAesLength(length, "OperationError");
  return length;
}

export function generateSecret(algorithm: Algorithm, terms: KeyTerms): StoredKey {
  checkUsages(algorithm.name, "secret", terms.usages);
  const bytes = randomBytes(Math.ceil(keyLength(algorithm) / 8));
  const input = { format: "raw", data: bytes };
  return algorithm.name === "HMAC" ? importHmac(input, algorithm, terms) : importAes(input, algorithm, terms);
}

export function exportSecretJwk(key: StoredKey): Jwk {
  const k = key.object.export().toString("base64url");
  const { name, hash } = key.algorithm;
  const alg = name === "HMAC" ? HMAC_ALG[hash?.name ?? ""] : aesAlg(name)(key.algorithm.length ?? 0);
  return { kty: "oct", k, alg };
}
