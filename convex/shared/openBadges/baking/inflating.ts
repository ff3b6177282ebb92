import { Unzlib } from "fflate";
import { BakingFailure } from "./failure";

/** How much may be unpacked out of one file, in bytes. */
export type Budget = { left: number };

/** Credentials are some kilobytes; what unpacks to more than this is none. */
const LARGEST = 2_000_000;
/** So little at once that what it unpacks to stays small, however it was packed. */
const STEP = 256;

/**
 * Unpacks zlib data. `goesOn` sees the first bytes and may end it early, with null. Throws a BakingFailure: `malformed`,
 * or `tooLarge` beyond 2 MB or the file's budget.
 */
export function inflate(
  packed: Uint8Array,
  budget: Budget = { left: LARGEST },
  goesOn: (start: Uint8Array) => boolean = () => true,
): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((part) => {
    if (part.length > 0) parts.push(part.slice());
    length += part.length;
    budget.left -= part.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      if (length > LARGEST || budget.left < 0) throw new BakingFailure("tooLarge");
      if (parts[0] !== undefined && !goesOn(parts[0])) return null;
    }
  } catch (error) {
    throw error instanceof BakingFailure ? error : new BakingFailure("malformed");
  }
  return join(parts, length);
}

/** Byte strings as one. */
export function join(
  parts: readonly Uint8Array[],
  length = parts.reduce((sum, part) => sum + part.length, 0),
): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
