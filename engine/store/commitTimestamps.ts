import type { Json } from "../protocol/json";
import type { TableInfo } from "./catalog";
import type { Document } from "./indexKeys";

type Pending = { table: TableInfo; document: Document };

/**
 * Documents that hold `db.vars.commitTs`: they keep the placeholder while the mutation runs and get
 * the commit timestamp (int64, nanoseconds) as its last step.
 */
export class CommitTimestamps {
  readonly #pending = new Map<number, Pending>();
  readonly #encoded: string;

  constructor(ts: bigint) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(ts);
    this.#encoded = bytes.toString("base64");
  }

  note(doc: number, table: TableInfo, document: Document): void {
    if (hasPlaceholder(document)) this.#pending.set(doc, { table, document });
    else this.#pending.delete(doc);
  }

  forget(doc: number): void {
    this.#pending.delete(doc);
  }

  /** Remembers the pending documents; the function it gives back restores them. */
  mark(): () => void {
    if (this.#pending.size === 0) return () => this.#pending.clear();
    const saved = [...this.#pending];
    return () => {
      this.#pending.clear();
      for (const [doc, pending] of saved) this.#pending.set(doc, pending);
    };
  }

  resolve(write: (table: TableInfo, doc: number, document: Document) => void): void {
    for (const [doc, { table, document }] of [...this.#pending]) {
      write(table, doc, this.fill(document) as Document);
    }
  }

  /** A value with the commit timestamp in every place it is to be. */
  fill(value: Json): Json {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((item) => this.fill(item));
    if ("$commitTs" in value) return { $integer: this.#encoded };
    return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, this.fill(item)]));
  }
}

/** Whether `db.vars.commitTs` stands anywhere in a value. */
export function hasPlaceholder(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  if (Array.isArray(value)) return value.some(hasPlaceholder);
  return "$commitTs" in value || Object.values(value).some(hasPlaceholder);
}
