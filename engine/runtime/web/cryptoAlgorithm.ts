import { handleOf } from "./cryptoKey";
import { DOMException } from "./domException";
import type { PackedBytes, Span } from "./packedBytes";

/** An algorithm with its parameters, as the host takes it: bytes as spans, keys as handles. */
export type PackedAlgorithm = { name: string } & Record<string, string | number | Span>;

const NAMES = new Map(
  [
    ...["SHA-1", "SHA-256", "SHA-384", "SHA-512"],
    ...["HMAC", "AES-CTR", "AES-CBC", "AES-GCM", "AES-KW"],
    ...["RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP", "ECDSA", "ECDH", "Ed25519", "X25519", "HKDF", "PBKDF2"],
  ].map((name) => [name.toLowerCase(), name]),
);

const BYTES = ["iv", "counter", "additionalData", "label", "info", "salt", "publicExponent"];
const NUMBERS = ["length", "tagLength", "saltLength", "iterations", "modulusLength"];

/** The canonical name of an algorithm. Throws a NotSupportedError for an unknown one. */
export function algorithmName(algorithm: unknown): string {
  const given =
    typeof algorithm === "object" && algorithm !== null ? (algorithm as { name?: unknown }).name : algorithm;
  if (given === undefined) throw new TypeError("'name' missing in algorithm");
  const name = NAMES.get(String(given).toLowerCase());
  if (name === undefined) {
    throw new DOMException(`Unrecognized or invalid algorithm ${String(given)}`, "NotSupportedError");
  }
  return name;
}

/** Converts an AlgorithmIdentifier, its bytes going into `packed`. */
export function packAlgorithm(algorithm: unknown, packed: PackedBytes): PackedAlgorithm {
  const result: PackedAlgorithm = { name: algorithmName(algorithm) };
  if (typeof algorithm !== "object" || algorithm === null) return result;
  const given = algorithm as Record<string, unknown>;
  for (const name of BYTES)
    if (given[name] !== undefined) result[name] = packed.add(given[name], `algorithm.${name}`);
  for (const name of NUMBERS) {
    if (given[name] === undefined) continue;
    const number = Number(given[name]);
    if (!Number.isFinite(number) || number < 0) throw new TypeError(`algorithm.${name} is outside the range`);
    result[name] = Math.trunc(number);
  }
  if (given["hash"] !== undefined) result["hash"] = algorithmName(given["hash"]);
  if (given["namedCurve"] !== undefined) result["namedCurve"] = String(given["namedCurve"]);
  if (given["public"] !== undefined) result["public"] = handleOf(given["public"]);
  return result;
}
