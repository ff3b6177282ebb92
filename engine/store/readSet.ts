/** Keys of one index from `lo` (included) to `hi` (excluded; null is without end). */
export type ReadRange = { index: number; lo: string; hi: string | null };

/**
 * A full-text search: it depends on every document that holds one of `terms`, or a term beginning
 * with `prefix`, and has the given key in every filter field.
 */
export type SearchRead = {
  index: number;
  terms: readonly string[];
  prefix: string | null;
  filters: readonly { field: string; key: string }[];
};

type Interval = { lo: string; hi: string | null };

/** What one query or mutation has read: the key ranges and the searches its result depends on. */
export class ReadSet {
  /** The fewest intervals that hold the keys read of an index, in their order. */
  readonly #indexes = new Map<number, Interval[]>();
  readonly #searches = new Map<string, SearchRead>();
  #size = 0;

  /** How many ranges there are; those that overlap or touch are one. */
  get size(): number {
    return this.#size;
  }

  /** Adds the keys from `lo` to `hi`; an empty range is left out. */
  add(index: number, lo: string, hi: string | null): void {
    if (hi !== null && hi <= lo) return;
    let intervals = this.#indexes.get(index);
    if (intervals === undefined) this.#indexes.set(index, (intervals = []));
    this.#size -= intervals.length;
    addInterval(intervals, lo, hi);
    this.#size += intervals.length;
  }

  addSearch(read: SearchRead): void {
    this.#searches.set(JSON.stringify(read), read);
  }

  /** Adds all that another read set holds. */
  merge(other: ReadSet): void {
    for (const [index, intervals] of other.#indexes) {
      for (const { lo, hi } of intervals) this.add(index, lo, hi);
    }
    for (const [text, read] of other.#searches) this.#searches.set(text, read);
  }

  /** The fewest ranges that hold the keys read: by index and then by `lo`, none touching the next. */
  ranges(): ReadRange[] {
    const ranges: ReadRange[] = [];
    for (const index of [...this.#indexes.keys()].sort((a, b) => a - b)) {
      for (const { lo, hi } of this.#indexes.get(index) ?? []) ranges.push({ index, lo, hi });
    }
    return ranges;
  }

  searches(): SearchRead[] {
    return [...this.#searches.values()];
  }
}

/** Adds to intervals in order, none touching the next, so that they stay so. */
function addInterval(intervals: Interval[], lo: string, hi: string | null): void {
  const from = firstReaching(intervals, lo);
  let to = from;
  let merged: Interval = { lo, hi };
  for (; to < intervals.length; to++) {
    const next = intervals[to] as Interval;
    if (merged.hi !== null && next.lo > merged.hi) break;
    merged = { lo: next.lo < merged.lo ? next.lo : merged.lo, hi: later(merged.hi, next.hi) };
  }
  if (from === intervals.length) intervals.push(merged);
  else intervals.splice(from, to - from, merged);
}

/** The position of the first interval that does not end before `lo`. */
function firstReaching(intervals: readonly Interval[], lo: string): number {
  const ends = (at: number): boolean => {
    const hi = intervals[at]?.hi ?? null;
    return hi !== null && hi < lo;
  };
  // Mostly keys are read in their order.
  if (intervals.length === 0 || ends(intervals.length - 1)) return intervals.length;
  let [low, high] = [0, intervals.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function later(left: string | null, right: string | null): string | null {
  return left === null || right === null ? null : left > right ? left : right;
}
