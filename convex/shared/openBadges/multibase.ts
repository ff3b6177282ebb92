import { compressPoint, decompressPoint } from "./p256";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Longest text that is decoded: base58 takes quadratic time, and no key or signature comes near it. */
const MAX_BASE58 = 256;

/** Multicodec prefixes of public keys, as varints. */
const ED25519_PREFIX = [0xed, 0x01] as const;
const P256_PREFIX = [0x80, 0x24] as const;

/** The public part of a key as JWK (RFC 7517), nothing secret within. */
export type PublicJwk = { kty: string; crv?: string; x?: string; y?: string; n?: string; e?: string };

/** Bytes as base58btc with multibase's header `z`. */
export function encodeBase58(bytes: Uint8Array): string {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let index = 0; index < digits.length; index++) {
      carry += (digits[index] ?? 0) << 8;
      digits[index] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  const leading = ALPHABET.charAt(0).repeat(zeros === -1 ? bytes.length : zeros);
  return `z${leading}${digits
    .reverse()
    .map((digit) => ALPHABET.charAt(digit))
    .join("")}`;
}

/** The bytes of a `z…` text; null where it is none, or too long to be a key or a signature. */
export function decodeBase58(text: string): Uint8Array<ArrayBuffer> | null {
  if (!text.startsWith("z") || text.length > MAX_BASE58) return null;
  const bytes: number[] = [];
  for (const letter of text.slice(1)) {
    let carry = ALPHABET.indexOf(letter);
    if (carry === -1) return null;
    for (let index = 0; index < bytes.length; index++) {
      carry += (bytes[index] ?? 0) * 58;
      bytes[index] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff);
  }
  const leading = /^1*/.exec(text.slice(1))?.[0].length ?? 0;
  return Uint8Array.from([...new Array<number>(leading).fill(0), ...bytes.reverse()]);
}

/** Bytes as base64url without padding (RFC 4648). */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The bytes of base64url text without padding; null where it is none. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** A public key as Multikey's `publicKeyMultibase`. @throws Error for a JWK that is neither Ed25519 nor P-256 */
export function multikeyOf(jwk: PublicJwk): string {
  const x = decodeBase64Url(jwk.x ?? "");
  const y = decodeBase64Url(jwk.y ?? "");
  if (jwk.crv === "Ed25519" && x?.length === 32) return encodeBase58(Uint8Array.of(...ED25519_PREFIX, ...x));
  if (jwk.crv === "P-256" && x?.length === 32 && y?.length === 32)
    return encodeBase58(Uint8Array.of(...P256_PREFIX, ...compressPoint(x, y)));
  throw new Error("Only Ed25519 and P-256 keys have a multikey here.");
}

/** The public key in a `publicKeyMultibase`; null where it is none of Ed25519 or P-256. */
export function jwkOfMultikey(multikey: string): PublicJwk | null {
  const bytes = decodeBase58(multikey);
  if (bytes === null) return null;
  const key = bytes.subarray(2);
  if (startsWith(bytes, ED25519_PREFIX) && key.length === 32)
    return { kty: "OKP", crv: "Ed25519", x: encodeBase64Url(key) };
  if (!startsWith(bytes, P256_PREFIX)) return null;
  const point = decompressPoint(key);
  return point && { kty: "EC", crv: "P-256", x: encodeBase64Url(point.x), y: encodeBase64Url(point.y) };
}

function startsWith(bytes: Uint8Array, prefix: readonly [number, number]): boolean {
  return bytes[0] === prefix[0] && bytes[1] === prefix[1];
}
