import { ID_DIGITS, fletcher16, INTERNAL_LENGTH, MAX_TEXT_LENGTH, MIN_TEXT_LENGTH } from "./ids";

const LONGEST_TABLE_NUMBER = 5;

/** Why `decodeId` refused a text, in Convex's words. */
export function idProblem(id: string): string {
  return `Unable to decode ID: ${reason(id)}`;
}

function reason(id: string): string {
  const length = Buffer.byteLength(id);
  const invalidLength = `Invalid ID length ${length}`;
  if (length < MIN_TEXT_LENGTH || length > MAX_TEXT_LENGTH) return invalidLength;
  const bytes = base32Bytes(id);
  if (bytes === null) return "ID wasn't valid base32";
  const tableLength = bytes.findIndex((byte) => byte < 128) + 1;
  if (tableLength === 0 || tableLength > LONGEST_TABLE_NUMBER) return "Invalid table number";
  if (bytes.subarray(0, tableLength).every((byte) => (byte & 127) === 0)) return "Invalid table number";
  const end = tableLength + INTERNAL_LENGTH;
  const [low, high] = bytes.subarray(end);
  if (low === undefined || high === undefined) return invalidLength;
  const version = low | (high << 8);
  const expected = fletcher16(bytes, end);
  return version === expected ? invalidLength : `Invalid ID version ${version} (expected ${expected})`;
}

function base32Bytes(text: string): Uint8Array | null {
  const digits = Array.from(text, (character) => ID_DIGITS.indexOf(character));
  if (digits.includes(-1)) return null;
  const bits = digits.map((digit) => digit.toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}
