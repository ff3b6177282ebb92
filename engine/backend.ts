import type { FunctionCall, Outcome, QueryOutcome, RequestKey, TimedOutcome } from "./functions/calls";

/** Everything changed at one commit timestamp: subscriptions not listed keep their result at `ts`. */
export type Refresh = { ts: bigint; results: { subscription: number; result: QueryOutcome }[] };

/** An HTTP request as HTTP actions get it, body as a stream of chunks. */
export type HttpActionRequest = {
  method: string;
  url: string;
  headers: [string, string][];
  body: AsyncIterable<Uint8Array> | null;
};

export type HttpActionResponse = {
  status: number;
  headers: [string, string][];
  body: AsyncIterable<Uint8Array>;
};

/**
 * What the sockets and HTTP routes of the main thread see of the engine. Calls never reject because
 * of what a function does: that is an `Outcome`; they reject when the engine itself is stopping.
 */
export interface Backend {
  query(call: FunctionCall): Promise<TimedOutcome>;
  mutation(call: FunctionCall, key?: RequestKey): Promise<TimedOutcome>;
  action(call: FunctionCall): Promise<Outcome>;
  /** Looks at the function's type and runs it (the CLI's `run`). */
  anyFunction(call: FunctionCall): Promise<Outcome>;
  httpAction(request: HttpActionRequest): Promise<HttpActionResponse>;

  /** Starts to keep a query's result fresh; its first result arrives in a later `Refresh`. */
  subscribe(call: FunctionCall, journal: string | null): number;
  unsubscribe(subscription: number): void;
  onRefresh(listener: (refresh: Refresh) => void): void;
  /** The newest commit timestamp whose refresh has been delivered. */
  readonly head: bigint;

  /** Keeps the newest state for half a minute, for queries that ask for it by its timestamp. */
  keepSnapshot(): Promise<bigint>;

  /** Runs a named operation inside the executor as one transaction (deploy, environment, import…). */
  admin<T>(operation: string, args: unknown): Promise<T>;
}
