import { Refusal } from "../reply";

/** An algorithm with its parameters, unpacked: bytes as views on the caller's memory. */
export type Algorithm = {
  name: string;
  hash?: string;
  namedCurve?: string;
  /** Handle of the other side's key, for key agreement. */
  public?: number;
  length?: number;
  tagLength?: number;
  saltLength?: number;
  iterations?: number;
  modulusLength?: number;
  iv?: Uint8Array;
  counter?: Uint8Array;
  additionalData?: Uint8Array;
  label?: Uint8Array;
  info?: Uint8Array;
  salt?: Uint8Array;
  publicExponent?: Uint8Array;
};

const NUMBERS = ["public", "length", "tagLength", "saltLength", "iterations", "modulusLength"] as const;
const BYTES = ["iv", "counter", "additionalData", "label", "info", "salt", "publicExponent"] as const;

/** The bytes at a span of the buffer that came along. Throws a TypeError for what is no span. */
export function bytesAt(span: unknown, buffer: Uint8Array): Uint8Array {
  const [offset, length] = Array.isArray(span) ? (span as unknown[]) : [];
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length))
    throw new TypeError("Bytes are missing");
  // A copy, because the memory is the caller's and what is made of it may outlive the call.
  return buffer.slice(Number(offset), Number(offset) + Number(length));
}

export function readAlgorithm(value: unknown, buffer: Uint8Array): Algorithm {
  if (typeof value !== "object" || value === null) throw new TypeError("An algorithm is missing");
  const given = value as Record<string, unknown>;
  const algorithm: Algorithm = { name: String(given["name"]) };
  if (given["hash"] !== undefined) algorithm.hash = String(given["hash"]);
  if (given["namedCurve"] !== undefined) algorithm.namedCurve = String(given["namedCurve"]);
  for (const name of NUMBERS) if (given[name] !== undefined) algorithm[name] = Number(given[name]);
  for (const name of BYTES) if (given[name] !== undefined) algorithm[name] = bytesAt(given[name], buffer);
  return algorithm;
}

/** A parameter that must be there. Throws a TypeError that names it if it is not. */
export function required<K extends keyof Algorithm>(
  algorithm: Algorithm,
  name: K,
): NonNullable<Algorithm[K]> {
  const value = algorithm[name];
  if (value === undefined || value === null) {
    throw new TypeError(`${algorithm.name} algorithm requires '${name}' parameter`);
  }
  return value;
}

const HASHES: Record<string, { node: string; block: number; size: number }> = {
  "SHA-1": { node: "sha1", block: 512, size: 160 },
  "SHA-256": { node: "sha256", block: 512, size: 256 },
  "SHA-384": { node: "sha384", block: 1024, size: 384 },
  "SHA-512": { node: "sha512", block: 1024, size: 512 },
};

/** A hash's name in Node, and its block and digest sizes in bits. */
export function hashOf(name: string): { node: string; block: number; size: number } {
  const hash = Object.hasOwn(HASHES, name) ? HASHES[name] : undefined;
  if (hash === undefined) throw new Refusal("NotSupportedError", `Unrecognized or invalid algorithm ${name}`);
  return hash;
}
