import type { FunctionCall, Identity, Outcome, RequestKey, TimedOutcome } from "../functions/calls";
import type { HttpError } from "../http/httpError";
import type { AddQuery, AuthenticationToken, ClientMessage } from "../protocol/messages";
import type { QueryResult, Version } from "./queryResult";
import type { ServerMessage } from "./serverMessages";

/** A call without the request it belongs to, which the connection adds. */
export type Call = Omit<FunctionCall, "request">;

/** What happened: to the connection, or to work it started. */
export type Input =
  | { type: "message"; message: ClientMessage }
  | { type: "malformed"; reason: string }
  | { type: "verified"; identity: Identity }
  | { type: "refused"; error: HttpError }
  | { type: "mutated"; request: StartedRequest; outcome: TimedOutcome }
  | { type: "acted"; request: StartedRequest; outcome: Outcome }
  /** New results as of `Environment.head`; null for a query that must run again first. */
  | { type: "refreshed"; changes: ResultChange[] }
  /** The socket takes messages again, or has too many unsent ones. */
  | { type: "writable"; writable: boolean };

/** A client's request: its own number for it, and the id under which the server logs it. */
export type StartedRequest = { requestId: number; serverRequestId: string };

export type ResultChange = { queryId: number; result: QueryResult | null };

/** What to do next. The connection feeds what comes of it back as inputs. */
export type Output =
  | { type: "send"; message: ServerMessage }
  | { type: "subscribe"; queryId: number; call: Call; journal: string | null }
  | { type: "unsubscribe"; queryId: number }
  | { type: "mutate"; request: StartedRequest; call: Call; key: RequestKey }
  | { type: "act"; request: StartedRequest; call: Call }
  | { type: "verify"; token: AuthenticationToken }
  /** Feed `refreshed` (with no changes, if there are none) once the head has come to `ts`. */
  | { type: "awaitHead"; ts: bigint }
  /** Without a code the close frame is empty: the client has been told the reason. */
  | { type: "close"; code?: number; reason?: string };

/** The world at the time of an input: the clock in ms, and the newest timestamp of the results. */
export type Environment = { now: number; head: bigint };

/** A query of the client. `latest` is null while it runs for the first time or for a new identity. */
export type ClientQuery = {
  readonly add: AddQuery;
  /** The query set version that added it. */
  readonly since: number;
  journal: string | null;
  subscribed: boolean;
  removed: boolean;
  latest: QueryResult | null;
  sent: QueryResult | null;
};

/** A modification of the query set that no Transition has told the client of yet. */
export type PendingSet = { version: number; added: ClientQuery[]; removed: number[] };

/**
 * All that is known of one sync connection. `step` is the only thing that changes it.
 */
export type ConnectionState = {
  phase: "opening" | "open" | "closed";
  sessionId: string;
  /** The client's clock minus ours, in ms. */
  skewMs: number;
  /** Where the last Transition brought the client. */
  version: Version;
  /** What the client saw on an earlier connection: no Transition may end before it. */
  floor: bigint;
  /** Commits the client has been told of: no Transition may show less. */
  mustReach: bigint;
  /** A Transition is due even if nothing changed: the client waits for one after a mutation. */
  owesTransition: boolean;
  identity: Identity;
  receivedIdentity: number;
  receivedQuerySet: number;
  queries: Map<number, ClientQuery>;
  /** Length of the arguments of all queries. */
  argumentsLength: number;
  pendingSets: PendingSet[];
  /** Queries told to the client by some version, whose result for the current identity is not there. */
  unready: number;
  /** Queries with a result that the client may not have. */
  dirty: Set<number>;
  /** Messages behind an Authenticate that is being verified; null when none is. */
  inbox: ClientMessage[] | null;
  mutationsInFlight: number;
  actionsInFlight: number;
  writable: boolean;
};

/** The state of a connection that has just been opened. */
export function openConnection(): ConnectionState {
  return {
    phase: "opening",
    sessionId: "",
    skewMs: 0,
    version: { querySet: 0, identity: 0, ts: 0n },
    floor: 0n,
    mustReach: 0n,
    owesTransition: false,
    identity: { kind: "none" },
    receivedIdentity: 0,
    receivedQuerySet: 0,
    queries: new Map(),
    argumentsLength: 0,
    pendingSets: [],
    unready: 0,
    dirty: new Set(),
    inbox: null,
    mutationsInFlight: 0,
    actionsInFlight: 0,
    writable: true,
  };
}

/** Ends the connection; its queries need no more results. */
export function close(state: ConnectionState, code?: number, reason?: string): Output[] {
  state.phase = "closed";
  state.inbox = null;
  const outputs: Output[] = [];
  for (const [queryId, query] of state.queries) {
    if (query.subscribed) outputs.push({ type: "unsubscribe", queryId });
  }
  state.queries.clear();
  outputs.push({
    type: "close",
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
  });
  return outputs;
}

/** Ends a connection whose client broke the protocol; Convex's clients do not come back from it. */
export function fatal(state: ConnectionState, code: string, error: string): Output[] {
  return [{ type: "send", message: { type: "FatalError", error } }, ...close(state, 1008, code)];
}

/** Ends the connection for its credentials; Convex's clients come back with a new token. */
export function authError(state: ConnectionState, error: string, attempted: boolean): Output[] {
  return [
    {
      type: "send",
      message: {
        type: "AuthError",
        error,
        baseVersion: state.receivedIdentity,
        authUpdateAttempted: attempted,
      },
    },
    ...close(state),
  ];
}

/** Whether the user's token has run out. */
export function isExpired(identity: Identity, now: number): boolean {
  return identity.kind === "user" && identity.expiresAt <= now;
}

export const TOKEN_EXPIRED = "Convex token identity expired";
