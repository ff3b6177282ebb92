import { multikeyOf, type PublicJwk } from "./multibase";

export type KeyAlgorithm = "Ed25519" | "P-256";

/** A pair of keys, all in strings. `secret` is the private JWK as JSON text: whoever stores it seals it first. */
export type KeyPair = {
  algorithm: KeyAlgorithm;
  /** `z6Mk…` (Ed25519) or `zDn…` (P-256). */
  publicMultikey: string;
  publicJwk: PublicJwk;
  secret: string;
};

/** A new pair to sign Data Integrity proofs (`eddsa-rdfc-2022`) with. */
export async function generateEd25519(): Promise<KeyPair> {
  return generate("Ed25519", { name: "Ed25519" });
}

/** A new pair to sign VC-JWTs (`ES256`) with. */
export async function generateP256(): Promise<KeyPair> {
  return generate("P-256", { name: "ECDSA", namedCurve: "P-256" });
}

async function generate(algorithm: KeyAlgorithm, parameters: EcKeyGenParams | Algorithm): Promise<KeyPair> {
  const pair = (await crypto.subtle.generateKey(parameters, true, ["sign", "verify"])) as CryptoKeyPair;
  const secret = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const publicJwk = publicPartOf(secret as PublicJwk);
  return { algorithm, publicMultikey: multikeyOf(publicJwk), publicJwk, secret: JSON.stringify(secret) };
}

/** What of a JWK may be shown, and nothing else that was written into it. */
export function publicPartOf({ kty, crv, x, y, n, e }: PublicJwk): PublicJwk {
  const parts = Object.entries({ crv, x, y, n, e }).filter(([, part]) => part !== undefined);
  return { kty, ...Object.fromEntries(parts) };
}

/** Signs bytes with an Ed25519 secret. @throws DOMException or SyntaxError for what is no such secret */
export async function signEd25519(
  secret: string,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const jwk = JSON.parse(secret) as JsonWebKey;
  const key = await crypto.subtle.importKey("jwk", jwk, { name: "Ed25519" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, key, data));
}

/** Whether an Ed25519 key signed the bytes; no for a key of another kind. */
export async function isSignedByEd25519(
  jwk: PublicJwk,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (jwk.kty !== "OKP" || jwk.crv !== "Ed25519") return false;
  try {
    const key = await crypto.subtle.importKey("jwk", { ...jwk }, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, key, signature, data);
  } catch (error) {
    // Bytes that are no point of the curve.
    if (error instanceof DOMException) return false;
    throw error;
  }
}
