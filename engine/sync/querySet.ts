import type { Identity } from "../functions/calls";
import type { AddQuery, ModifyQuerySetMessage } from "../protocol/messages";
import { QueryResult } from "./queryResult";
import { COMPONENT_DENIED, callOf, mayCall } from "./requests";
import {
  type ClientQuery,
  type ConnectionState,
  type Output,
  type PendingSet,
  type ResultChange,
  close,
  fatal,
} from "./state";

const MAX_QUERIES = 10_000;
/** Of one connection's queries together: their arguments are kept for as long as they are subscribed to. */
const MAX_ARGUMENTS_LENGTH = 64 << 20;

/** Takes in a change of the query set; a later Transition tells the client of it. */
export function modifyQuerySet(state: ConnectionState, message: ModifyQuerySetMessage): Output[] {
  const { baseVersion, newVersion } = message;
  if (baseVersion !== state.receivedQuerySet) {
    const error =
      `Base version ${baseVersion} passed up doesn't match the current version ` +
      `${state.receivedQuerySet}`;
    return fatal(state, "BaseVersionMismatch", error);
  }
  if (newVersion <= baseVersion) {
    const error = `New version ${newVersion} must be greater than base version ${baseVersion}`;
    return fatal(state, "BaseVersionMismatch", error);
  }
  state.receivedQuerySet = newVersion;
  const pending: PendingSet = { version: newVersion, added: [], removed: [] };
  state.pendingSets.push(pending);
  const outputs: Output[] = [];
  for (const modification of message.modifications) {
    const { queryId } = modification;
    if (modification.type === "Add") {
      if (state.queries.has(queryId)) return fatal(state, "DuplicateQuery", `Duplicate query ID: ${queryId}`);
      state.argumentsLength += modification.args.length;
      if (state.queries.size >= MAX_QUERIES || state.argumentsLength > MAX_ARGUMENTS_LENGTH) {
        return close(state, 1013, "TooManyQueries");
      }
      const query = newQuery(modification, newVersion);
      state.queries.set(queryId, query);
      pending.added.push(query);
      outputs.push(...subscribe(state, query));
    } else {
      const query = state.queries.get(queryId);
      if (query === undefined) return fatal(state, "UnknownQuery", `Nonexistent query id: ${queryId}`);
      outputs.push(...remove(state, query));
      pending.removed.push(queryId);
    }
  }
  return outputs;
}

/** Turns to a new identity: every query is asked for again, and no Transition is due until all are there. */
export function adoptIdentity(state: ConnectionState, identity: Identity): Output[] {
  state.identity = identity;
  state.receivedIdentity += 1;
  const outputs: Output[] = [];
  state.unready = 0;
  for (const query of state.queries.values()) {
    outputs.push(...unsubscribe(query));
    query.latest = null;
    if (isTold(state, query)) state.unready += 1;
    outputs.push(...subscribe(state, query));
  }
  return outputs;
}

/** Takes in results; those of queries that have been removed meanwhile are dropped. */
export function applyResults(state: ConnectionState, changes: readonly ResultChange[]): void {
  for (const { queryId, result } of changes) {
    const query = state.queries.get(queryId);
    if (query !== undefined) setLatest(state, query, result);
  }
}

/** Whether some Transition has brought the query to the client. */
export function isTold(state: ConnectionState, query: ClientQuery): boolean {
  return query.since <= state.version.querySet;
}

function newQuery(add: AddQuery, since: number): ClientQuery {
  return {
    add,
    since,
    journal: add.journal,
    subscribed: false,
    removed: false,
    latest: null,
    sent: null,
  };
}

function setLatest(state: ConnectionState, query: ClientQuery, result: QueryResult | null): void {
  const told = isTold(state, query);
  if (told && query.latest === null) state.unready -= 1;
  query.latest = result;
  if (result === null) {
    if (told) state.unready += 1;
    return;
  }
  if (result.journal !== null) query.journal = result.journal;
  if (told) state.dirty.add(query.add.queryId);
}

function remove(state: ConnectionState, query: ClientQuery): Output[] {
  const { queryId } = query.add;
  if (isTold(state, query) && query.latest === null) state.unready -= 1;
  state.queries.delete(queryId);
  state.argumentsLength -= query.add.args.length;
  state.dirty.delete(queryId);
  query.removed = true;
  return unsubscribe(query);
}

function subscribe(state: ConnectionState, query: ClientQuery): Output[] {
  const { queryId, component } = query.add;
  if (!mayCall(state, component)) {
    setLatest(state, query, denied());
    return [];
  }
  query.subscribed = true;
  return [{ type: "subscribe", queryId, call: callOf(state, query.add), journal: query.journal }];
}

function unsubscribe(query: ClientQuery): Output[] {
  if (!query.subscribed) return [];
  query.subscribed = false;
  return [{ type: "unsubscribe", queryId: query.add.queryId }];
}

function denied(): QueryResult {
  const outcome = { ok: false, message: COMPONENT_DENIED, logLines: [] } as const;
  return new QueryResult(
    { outcome: { ...outcome, logLines: [] }, journal: null, readsIdentity: false },
    "0000000000000000",
  );
}
