import type { Modification } from "./serverMessages";
import {
  type ClientQuery,
  type ConnectionState,
  type Environment,
  type Output,
  type PendingSet,
  TOKEN_EXPIRED,
  authError,
  isExpired,
} from "./state";

/**
 * The Transition that is due, if any: everything that changed for the client, at one timestamp.
 * None is sent while the socket does not drain (changes add up meanwhile), while a query the client
 * knows has no result for its identity, or before the commits it was told of can be shown.
 */
export function nextTransition(state: ConnectionState, env: Environment): Output[] {
  if (state.phase !== "open" || !state.writable || state.unready > 0) return [];
  if (env.head < state.mustReach) return [];
  const ready = countReady(state.pendingSets);
  const start = state.version;
  if (ready === 0 && start.identity === state.receivedIdentity && !state.owesTransition) {
    dropUnchanged(state);
    if (state.dirty.size === 0) return [];
  }
  if (isExpired(state.identity, env.now)) {
    // A token that is being verified may replace the expired one.
    return state.inbox === null ? authError(state, TOKEN_EXPIRED, false) : [];
  }
  const sets = state.pendingSets.splice(0, ready);
  const end = {
    querySet: sets.at(-1)?.version ?? start.querySet,
    identity: state.receivedIdentity,
    ts: later(later(env.head, state.floor), start.ts),
  };
  state.version = end;
  state.owesTransition = false;
  const modifications = takeModifications(state, sets);
  const introduces = start.ts === 0n || start.identity !== end.identity;
  const clock = introduces ? { skewMs: state.skewMs, nowMs: Math.floor(env.now) } : null;
  return [{ type: "send", message: { type: "Transition", start, end, modifications, clock } }];
}

/** How many query sets, from the oldest, have a result for every query they added. */
function countReady(sets: readonly PendingSet[]): number {
  const blocked = sets.findIndex((set) => set.added.some((query) => !query.removed && query.latest === null));
  return blocked === -1 ? sets.length : blocked;
}

function takeModifications(state: ConnectionState, sets: readonly PendingSet[]): Modification[] {
  const modifications: Modification[] = [];
  for (const { added, removed } of sets) {
    for (const queryId of removed) modifications.push({ type: "Remove", queryId });
    for (const { add, removed: gone } of added) if (!gone) state.dirty.add(add.queryId);
  }
  for (const queryId of state.dirty) {
    const query = state.queries.get(queryId);
    if (query === undefined || query.latest === null || !isNews(query)) continue;
    query.sent = query.latest;
    modifications.push({ type: "Update", queryId, result: query.latest });
  }
  state.dirty.clear();
  return modifications;
}

function dropUnchanged(state: ConnectionState): void {
  for (const queryId of state.dirty) {
    const query = state.queries.get(queryId);
    if (query === undefined || !isNews(query)) state.dirty.delete(queryId);
  }
}

function isNews({ latest, sent }: ClientQuery): boolean {
  return latest !== null && (sent === null || !latest.sameAs(sent));
}

function later(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
