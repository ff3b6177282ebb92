import { algorithmName, packAlgorithm } from "./cryptoAlgorithm";
import { type CryptoKey, handleOf, type KeyInfo, makeKey } from "./cryptoKey";
import { hostBytes, hostCall } from "./host";
import { PackedBytes } from "./packedBytes";
import { refuseInTransactions } from "./refused";
import { decodeUtf8, encodeUtf8 } from "./utf8";
import { enumerable, requireArguments } from "./webidl";

type KeyFormat = "raw" | "pkcs8" | "spki" | "jwk";
type KeyPair = { privateKey: CryptoKey; publicKey: CryptoKey };

const CONSTRUCT = Symbol("construct");
const on = (method: string): string => `Failed to execute '${method}' on 'SubtleCrypto'`;

/** Queries and mutations are deterministic, so what draws on true randomness is for actions. */
function refuseRandomness(): void {
  refuseInTransactions("cryptographic randomness");
}

/** Runs a cipher, whatever usage allowed it. */
function transform(
  op: "encrypt" | "decrypt",
  usage: string,
  algorithm: unknown,
  key: unknown,
  data: unknown,
) {
  if (op === "encrypt" && algorithmName(algorithm) === "RSA-OAEP") refuseRandomness();
  const packed = new PackedBytes();
  const args = {
    algorithm: packAlgorithm(algorithm, packed),
    key: handleOf(key),
    usage,
    data: packed.add(data, "data"),
  };
  return hostBytes(`subtle.${op}`, args, packed.buffer);
}

/** The Web Crypto API. The host answers at once, so these promises are already settled. */
export class SubtleCrypto {
  constructor(key?: symbol) {
    if (key !== CONSTRUCT) throw new TypeError("Illegal constructor");
  }

