import { constants, createHmac, sign as nodeSign, timingSafeEqual, verify as nodeVerify } from "node:crypto";
import { Refusal } from "../reply";
import { type Algorithm, hashOf, required } from "./algorithm";
import type { StoredKey } from "./keyStore";

type Scheme = { hash: string | null; options: object };

/** How Node is told to sign for an algorithm with key pairs. */
function schemeOf(algorithm: Algorithm, key: StoredKey): Scheme {
  switch (algorithm.name) {
    case "Ed25519":
      return { hash: null, options: {} };
    case "ECDSA":
      return { hash: hashOf(required(algorithm, "hash")).node, options: { dsaEncoding: "ieee-p1363" } };
    case "RSASSA-PKCS1-v1_5":
      return { hash: rsaHash(key), options: { padding: constants.RSA_PKCS1_PADDING } };
    case "RSA-PSS": {
      const saltLength = required(algorithm, "saltLength");
      return { hash: rsaHash(key), options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } };
    }
    default:
      throw new Refusal("InvalidAccessError", "invalid algorithm for key");
  }
}

const rsaHash = (key: StoredKey): string => hashOf(key.algorithm.hash?.name ?? "").node;

function hmac(key: StoredKey, data: Uint8Array): Buffer {
  return createHmac(rsaHash(key), key.object).update(data).digest();
}

export function sign(algorithm: Algorithm, key: StoredKey, data: Uint8Array): Uint8Array {
  if (algorithm.name === "HMAC") return hmac(key, data);
  const { hash, options } = schemeOf(algorithm, key);
  try {
    return nodeSign(hash, data, { key: key.object, ...options });
  } catch {
    throw new Refusal("OperationError", `${algorithm.name} signing failed`);
  }
}

/** Whether a signature fits; one that is not even well formed does not. */
export function verify(
  algorithm: Algorithm,
  key: StoredKey,
  signature: Uint8Array,
  data: Uint8Array,
): boolean {
  if (algorithm.name === "HMAC") {
    const expected = hmac(key, data);
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  const { hash, options } = schemeOf(algorithm, key);
  try {
    return nodeVerify(hash, data, { key: key.object, ...options }, signature);
  } catch {
    return false;
  }
}
