import {
  constants,
  createCipheriv,
  createDecipheriv,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from "node:crypto";
import { Refusal } from "../reply";
import { type Algorithm, hashOf, required } from "./algorithm";
import type { StoredKey } from "./keyStore";

type Direction = "encrypt" | "decrypt";

const operationError = (message: string): Refusal => new Refusal("OperationError", message);

/** Encrypts or decrypts with any cipher of Web Crypto. Throws an OperationError if that fails. */
export function transform(
  direction: Direction,
  algorithm: Algorithm,
  key: StoredKey,
  data: Uint8Array,
): Uint8Array {
  switch (algorithm.name) {
    case "AES-CBC":
      return cbc(direction, algorithm, key.object, data);
    case "AES-CTR":
      return ctr(algorithm, key.object, data);
    case "AES-GCM":
      return gcm(direction, algorithm, key.object, data);
    case "AES-KW":
      return keyWrap(direction, key.object, data);
    case "RSA-OAEP":
      return oaep(direction, algorithm, key, data);
    default:
      throw new Refusal("InvalidAccessError", "invalid algorithm for key");
  }
}

const bitsOf = (key: KeyObject): number => (key.symmetricKeySize ?? 0) * 8;

function run(direction: Direction, cipher: string, key: KeyObject, iv: Uint8Array, data: Uint8Array): Buffer {
  const create = direction === "encrypt" ? createCipheriv : createDecipheriv;
  const stream = create(cipher, key, iv);
  try {
    return Buffer.concat([stream.update(data), stream.final()]);
  } catch {
    throw operationError(direction === "encrypt" ? "encryption failed" : "invalid ciphertext");
  }
}

function cbc(direction: Direction, algorithm: Algorithm, key: KeyObject, data: Uint8Array): Buffer {
  const iv = required(algorithm, "iv");
  if (iv.length !== 16) throw operationError("iv must be 16 bytes");
  return run(direction, `aes-${bitsOf(key)}-cbc`, key, iv, data);
}

const BLOCK = 16;

/** Counter mode whose counter is the last `length` bits of the block; Node counts with all 128. */
function ctr(algorithm: Algorithm, key: KeyObject, data: Uint8Array): Buffer {
  const counter = Buffer.from(required(algorithm, "counter"));
  const length = required(algorithm, "length");
  if (counter.length !== BLOCK) throw operationError("counter must be 16 bytes");
  if (length < 1 || length > 128) throw operationError("invalid counter length");
  const period = 1n << BigInt(length);
  const blocks = BigInt(Math.ceil(data.length / BLOCK));
  if (blocks > period) throw operationError("too much data for counter length");
  const block = BigInt(`0x${counter.toString("hex")}`);
  const beforeWrap = period - (block % period);
  const cipher = `aes-${bitsOf(key)}-ctr`;
  if (blocks <= beforeWrap) return run("encrypt", cipher, key, counter, data);
  const wrapped = Buffer.from((block - (block % period)).toString(16).padStart(2 * BLOCK, "0"), "hex");
  const split = Number(beforeWrap) * BLOCK;
  return Buffer.concat([
    run("encrypt", cipher, key, counter, data.subarray(0, split)),
    run("encrypt", cipher, key, wrapped, data.subarray(split)),
  ]);
}

const TAG_LENGTHS = [32, 64, 96, 104, 112, 120, 128];

function gcm(direction: Direction, algorithm: Algorithm, key: KeyObject, data: Uint8Array): Buffer {
  const iv = required(algorithm, "iv");
  const { tagLength = 128, additionalData } = algorithm;
  if (!TAG_LENGTHS.includes(tagLength))
    throw operationError(`${tagLength} is not a valid AES-GCM tag length`);
  if (iv.length === 0) throw operationError("AES-GCM IV must not be empty");
  const name = `aes-${bitsOf(key)}-gcm` as "aes-256-gcm";
  const authTagLength = tagLength / 8;
  if (direction === "encrypt") {
    const cipher = createCipheriv(name, key, iv, { authTagLength });
    if (additionalData !== undefined) cipher.setAAD(additionalData);
    return Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
  }
  if (data.length < authTagLength) throw operationError("The provided data is too small.");
  const decipher = createDecipheriv(name, key, iv, { authTagLength });
  if (additionalData !== undefined) decipher.setAAD(additionalData);
  decipher.setAuthTag(data.subarray(data.length - authTagLength));
  try {
    return Buffer.concat([decipher.update(data.subarray(0, data.length - authTagLength)), decipher.final()]);
  } catch {
    throw operationError("Decryption failed");
  }
}

/** The initial value RFC 3394 gives for wrapping keys. */
const WRAP_IV = Buffer.alloc(8, 0xa6);

function keyWrap(direction: Direction, key: KeyObject, data: Uint8Array): Buffer {
  if (data.length % 8 !== 0)
    throw operationError("The length of the key to wrap must be a multiple of 64 bits");
  return run(direction, `id-aes${bitsOf(key)}-wrap`, key, WRAP_IV, data);
}

function oaep(direction: Direction, algorithm: Algorithm, key: StoredKey, data: Uint8Array): Buffer {
  const options = {
    key: key.object,
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: hashOf(key.algorithm.hash?.name ?? "").node,
    ...(algorithm.label === undefined ? {} : { oaepLabel: Buffer.from(algorithm.label) }),
  };
  try {
    return direction === "encrypt" ? publicEncrypt(options, data) : privateDecrypt(options, data);
  } catch {
    throw operationError(`OAEP ${direction}ion failed`);
  }
}