  async digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    requireArguments(arguments.length, 2, on("digest"));
    const packed = new PackedBytes();
    const args = { hash: algorithmName(algorithm), data: packed.add(data, "data") };
    return hostBytes("subtle.digest", args, packed.buffer).buffer;
  }

  async encrypt(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    requireArguments(arguments.length, 3, on("encrypt"));
    return transform("encrypt", "encrypt", algorithm, key, data).buffer;
  }

  async decrypt(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    requireArguments(arguments.length, 3, on("decrypt"));
    return transform("decrypt", "decrypt", algorithm, key, data).buffer;
  }

  async sign(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    requireArguments(arguments.length, 3, on("sign"));
    if (["ECDSA", "RSA-PSS"].includes(algorithmName(algorithm))) refuseRandomness();
    const packed = new PackedBytes();
    const args = {
      algorithm: packAlgorithm(algorithm, packed),
      key: handleOf(key),
      data: packed.add(data, "data"),
    };
    return hostBytes("subtle.sign", args, packed.buffer).buffer;
  }

  async verify(algorithm: unknown, key: CryptoKey, signature: unknown, data: unknown): Promise<boolean> {
    requireArguments(arguments.length, 4, on("verify"));
    const packed = new PackedBytes();
    const args = {
      algorithm: packAlgorithm(algorithm, packed),
      key: handleOf(key),
      signature: packed.add(signature, "signature"),
      data: packed.add(data, "data"),
    };
    return hostCall<boolean>("subtle.verify", args, packed.buffer);
  }

  async generateKey(
    algorithm: unknown,
    extractable: boolean,
    usages: Iterable<string>,
  ): Promise<CryptoKey | KeyPair> {
    requireArguments(arguments.length, 3, on("generateKey"));
    refuseRandomness();
    const packed = new PackedBytes();
    const args = {
      algorithm: packAlgorithm(algorithm, packed),
      extractable: Boolean(extractable),
      usages: [...usages].map(String),
    };
    const made = hostCall<KeyInfo | { privateKey: KeyInfo; publicKey: KeyInfo }>(
      "subtle.generateKey",
      args,
      packed.buffer,
    );
    if ("handle" in made) return makeKey(made);
    return { privateKey: makeKey(made.privateKey), publicKey: makeKey(made.publicKey) };
  }

  async importKey(
    format: KeyFormat,
    keyData: unknown,
    algorithm: unknown,
    extractable: boolean,
    usages: Iterable<string>,
  ): Promise<CryptoKey> {
    requireArguments(arguments.length, 5, on("importKey"));
    const packed = new PackedBytes();
    const material = format === "jwk" ? { jwk: keyData } : { data: packed.add(keyData, "keyData") };
    const args = {
      format: String(format),
      algorithm: packAlgorithm(algorithm, packed),
      extractable: Boolean(extractable),
      usages: [...usages].map(String),
      ...material,
    };
    return makeKey(hostCall<KeyInfo>("subtle.importKey", args, packed.buffer));
  }

  async exportKey(format: KeyFormat, key: CryptoKey): Promise<ArrayBuffer | Record<string, unknown>> {
    requireArguments(arguments.length, 2, on("exportKey"));
    const args = { format: String(format), key: handleOf(key) };
    if (format === "jwk") return hostCall<Record<string, unknown>>("subtle.exportJwk", args);
    return hostBytes("subtle.exportKey", args).buffer;
  }

  async deriveBits(
    algorithm: unknown,
    baseKey: CryptoKey,
    length: number | null = null,
  ): Promise<ArrayBuffer> {
    requireArguments(arguments.length, 2, on("deriveBits"));
    const packed = new PackedBytes();
    const bits = length === null ? null : Math.trunc(Number(length)) || 0;
    const args = { algorithm: packAlgorithm(algorithm, packed), key: handleOf(baseKey), length: bits };
    return hostBytes("subtle.deriveBits", args, packed.buffer).buffer;
  }

  async deriveKey(
    algorithm: unknown,
    baseKey: CryptoKey,
    derivedKeyType: unknown,
    extractable: boolean,
    usages: Iterable<string>,
  ): Promise<CryptoKey> {
    requireArguments(arguments.length, 5, on("deriveKey"));
    const packed = new PackedBytes();
    const args = {
      algorithm: packAlgorithm(algorithm, packed),
      key: handleOf(baseKey),
      derived: packAlgorithm(derivedKeyType, packed),
      extractable: Boolean(extractable),
      usages: [...usages].map(String),
    };
    return makeKey(hostCall<KeyInfo>("subtle.deriveKey", args, packed.buffer));
  }

  async wrapKey(
    format: KeyFormat,
    key: CryptoKey,
    wrappingKey: CryptoKey,
    algorithm: unknown,
  ): Promise<ArrayBuffer> {
    requireArguments(arguments.length, 4, on("wrapKey"));
    const exported = await this.exportKey(format, key);
    const bytes = exported instanceof ArrayBuffer ? exported : encodeUtf8(JSON.stringify(exported));
    return transform("encrypt", "wrapKey", algorithm, wrappingKey, bytes).buffer;
  }

  async unwrapKey(
    format: KeyFormat,
    wrappedKey: unknown,
    unwrappingKey: CryptoKey,
    unwrapAlgorithm: unknown,
    keyAlgorithm: unknown,
    extractable: boolean,
    usages: Iterable<string>,
  ): Promise<CryptoKey> {
    requireArguments(arguments.length, 7, on("unwrapKey"));
    const bytes = transform("decrypt", "unwrapKey", unwrapAlgorithm, unwrappingKey, wrappedKey);
    const material: unknown = format === "jwk" ? JSON.parse(decodeUtf8(bytes)) : bytes;
    return this.importKey(format, material, keyAlgorithm, extractable, usages);
  }

  get [Symbol.toStringTag](): string {
    return "SubtleCrypto";
  }
}

/** This realm's `crypto.subtle`. */
export const subtle = new SubtleCrypto(CONSTRUCT);

enumerable(
  SubtleCrypto.prototype,
  ...[
    "encrypt",
    "decrypt",
    "sign",
    "verify",
    "digest",
    "generateKey",
    "deriveKey",
    "deriveBits",
    "importKey",
  ],
  ...["exportKey", "wrapKey", "unwrapKey"],
);
