import { randomFillSync } from "node:crypto";

/*
 * An id is base32 of: the table number as a varint, 16 internal bytes, and a Fletcher-16 checksum (little-endian).
 * The alphabet is Crockford's in lower case; nothing else is accepted for a digit.
 */
export const ID_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
export const INTERNAL_LENGTH = 16;
const CHECKSUM_LENGTH = 2;
export const MIN_TEXT_LENGTH = 31;
export const MAX_TEXT_LENGTH = 37;
const MAX_TABLE_NUMBER = 0xffffffff;
const INVALID = 255;

const DIGITS = new Uint8Array(128).fill(INVALID);
for (let i = 0; i < ID_DIGITS.length; i++) DIGITS[ID_DIGITS.charCodeAt(i)] = i;

const CHARACTER_CODES = Uint8Array.from(ID_DIGITS, (character) => character.charCodeAt(0));

const scratch = new Uint8Array(MAX_TEXT_LENGTH);

/** The checksum of the first `length` bytes. */
export function fletcher16(bytes: Uint8Array, length: number): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < length; i++) {
    low = (low + (bytes[i] ?? 0)) & 255;
    high = (high + low) & 255;
  }
  return (high << 8) | low;
}

function encodeBase32(bytes: Uint8Array, length: number): string {
  const codes: number[] = [];
  let pending = 0;
  let bits = 0;
  for (let i = 0; i < length; i++) {
    pending = ((pending << 8) | (bytes[i] ?? 0)) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      codes.push(CHARACTER_CODES[(pending >> bits) & 31] ?? 0);
    }
  }
  if (bits > 0) codes.push(CHARACTER_CODES[(pending << (5 - bits)) & 31] ?? 0);
  return String.fromCharCode(...codes);
}

/** Fills `scratch`; returns how many bytes, or -1 if the text is not exactly base32. */
function decodeBase32(text: string): number {
  let length = 0;
  let pending = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS[text.charCodeAt(i)] ?? INVALID;
    if (digit === INVALID) return -1;
    pending = ((pending << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      scratch[length++] = (pending >> bits) & 255;
    }
  }
  const unusedBits = pending & ((1 << bits) - 1);
  return bits < 5 && unusedBits === 0 ? length : -1;
}

/** The id of a document: `tableNumber` is 1 to 2³²-1, `internal` has 16 bytes. The text has 31 to 37 characters. */
export function encodeId(tableNumber: number, internal: Uint8Array): string {
  if (!Number.isInteger(tableNumber) || tableNumber < 1 || tableNumber > MAX_TABLE_NUMBER)
    throw new RangeError(`Not a table number: ${tableNumber}`);
  if (internal.length !== INTERNAL_LENGTH)
    throw new RangeError(`An internal id has ${INTERNAL_LENGTH} bytes, not ${internal.length}`);
  let length = 0;
  let rest = tableNumber;
  for (; rest >= 128; rest >>>= 7) scratch[length++] = (rest & 127) | 128;
  scratch[length++] = rest;
  scratch.set(internal, length);
  length += INTERNAL_LENGTH;
  const checksum = fletcher16(scratch, length);
  scratch[length++] = checksum & 255;
  scratch[length++] = checksum >> 8;
  return encodeBase32(scratch, length);
}

/** Reads an id. Null if the text is no id in its one canonical form; never throws. */
export function decodeId(id: string): { tableNumber: number; internal: Uint8Array } | null {
  if (id.length < MIN_TEXT_LENGTH || id.length > MAX_TEXT_LENGTH) return null;
  const length = decodeBase32(id);
  const tableLength = length - INTERNAL_LENGTH - CHECKSUM_LENGTH;
  if (tableLength < 1 || tableLength > 5) return null;
  let tableNumber = 0;
  for (let i = 0; i < tableLength; i++) {
    const byte = scratch[i] ?? 0;
    const isLast = i === tableLength - 1;
    if (byte >= 128 === isLast || (isLast && byte === 0)) return null;
    tableNumber += (byte & 127) * 2 ** (7 * i);
  }
  if (tableNumber > MAX_TABLE_NUMBER) return null;
  const end = tableLength + INTERNAL_LENGTH;
  const checksum = (scratch[end] ?? 0) | ((scratch[end + 1] ?? 0) << 8);
  if (checksum !== fletcher16(scratch, end)) return null;
  return { tableNumber, internal: scratch.slice(tableLength, end) };
}

const POOL_IDS = 256;
const RANDOM_LENGTH = 10;
const TIME_LENGTH = INTERNAL_LENGTH - RANDOM_LENGTH;
const pool = new Uint8Array(POOL_IDS * RANDOM_LENGTH);
let poolPosition = pool.length;

/**
 * A fresh internal id: the time (milliseconds since 1970, 6 bytes, big-endian), then 10 random bytes.
 * New documents so stand next to each other in their table's id index, and inserting many touches few
 * pages; 80 random bits keep ids from being guessed.
 */
export function newInternalId(): Uint8Array {
  if (poolPosition >= pool.length) {
    randomFillSync(pool);
    poolPosition = 0;
  }
  const id = new Uint8Array(INTERNAL_LENGTH);
  let time = Date.now();
  for (let i = TIME_LENGTH - 1; i >= 0; i--) {
    id[i] = time % 256;
    time = Math.floor(time / 256);
  }
  for (let i = TIME_LENGTH; i < INTERNAL_LENGTH; i++) id[i] = pool[poolPosition++] as number;
  return id;
}
