import { createHash } from "node:crypto";
import type { ReadSet } from "../../store/ranges";
import { RangeIndex } from "../../store/ranges";
import { searchWritesOf } from "../../store/specialIndexes";
import type { WriteLog } from "../../store/writeLog";
import type { FunctionCall, QueryOutcome } from "../calls";

export type Subscription = { id: number; call: FunctionCall; journal: string | null; digest: string };

/** The queries kept fresh: what each read, and which ones a commit touches. */
export class Subscriptions {
  readonly #all = new Map<number, Subscription>();
  readonly #ranges = new RangeIndex<number>();
  readonly #dirty = new Set<number>();

  get size(): number {
    return this.#all.size;
  }

  /** `halted`: it runs only once every query must run again. */
  add(id: number, call: FunctionCall, journal: string | null, halted = false): void {
    this.#all.set(id, { id, call, journal, digest: "" });
    if (!halted) this.#dirty.add(id);
  }

  remove(id: number): void {
    this.#all.delete(id);
    this.#ranges.delete(id);
    this.#dirty.delete(id);
  }

  /** Every query must run again: code or environment changed. */
  invalidateAll(): void {
    for (const id of this.#all.keys()) this.#dirty.add(id);
  }

  /** Notes a commit's writes. */
  invalidate(writes: WriteLog): void {
    for (const id of this.#ranges.collectHits(writes.keys, searchWritesOf(writes.documents)))
      this.#dirty.add(id);
  }

  /** Those to run again, each once. */
  takeDirty(): Subscription[] {
    const taken = [...this.#dirty].flatMap((id) => this.#all.get(id) ?? []);
    this.#dirty.clear();
    return taken;
  }

  /** Notes a run; false when the result is the one before. */
  ran(subscription: Subscription, result: QueryOutcome, reads: ReadSet): boolean {
    this.#ranges.set(subscription.id, reads.ranges(), reads.searches());
    subscription.journal = result.journal;
    const digest = digestOf(result);
    const changed = digest !== subscription.digest;
    subscription.digest = digest;
    return changed;
  }
}

/** Stands for a result: the same text means the same value or error, journal and dependence on the caller. */
function digestOf({ outcome, journal, readsIdentity }: QueryOutcome): string {
  const hash = createHash("sha1");
  hash.update(outcome.ok ? `v${outcome.value}` : `e${outcome.data ?? ""}\0${outcome.message}`);
  hash.update(`\0${journal ?? ""}\0${String(readsIdentity)}`);
  return hash.digest("base64");
}
