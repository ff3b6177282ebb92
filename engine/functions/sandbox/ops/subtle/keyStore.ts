import type { KeyObject } from "node:crypto";
import { Refusal } from "../reply";

export type KeyType = "secret" | "private" | "public";

/** A key's algorithm as `CryptoKey.algorithm` shows it; publicExponent as a list of bytes. */
export type KeyAlgorithm = {
  name: string;
  hash?: { name: string };
  length?: number;
  namedCurve?: string;
  modulusLength?: number;
  publicExponent?: number[];
};

export type StoredKey = {
  type: KeyType;
  extractable: boolean;
  algorithm: KeyAlgorithm;
  usages: string[];
  object: KeyObject;
};

/** What a realm learns of a key. */
export type KeyInfo = Omit<StoredKey, "object"> & { handle: number };

/** The keys of one sandbox, which the realm knows by handle only. */
export class KeyStore {
  readonly #keys = new Map<number, StoredKey>();
  #lastHandle = 0;

  add(key: StoredKey): KeyInfo {
    this.#lastHandle += 1;
    this.#keys.set(this.#lastHandle, key);
    const { object: _object, ...info } = key;
    return { handle: this.#lastHandle, ...info };
  }

  get(handle: unknown): StoredKey {
    const key = this.#keys.get(Number(handle));
    if (key === undefined) throw new TypeError("not of type CryptoKey");
    return key;
  }

  /** The key under a handle, if it is for algorithm `name` and may be used so. Throws an InvalidAccessError. */
  use(handle: unknown, name: string, usage: string): StoredKey {
    const key = this.get(handle);
    if (key.algorithm.name !== name) throw new Refusal("InvalidAccessError", "invalid algorithm for key");
    if (!key.usages.includes(usage)) {
      throw new Refusal("InvalidAccessError", `CryptoKey does not have ${usage} usage`);
    }
    return key;
  }

  release(handle: unknown): void {
    this.#keys.delete(Number(handle));
  }

  clear(): void {
    this.#keys.clear();
  }

  get size(): number {
    return this.#keys.size;
  }
}

const CIPHER = ["encrypt", "decrypt", "wrapKey", "unwrapKey"];
const DERIVE = ["deriveKey", "deriveBits"];
const SIGNATURE: Partial<Record<KeyType, string[]>> = { private: ["sign"], public: ["verify"] };

const POSSIBLE_USAGES: Record<string, Partial<Record<KeyType, string[]>>> = {
  HMAC: { secret: ["sign", "verify"] },
  "AES-CTR": { secret: CIPHER },
  "AES-CBC": { secret: CIPHER },
  "AES-GCM": { secret: CIPHER },
  "AES-KW": { secret: ["wrapKey", "unwrapKey"] },
  HKDF: { secret: DERIVE },
  PBKDF2: { secret: DERIVE },
  "RSASSA-PKCS1-v1_5": SIGNATURE,
  "RSA-PSS": SIGNATURE,
  ECDSA: SIGNATURE,
  Ed25519: SIGNATURE,
  "RSA-OAEP": { private: ["decrypt", "unwrapKey"], public: ["encrypt", "wrapKey"] },
  ECDH: { private: DERIVE, public: [] },
  X25519: { private: DERIVE, public: [] },
};

/** Which of `usages` keys of this type may have. */
export function usagesOf(name: string, type: KeyType, usages: readonly string[]): string[] {
  const possible = POSSIBLE_USAGES[name]?.[type] ?? [];
  return [...new Set(usages)].filter((usage) => possible.includes(usage));
}

/** The usages of a key to be imported. Throws a SyntaxError if the key cannot have one of them. */
export function checkUsages(name: string, type: KeyType, usages: readonly string[]): string[] {
  const possible = POSSIBLE_USAGES[name]?.[type] ?? [];
  if (usages.some((usage) => !possible.includes(usage)))
    throw new Refusal("SyntaxError", "invalid key_usages");
  if (type !== "public") refuseUseless(usages);
  return [...new Set(usages)];
}

/** Refuses a secret or private key that could be used for nothing. */
export function refuseUseless(usages: readonly string[]): void {
  if (usages.length === 0) throw new Refusal("SyntaxError", "invalid key usages");
}
