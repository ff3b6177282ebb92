import { MAX_PART_BYTES } from "../../../../convex/library/rules/limits";

/** Kept for the next upload: more are given back to the system. */
const MAX_SPARE = 4;
const spare: Buffer[] = [];

/** Room for a part. Taken from those that were given back, so that many parts do not leave much behind. */
export function takeBuffer(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(MAX_PART_BYTES);
}

export function giveBack(buffer: Buffer): void {
  if (spare.length < MAX_SPARE) spare.push(buffer);
}
