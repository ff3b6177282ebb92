/** Crockford's base32: no I, L, O and U, which are misread or spell words. https://www.crockford.com/base32.html */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;
const SHORT_CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
/** 128 bits as base64url without padding; the last character holds two of them. */
const PUBLIC_ID = /^[\w-]{21}[AQgw]$/;

/** What somebody was handed to look a credential up by. */
export type Handle = { kind: "publicId"; publicId: string } | { kind: "shortCode"; shortCode: string };

/** What a text in an address, or typed by hand, names; null for what can be neither. */
export function handleOf(entered: string): Handle | null {
  const text = entered.trim();
  if (PUBLIC_ID.test(text)) return { kind: "publicId", publicId: text };
  const shortCode = normalizeShortCode(text);
  return shortCode === null ? null : { kind: "shortCode", shortCode };
}

/**
 * A short code as it is stored, from what somebody typed off a sheet of paper: any case, with or without hyphens
 * and spaces, O for 0 and I or L for 1. Null for what is none.
 */
export function normalizeShortCode(entered: string): string | null {
  const code = entered
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return SHORT_CODE.test(code) ? code : null;
}

/** A short code as it is printed: XXXXX-XXXXX. */
export function printedShortCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** A short code of fifty random bits: of `bytes`, the five low bits of ten of them. */
export function shortCodeOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte & 31]).join("");
}
