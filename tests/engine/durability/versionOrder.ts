import type { Anomaly, Operation, Step } from "./history";

export type Append = { operation: Operation; last: boolean };

/**
 * Who appended what, and the order of each list's versions as its longest read shows it. Appended
 * values are distinct within a key.
 */
export class VersionOrder {
  readonly writers = new Map<string, Map<number, Append>>();
  readonly order = new Map<string, readonly number[]>();
  readonly anomalies: Anomaly[] = [];

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#noteAppends(operation);
    for (const operation of operations) {
      if (operation.outcome === "failed") continue;
      for (const [key, items] of externalReads(operation)) this.#noteRead(operation, key, items);
      this.#checkInternal(operation);
    }
    for (const operation of operations) {
      for (const [key, items] of externalReads(operation)) this.#checkRead(operation, key, items);
    }
  }

  writerOf(key: string, value: number): Append | undefined {
    return this.writers.get(key)?.get(value);
  }

  #found(kind: Anomaly["kind"], detail: string): void {
    this.anomalies.push({ kind, detail });
  }

  #noteAppends(operation: Operation): void {
    const appends = operation.steps.filter((step) => step.kind === "append");
    for (const [i, { key, value }] of appends.entries()) {
      let values = this.writers.get(key);
      if (values === undefined) this.writers.set(key, (values = new Map<number, Append>()));
      const last = !appends.slice(i + 1).some((later) => later.key === key);
      values.set(value, { operation, last });
    }
  }

  #noteRead(operation: Operation, key: string, items: readonly number[]): void {
    const known = this.order.get(key) ?? [];
    const [shorter, longer] = items.length < known.length ? [items, known] : [known, items];
    if (shorter.some((value, i) => longer[i] !== value)) {
      this.#found(
        "incompatible order",
        `${key}: ${operation.id} read ${items.join()}, others ${known.join()}`,
      );
    } else this.order.set(key, longer);
  }

  #checkRead(operation: Operation, key: string, items: readonly number[]): void {
    if (new Set(items).size < items.length)
      this.#found("duplicate", `${key}: ${operation.id} read ${items.join()}`);
    for (const value of items) {
      const writer = this.writerOf(key, value);
      if (writer === undefined)
        this.#found("garbage read", `${key}: ${operation.id} read ${value}, which nobody wrote`);
      else if (writer.operation.outcome === "failed") {
        this.#found(
          "aborted read",
          `${key}: ${operation.id} read ${value} of ${writer.operation.id}, which failed`,
        );
      }
    }
    const newest = items.at(-1);
    const writer = newest === undefined ? undefined : this.writerOf(key, newest);
    if (writer !== undefined && !writer.last && writer.operation !== operation) {
      this.#found(
        "intermediate read",
        `${key}: ${operation.id} read up to ${newest}, the middle of ${writer.operation.id}`,
      );
    }
  }

  /** A transaction sees its own appends behind what it read first. */
  #checkInternal(operation: Operation): void {
    const seen = new Map<string, number[]>();
    const ownOnly = new Map<string, number[]>();
    for (const step of operation.steps) {
      if (step.kind === "append") {
        seen.get(step.key)?.push(step.value);
        ownOnly.set(step.key, [...(ownOnly.get(step.key) ?? []), step.value]);
      } else if (step.items !== null) {
        const wanted = seen.get(step.key) ?? null;
        const own = ownOnly.get(step.key) ?? [];
        const tail = own.length === 0 ? [] : step.items.slice(-own.length);
        if ((wanted !== null && wanted.join() !== step.items.join()) || tail.join() !== own.join()) {
          this.#found(
            "internal",
            `${step.key}: ${operation.id} read ${step.items.join()} after its own ${own.join()}`,
          );
        }
        seen.set(step.key, [...step.items]);
      }
    }
  }
}

/** What a transaction read of each key that others wrote: its first read, less its own appends before. */
export function externalReads(operation: Operation): Map<string, readonly number[]> {
  const reads = new Map<string, readonly number[]>();
  const own = new Map<string, number>();
  for (const step of operation.steps) {
    if (step.kind === "append") own.set(step.key, (own.get(step.key) ?? 0) + 1);
    else if (step.items !== null && !reads.has(step.key)) {
      const before = own.get(step.key) ?? 0;
      reads.set(step.key, before === 0 ? step.items : step.items.slice(0, -before));
    }
  }
  return reads;
}

/** The keys and values a transaction appended. */
export function appendsOf(operation: Operation): Extract<Step, { kind: "append" }>[] {
  return operation.steps.filter((step) => step.kind === "append");
}
