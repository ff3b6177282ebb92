import { Gunzip, gzipSync } from "fflate";
import { CREDENTIALS_V2 } from "./contextAddresses";
import { decodeBase64Url, encodeBase64Url } from "./multibase";
import { timestampOf } from "./timestamps";

/** Bits of a list, no fewer: with fewer, who asks for a list tells whom it is about. */
export const STATUS_LIST_LENGTH = 131_072;
/** Largest list that is unpacked, in bytes: sixteen million credentials. */
const MAX_BYTES = 2 * 1024 * 1024;
/** Compressed bytes that are unpacked at a time, before the size is looked at. */
const CHUNK = 4_096;

export type StatusPurpose = "revocation" | "suspension";

/** A list of statuses as credential (W3C Bitstring Status List), before it is signed. */
export type UnsignedStatusList = {
  "@context": string[];
  id: string;
  type: ["VerifiableCredential", "BitstringStatusListCredential"];
  issuer: string;
  validFrom: string;
  credentialSubject: {
    id: string;
    type: "BitstringStatusList";
    statusPurpose: StatusPurpose;
    encodedList: string;
  };
};

/** The credential of a list. `bits` has a bit a credential, the first in the highest bit of the first byte. */
export function buildStatusList(facts: {
  id: string;
  issuer: string;
  purpose: StatusPurpose;
  bits: Uint8Array;
  validFrom: number;
}): UnsignedStatusList {
  return {
    "@context": [CREDENTIALS_V2],
    id: facts.id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: facts.issuer,
    validFrom: timestampOf(facts.validFrom),
    credentialSubject: {
      id: `${facts.id}#list`,
      type: "BitstringStatusList",
      statusPurpose: facts.purpose,
      encodedList: encodeBits(facts.bits),
    },
  };
}

/** A list in which no bit is set. */
export function emptyBits(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(STATUS_LIST_LENGTH / 8);
}

/** The list with one bit set or unset; the given one stays as it is. @throws RangeError beyond its end */
export function withBit(bits: Uint8Array, index: number, isSet: boolean): Uint8Array<ArrayBuffer> {
  const byte = index >> 3;
  if (!Number.isInteger(index) || index < 0 || byte >= bits.length)
    throw new RangeError(`A list of ${bits.length * 8} bits has no bit ${index}.`);
  const changed = new Uint8Array(bits);
  const mask = 0x80 >> (index & 7);
  changed[byte] = isSet ? (changed[byte] ?? 0) | mask : (changed[byte] ?? 0) & ~mask;
  return changed;
}

/** Whether a bit is set; null beyond the list's end. */
export function bitAt(bits: Uint8Array, index: number): boolean | null {
  const byte = bits[Math.floor(index / 8)];
  return byte === undefined ? null : (byte & (0x80 >> (index & 7))) !== 0;
}

/** Bits as `encodedList`: gzip, base64url, multibase's header `u`. The same bits give the same text. */
export function encodeBits(bits: Uint8Array): string {
  return `u${encodeBase64Url(gzipSync(bits, { level: 9, mtime: 0 }))}`;
}

/** The bits of an `encodedList`; null where it is none, or unpacks to more than anybody needs. */
export function decodeBits(encoded: string): Uint8Array | null {
  // The first lists were written without multibase's header.
  const packed = decodeBase64Url(encoded.startsWith("u") ? encoded.slice(1) : encoded);
  if (packed === null || packed.length < 18) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const gunzip = new Gunzip((chunk, isLast) => {
    chunks.push(chunk);
    length += chunk.length;
    ended ||= isLast;
  });
  try {
    for (let start = 0; start < packed.length && length <= MAX_BYTES; start += CHUNK)
      gunzip.push(packed.subarray(start, start + CHUNK), start + CHUNK >= packed.length);
  } catch {
    return null;
  }
  return ended && length <= MAX_BYTES && length === lengthIn(packed) ? joined(chunks, length) : null;
}

/** The length that gzip's last four bytes give: the library does not hold what it unpacked against it. */
function lengthIn(packed: Uint8Array<ArrayBuffer>): number {
  return new DataView(packed.buffer).getUint32(packed.byteLength - 4, true);
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const bits = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bits.set(chunk, at);
    at += chunk.length;
  }
  return bits;
}
