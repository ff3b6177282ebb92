/**
 * Keys that order the components of a page, so that putting one between two others changes no third. A key is a
 * fraction between 0 and 1, written as its digits to base 62 without zeros at the end; keys compare as texts do.
 * The method is known as fractional indexing: https://observablehq.com/@dgreensp/implementing-fractional-indexing
 */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A key between two others; null stands for the beginning and for the end. `before` must come before `after`. */
export function positionBetween(before: string | null, after: string | null): string {
  return between(before ?? "", after);
}

/** So many keys, in order. */
export function positionsOf(count: number): string[] {
  // As many digits as it takes for each key to have a number of its own, with room on both sides.
  const width = Math.max(1, Math.ceil(Math.log(count + 2) / Math.log(DIGITS.length)));
  const step = Math.floor(DIGITS.length ** width / (count + 1));
  return Array.from({ length: count }, (_each, index) => written((index + 1) * step, width));
}

function between(low: string, high: string | null): string {
  const shared = high === null ? 0 : sharedLength(low, high);
  if (shared > 0)
    return (high ?? "").slice(0, shared) + between(low.slice(shared), (high ?? "").slice(shared));
  const lowDigit = low === "" ? 0 : DIGITS.indexOf(low.charAt(0));
  const highDigit = high === null ? DIGITS.length : DIGITS.indexOf(high.charAt(0));
  if (highDigit - lowDigit > 1) return DIGITS.charAt(Math.floor((lowDigit + highDigit) / 2));
  // The digits are neighbours: what lies between begins with the higher one alone, or goes on after the lower one.
  if (high !== null && high.length > 1) return high.charAt(0);
  return DIGITS.charAt(lowDigit) + between(low.slice(1), null);
}

/** How many digits both begin with; what `low` lacks counts as zeros. */
function sharedLength(low: string, high: string): number {
  let length = 0;
  while (length < high.length && (low.charAt(length) || "0") === high.charAt(length)) length += 1;
  return length;
}

function written(number: number, width: number): string {
  let digits = "";
  for (let left = number; digits.length < width; left = Math.floor(left / DIGITS.length))
    digits = DIGITS.charAt(left % DIGITS.length) + digits;
  return digits.replace(/0+$/, "");
}
