import type { Operation } from "./history";
import { appendsOf, externalReads, type VersionOrder } from "./versionOrder";

/** Why one transaction must come before another. */
export type Dependency = "ww" | "wr" | "rw" | "time" | "session";

type Edges = Map<number, Set<Dependency>>;

/**
 * Which transaction must come before which: by the lists' versions, by real time, and by session.
 * Nodes are the operations' ids; the negative ones in between stand for moments.
 */
export class DependencyGraph {
  readonly #edges = new Map<number, Edges>();

  constructor(operations: readonly Operation[], versions: VersionOrder) {
    const took = operations.filter((operation) => tookEffect(operation, versions));
    for (const operation of took) this.#edges.set(operation.id, new Map());
    for (const operation of took) this.#addReads(operation, versions);
    for (const [key, order] of versions.order) this.#addWrites(key, order, versions);
    this.#addTimes(took);
    this.#addSessions(took);
  }

  nodes(): number[] {
    return [...this.#edges.keys()];
  }

  /** The nodes after one, over edges of these kinds alone. */
  next(node: number, kinds: ReadonlySet<Dependency>): number[] {
    const found: number[] = [];
    for (const [to, why] of this.#edges.get(node) ?? []) {
      if ([...why].some((kind) => kinds.has(kind))) found.push(to);
    }
    return found;
  }

  kinds(from: number, to: number): Set<Dependency> {
    return this.#edges.get(from)?.get(to) ?? new Set();
  }

  #add(from: number, to: number, kind: Dependency): void {
    if (from === to) return;
    let edges = this.#edges.get(from);
    if (edges === undefined) this.#edges.set(from, (edges = new Map<number, Set<Dependency>>()));
    if (!this.#edges.has(to)) this.#edges.set(to, new Map());
    const why = edges.get(to);
    if (why === undefined) edges.set(to, new Set([kind]));
    else why.add(kind);
  }

  #addWrites(key: string, order: readonly number[], versions: VersionOrder): void {
    for (const [i, value] of order.entries()) {
      const [earlier, later] = [versions.writerOf(key, order[i - 1] ?? NaN), versions.writerOf(key, value)];
      if (earlier !== undefined && later !== undefined)
        this.#add(earlier.operation.id, later.operation.id, "ww");
    }
  }

  /** A reader comes after who wrote the last value it saw, and before who wrote the next one. */
  #addReads(operation: Operation, versions: VersionOrder): void {
    for (const [key, items] of externalReads(operation)) {
      const newest = items.at(-1);
      const writer = newest === undefined ? undefined : versions.writerOf(key, newest);
      if (writer !== undefined) this.#add(writer.operation.id, operation.id, "wr");
      const order = versions.order.get(key) ?? [];
      const next = order[items.length];
      if (next !== undefined) {
        const overwriter = versions.writerOf(key, next);
        if (overwriter !== undefined) this.#add(operation.id, overwriter.operation.id, "rw");
      } else this.#addUnseen(operation, key, order, versions);
    }
  }

  /** What was committed and that no read shows comes after every read. */
  #addUnseen(operation: Operation, key: string, order: readonly number[], versions: VersionOrder): void {
    const seen = new Set(order);
    for (const [value, { operation: writer }] of versions.writers.get(key) ?? []) {
      if (!seen.has(value) && writer.outcome === "ok") this.#add(operation.id, writer.id, "rw");
    }
  }

  /** What ended before another began comes first. A chain of moments keeps the edges few. */
  #addTimes(operations: Operation[]): void {
    const ends = operations.filter(({ end }) => end !== null).sort((a, b) => Number(a.end) - Number(b.end));
    ends.forEach((operation, i) => {
      this.#add(operation.id, -i - 1, "time");
      if (i > 0) this.#add(-i, -i - 1, "time");
    });
    const starts = operations
      .filter(({ start }) => start !== null)
      .sort((a, b) => Number(a.start) - Number(b.start));
    let passed = 0;
    for (const operation of starts) {
      while (passed < ends.length && Number(ends[passed]?.end) < Number(operation.start)) passed += 1;
      if (passed > 0) this.#add(-passed, operation.id, "time");
    }
  }

  /** What a session shows comes after what it showed before, and after its writes that had ended by then. */
  #addSessions(operations: Operation[]): void {
    const before = new Map<string, number[]>();
    for (const { id, session, start } of [...operations].sort((a, b) => Number(a.end) - Number(b.end))) {
      if (session === null) continue;
      const earlier = before.get(session) ?? [];
      if (start !== null) before.set(session, [...earlier, id]);
      else {
        for (const other of earlier) this.#add(other, id, "session");
        before.set(session, [id]);
      }
    }
  }
}

/** An operation of unknown fate took effect if somebody saw one of its appends. */
function tookEffect(operation: Operation, versions: VersionOrder): boolean {
  if (operation.outcome !== "unknown") return operation.outcome === "ok";
  return appendsOf(operation).some(({ key, value }) => versions.order.get(key)?.includes(value) === true);
}
