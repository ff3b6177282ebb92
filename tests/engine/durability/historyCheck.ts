import { findCycles } from "./cycles";
import { DependencyGraph } from "./dependencyGraph";
import type { Anomaly, Operation } from "./history";
import { appendsOf, externalReads, VersionOrder } from "./versionOrder";

/**
 * Looks for what no serial order of the operations explains, after Elle (Kingsbury and Alvaro, 2020):
 * appends make the order of versions readable, and with it who must come before whom.
 */
export function checkHistory(operations: readonly Operation[]): Anomaly[] {
  const versions = new VersionOrder(operations);
  // The order is guesswork where reads disagree.
  if (versions.anomalies.length > 0) return versions.anomalies;
  return [...lostWrites(operations, versions), ...findCycles(new DependencyGraph(operations, versions))];
}

/** Appends acknowledged before a read began that does not show them, nor does any other. */
function lostWrites(operations: readonly Operation[], versions: VersionOrder): Anomaly[] {
  const lastRead = new Map<string, number>();
  for (const operation of operations) {
    for (const key of externalReads(operation).keys()) {
      lastRead.set(key, Math.max(lastRead.get(key) ?? -Infinity, operation.start ?? -Infinity));
    }
  }
  const lost: Anomaly[] = [];
  for (const operation of operations) {
    if (operation.outcome !== "ok" || operation.end === null) continue;
    for (const { key, value } of appendsOf(operation)) {
      const seen = versions.order.get(key)?.includes(value) === true;
      if (!seen && operation.end < (lastRead.get(key) ?? -Infinity)) {
        lost.push({
          kind: "lost write",
          detail: `${key}: ${value} of ${operation.id} was acknowledged and never read`,
        });
      }
    }
  }
  return lost;
}

/** What one client's subscriptions showed at one moment: lists by key. Timestamps are the server's. */
export type ShownState = { client: string; ts: bigint; lists: ReadonlyMap<string, readonly number[]> };

/**
 * Checks what subscriptions showed, each client's states in their order: timestamps and lists never go
 * back, and equal timestamps mean equal lists, whoever saw them.
 */
export function checkShown(states: readonly ShownState[]): Anomaly[] {
  const anomalies: Anomaly[] = [];
  const newest = new Map<string, bigint>();
  for (const { client, ts } of states) {
    const before = newest.get(client);
    if (before !== undefined && ts < before) {
      anomalies.push({ kind: "timestamp", detail: `${client} went back from ${before} to ${ts}` });
    }
    newest.set(client, ts);
  }
  const seen = new Map<string, { client: string; ts: bigint; items: readonly number[] }>();
  const inOrder = [...states].sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));
  for (const { client, ts, lists } of inOrder) {
    for (const [key, items] of lists) {
      const before = seen.get(key);
      seen.set(key, { client, ts, items });
      if (before === undefined) continue;
      const grown = before.items.every((value, i) => items[i] === value);
      if (grown && (ts > before.ts || items.length === before.items.length)) continue;
      const detail = `${key}: ${before.client} saw ${before.items.join()} at ${before.ts}, ${client} ${items.join()} at ${ts}`;
      anomalies.push({ kind: "inconsistent snapshots", detail });
    }
  }
  return anomalies;
}
