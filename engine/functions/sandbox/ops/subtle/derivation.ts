import { diffieHellman, hkdfSync, pbkdf2Sync } from "node:crypto";
import { Refusal } from "../reply";
import { type Algorithm, hashOf, required } from "./algorithm";
import type { KeyStore, StoredKey } from "./keyStore";

const operationError = (message: string): Refusal => new Refusal("OperationError", message);

/** Derives `length` bits; null asks for all a key agreement gives. */
export function deriveBits(
  algorithm: Algorithm,
  key: StoredKey,
  length: number | null,
  keys: KeyStore,
): Uint8Array {
  switch (algorithm.name) {
    case "HKDF":
      return hkdf(algorithm, key, bytesFor(length));
    case "PBKDF2":
      return pbkdf2(algorithm, key, bytesFor(length));
    case "ECDH":
    case "X25519":
      return agree(algorithm, key, length, keys);
    default:
      throw new Refusal("InvalidAccessError", "invalid algorithm for key");
  }
}

function bytesFor(length: number | null): number {
  if (length === null) throw operationError("length cannot be null");
  if (length % 8 !== 0 || length < 0) throw operationError("length must be a multiple of 8");
  return length / 8;
}

function hkdf(algorithm: Algorithm, key: StoredKey, length: number): Uint8Array {
  const { node, size } = hashOf(required(algorithm, "hash"));
  const salt = required(algorithm, "salt");
  const info = required(algorithm, "info");
  if (length > 255 * (size / 8)) throw operationError("requested length exceeds the maximum for HKDF");
  if (length === 0) return new Uint8Array(0);
  return new Uint8Array(hkdfSync(node, key.object, salt, info, length));
}

function pbkdf2(algorithm: Algorithm, key: StoredKey, length: number): Uint8Array {
  const { node } = hashOf(required(algorithm, "hash"));
  const salt = required(algorithm, "salt");
  const iterations = required(algorithm, "iterations");
  if (iterations === 0) throw operationError("iterations cannot be zero");
  if (length === 0) return new Uint8Array(0);
  return pbkdf2Sync(key.object.export(), salt, iterations, length, node);
}

function agree(algorithm: Algorithm, key: StoredKey, length: number | null, keys: KeyStore): Uint8Array {
  const other = keys.get(required(algorithm, "public"));
  if (key.type !== "private" || other.type !== "public") {
    throw new Refusal("InvalidAccessError", "Key agreement takes a private key and a public one");
  }
  if (other.algorithm.name !== algorithm.name) {
    throw new Refusal("InvalidAccessError", `Public key algorithm must be ${algorithm.name}`);
  }
  if (other.algorithm.namedCurve !== key.algorithm.namedCurve) {
    throw new Refusal("InvalidAccessError", "Private and public keys must use the same curve");
  }
  const secret = secretOf(key, other);
  if (length === null) return secret;
  if (length > secret.length * 8) {
    throw operationError(`requested length ${length} exceeds shared secret length ${secret.length * 8}`);
  }
  const bytes = Buffer.from(secret.subarray(0, Math.ceil(length / 8)));
  const spare = (8 - (length % 8)) % 8;
  const last = bytes.length - 1;
  if (spare > 0) bytes[last] = (bytes[last] ?? 0) & (0xff << spare);
  return bytes;
}

function secretOf(key: StoredKey, other: StoredKey): Buffer {
  try {
    return diffieHellman({ privateKey: key.object, publicKey: other.object });
  } catch {
    throw operationError(`${key.algorithm.name} key derivation failed`);
  }
}
