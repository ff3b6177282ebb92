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

/** Intervals of one index, tidied up when their number has doubled since the last time. */
type IndexReads = { intervals: Interval[]; tidyAt: number };

const FIRST_TIDY = 32;

/** What one query or mutation has read: the key ranges and the searches its result depends on. */
export class ReadSet {
  readonly #indexes = new Map<number, IndexReads>();
  readonly #searches = new Map<string, SearchRead>();

  /** Adds the keys from `lo` to `hi`; an empty range is left out. */
  add(index: number, lo: string, hi: string | null): void {
    if (hi !== null && hi <= lo) return;
    let reads = this.#indexes.get(index);
    if (reads === undefined) this.#indexes.set(index, (reads = { intervals: [], tidyAt: FIRST_TIDY }));
    reads.intervals.push({ lo, hi });
    if (reads.intervals.length >= reads.tidyAt) {
      reads.intervals = coalesce(reads.intervals);
      reads.tidyAt = Math.max(FIRST_TIDY, 2 * reads.intervals.length);
    }
  }

  addSearch(read: SearchRead): void {
    this.#searches.set(JSON.stringify(read), read);
  }

  /** Adds all that another read set holds. */
  merge(other: ReadSet): void {
    for (const [index, { intervals }] of other.#indexes) {
      for (const { lo, hi } of intervals) this.add(index, lo, hi);
    }
    for (const [text, read] of other.#searches) this.#searches.set(text, read);
  }

  /** The fewest ranges that hold the keys read: by index and then by `lo`, none touching the next. */
  ranges(): ReadRange[] {
    const ranges: ReadRange[] = [];
    for (const index of [...this.#indexes.keys()].sort((a, b) => a - b)) {
      for (const { lo, hi } of coalesce(this.#indexes.get(index)?.intervals ?? []))
        ranges.push({ index, lo, hi });
    }
    return ranges;
  }

  searches(): SearchRead[] {
    return [...this.#searches.values()];
  }
}

/** Sorted copies of the intervals, those that overlap or touch made one. */
function coalesce(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => (a.lo < b.lo ? -1 : a.lo === b.lo ? 0 : 1));
  const merged: Interval[] = [];
  let last: Interval | undefined;
  for (const { lo, hi } of sorted) {
    if (last === undefined || (last.hi !== null && last.hi < lo)) merged.push((last = { lo, hi }));
    else if (last.hi !== null && (hi === null || hi > last.hi)) last.hi = hi;
  }
  return merged;
}
