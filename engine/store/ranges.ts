import { IntervalTree } from "./intervalTree";
import type { ReadRange, SearchRead } from "./readSet";
import { SearchReads, type SearchWrite } from "./searchReads";

export { type ReadRange, ReadSet, type SearchRead } from "./readSet";
export type { SearchWrite } from "./searchReads";

type Reads = { ranges: readonly ReadRange[]; searches: readonly SearchRead[] };

const NO_READS: Reads = { ranges: [], searches: [] };

/**
 * Which subscriptions read what, and so which ones a commit touches. Every operation is logarithmic
 * in the number of distinct ranges; `S` is what stands for a subscription.
 */
export class RangeIndex<S = number> {
  readonly #trees = new Map<number, IntervalTree<S>>();
  readonly #searches = new SearchReads<S>();
  readonly #reads = new Map<S, Reads>();

  /** How many subscriptions read anything. */
  get size(): number {
    return this.#reads.size;
  }

  /** Replaces all that a subscription reads. */
  set(subscription: S, ranges: readonly ReadRange[], searches: readonly SearchRead[] = []): void {
    const before = this.#reads.get(subscription) ?? NO_READS;
    if (!sameRanges(before.ranges, ranges)) {
      this.#removeRanges(subscription, before.ranges);
      for (const { index, lo, hi } of ranges) this.#tree(index).add(lo, hi, subscription);
    }
    for (const read of before.searches) this.#searches.remove(read, subscription);
    for (const read of searches) this.#searches.add(read, subscription);
    if (ranges.length === 0 && searches.length === 0) this.#reads.delete(subscription);
    else this.#reads.set(subscription, { ranges, searches });
  }

  delete(subscription: S): void {
    this.set(subscription, []);
  }

  /** The subscriptions that read `key` of an index. */
  hit(index: number, key: string): Set<S> {
    return this.collectHits([{ index, key }]);
  }

  /** The subscriptions that any of the written keys or documents touches. */
  collectHits(keys: Iterable<{ index: number; key: string }>, documents: Iterable<SearchWrite> = []): Set<S> {
    const found = new Set<S>();
    for (const { index, key } of keys) this.#trees.get(index)?.collect(key, found);
    for (const write of documents) this.#searches.collect(write, found);
    return found;
  }

  #tree(index: number): IntervalTree<S> {
    let tree = this.#trees.get(index);
    if (tree === undefined) this.#trees.set(index, (tree = new IntervalTree<S>()));
    return tree;
  }

  #removeRanges(subscription: S, ranges: readonly ReadRange[]): void {
    for (const { index, lo, hi } of ranges) {
      const tree = this.#trees.get(index);
      tree?.remove(lo, hi, subscription);
      if (tree?.empty === true) this.#trees.delete(index);
    }
  }
}

function sameRanges(a: readonly ReadRange[], b: readonly ReadRange[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((range, i) => {
    const other = b[i];
    return range.index === other?.index && range.lo === other.lo && range.hi === other.hi;
  });
}
