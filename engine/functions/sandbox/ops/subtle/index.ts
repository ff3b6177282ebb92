import { createHash } from "node:crypto";
import type { HandedBytes } from "../handedBytes";
import { answering, fields, Refusal, type SyncOp, text } from "../reply";
import { type Algorithm, bytesAt, hashOf, readAlgorithm } from "./algorithm";
import { transform } from "./ciphers";
import { deriveBits } from "./derivation";
import { KeyStore, type StoredKey } from "./keyStore";
import { exportPaired, exportPairedJwk, generatePaired, importPaired } from "./pairedKeys";
import {
  exportSecretJwk,
  generateSecret,
  importAes,
  importDerivation,
  importHmac,
  type KeyInput,
  keyLength,
  type KeyTerms,
} from "./secretKeys";
import { sign, verify } from "./signatures";

function importKey(input: KeyInput, algorithm: Algorithm, terms: KeyTerms): StoredKey {
  if (!["raw", "jwk", "spki", "pkcs8"].includes(input.format)) throw new TypeError("invalid key format");
  if (algorithm.name === "HMAC") return importHmac(input, algorithm, terms);
  if (algorithm.name.startsWith("AES-")) return importAes(input, algorithm, terms);
  if (algorithm.name === "HKDF" || algorithm.name === "PBKDF2")
    return importDerivation(input, algorithm, terms);
  if (algorithm.name.startsWith("SHA-")) throw unsupported(algorithm);
  return importPaired(input, algorithm, terms);
}

const unsupported = (algorithm: Algorithm): Refusal =>
  new Refusal("NotSupportedError", `Unrecognized or invalid algorithm ${algorithm.name}`);

function termsOf(args: Record<string, unknown>): KeyTerms {
  const usages = Array.isArray(args["usages"]) ? args["usages"].map(String) : [];
  const known = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"];
  if (usages.some((usage) => !known.includes(usage))) throw new TypeError("invalid key usage");
  return { extractable: args["extractable"] === true, usages };
}

function exportable(key: StoredKey): StoredKey {
  const { name } = key.algorithm;
  if (name === "HKDF" || name === "PBKDF2")
    throw new Refusal("NotSupportedError", `${name} keys are not exportable`);
  if (!key.extractable) throw new Refusal("InvalidAccessError", "key is not extractable");
  return key;
}

/** Web Crypto over Node's synchronous functions, with the keys of one sandbox. */
export function subtleOps(handed: HandedBytes): { ops: Record<string, SyncOp>; dispose(): void } {
  const keys = new KeyStore();
  return {
    ops: { ...keyOps(keys, handed), ...dataOps(keys, handed) },
    dispose: () => keys.clear(),
  };
}

function keyOps(keys: KeyStore, handed: HandedBytes): Record<string, SyncOp> {
  return {
    "subtle.release": answering((handle) => keys.release(handle)),
    "subtle.importKey": answering((args, buffer) => {
      const given = fields(args);
      const data = given["data"] === undefined ? {} : { data: bytesAt(given["data"], buffer) };
      const input = { format: text(given["format"]), jwk: given["jwk"], ...data };
      return keys.add(importKey(input, readAlgorithm(given["algorithm"], buffer), termsOf(given)));
    }),
    "subtle.exportKey": handed.answering((args) => {
      const { key: handle, format } = fields(args);
      const key = exportable(keys.get(handle));
      if (key.type !== "secret") return exportPaired(key, text(format));
      if (format !== "raw") throw new Refusal("NotSupportedError", "unsupported export format");
      return key.object.export();
    }),
    "subtle.exportJwk": answering((args) => {
      const key = exportable(keys.get(fields(args)["key"]));
      const jwk = key.type === "secret" ? exportSecretJwk(key) : exportPairedJwk(key);
      return { ...jwk, key_ops: key.usages, ext: key.extractable };
    }),
    "subtle.generateKey": answering((args, buffer) => {
      const given = fields(args);
      const algorithm = readAlgorithm(given["algorithm"], buffer);
      const { name } = algorithm;
      if (name.startsWith("SHA-") || name === "HKDF" || name === "PBKDF2") throw unsupported(algorithm);
      if (name === "HMAC" || name.startsWith("AES-"))
        return keys.add(generateSecret(algorithm, termsOf(given)));
      const pair = generatePaired(algorithm, termsOf(given));
      return { privateKey: keys.add(pair.privateKey), publicKey: keys.add(pair.publicKey) };
    }),
  };
}

function dataOps(keys: KeyStore, handed: HandedBytes): Record<string, SyncOp> {
  /** The arguments of an operation on data with a key that may be used so. */
  const opened = (args: unknown, buffer: Uint8Array, usage: string) => {
    const given = fields(args);
    const algorithm = readAlgorithm(given["algorithm"], buffer);
    return { given, algorithm, key: keys.use(given["key"], algorithm.name, usage) };
  };
  const cipher = (direction: "encrypt" | "decrypt", wrapping: string): SyncOp =>
    handed.answering((args, buffer) => {
      const usage = fields(args)["usage"] === wrapping ? wrapping : direction;
      const { given, algorithm, key } = opened(args, buffer, usage);
      return transform(direction, algorithm, key, bytesAt(given["data"], buffer));
    });
  return {
    "subtle.digest": handed.answering((args, buffer) => {
      const { hash, data } = fields(args);
      return createHash(hashOf(text(hash)).node)
        .update(bytesAt(data, buffer))
        .digest();
    }),
    "subtle.encrypt": cipher("encrypt", "wrapKey"),
    "subtle.decrypt": cipher("decrypt", "unwrapKey"),
    "subtle.sign": handed.answering((args, buffer) => {
      const { given, algorithm, key } = opened(args, buffer, "sign");
      return sign(algorithm, key, bytesAt(given["data"], buffer));
    }),
    "subtle.verify": answering((args, buffer) => {
      const { given, algorithm, key } = opened(args, buffer, "verify");
      return verify(algorithm, key, bytesAt(given["signature"], buffer), bytesAt(given["data"], buffer));
    }),
    "subtle.deriveBits": handed.answering((args, buffer) => {
      const { given, algorithm, key } = opened(args, buffer, "deriveBits");
      const { length } = given;
      return deriveBits(algorithm, key, length === null ? null : Number(length), keys);
    }),
    "subtle.deriveKey": answering((args, buffer) => {
      const { given, algorithm, key } = opened(args, buffer, "deriveKey");
      const derived = readAlgorithm(given["derived"], buffer);
      const later = derived.name === "HKDF" || derived.name === "PBKDF2";
      const data = deriveBits(algorithm, key, later ? null : keyLength(derived), keys);
      return keys.add(importKey({ format: "raw", data }, derived, termsOf(given)));
    }),
  };
}
