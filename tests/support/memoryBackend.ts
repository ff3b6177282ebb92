import type { Backend, HttpActionRequest, HttpActionResponse, Refresh } from "../../engine/backend";
import type {
  FunctionCall,
  Identity,
  Outcome,
  QueryOutcome,
  RequestKey,
  TimedOutcome,
} from "../../engine/functions/calls";
import type { Json } from "../../engine/protocol/json";

/** What a function of the memory backend sees: a table of JSON values, and the caller. */
export type MemoryCtx = {
  get(key: string): Json;
  set(key: string, value: Json): void;
  identity(): Identity;
  log(line: string): void;
};

export type MemoryFunctions = Record<
  string,
  (ctx: MemoryCtx, args: { [key: string]: Json }) => Json | Promise<Json>
>;

/** Thrown by a function to fail with data, like ConvexError. */
export class DataError extends Error {
  constructor(readonly data: Json) {
    super("DataError");
  }
}

type Live = {
  call: FunctionCall;
  journal: string | null;
  reads: Set<string>;
  ran: boolean;
};

/**
 * A Backend over a map. Mutations run one at a time in the order they came; each commit is followed
 * by one refresh with the queries that read what it wrote, after the mutation's promise resolved.
 */
export class MemoryBackend implements Backend {
  head = 1_000n;
  readonly runs: string[] = [];
  readonly subscriptions = new Map<number, Live>();
  readonly mutationsRun: RequestKey[] = [];
  readonly adminCalls: { operation: string; args: unknown }[] = [];
  httpHandler: (request: HttpActionRequest) => Promise<HttpActionResponse> = async () => ({
    status: 404,
    headers: [["content-type", "text/plain"]],
    body: chunks("No matching routes found"),
  });
  /** While set, mutations wait for it before they run. */
  gate: Promise<void> = Promise.resolve();
  private readonly table = new Map<string, Json>();
  private readonly listeners: ((refresh: Refresh) => void)[] = [];
  private readonly done = new Map<string, TimedOutcome>();
  private queue: Promise<unknown> = Promise.resolve();
  private nextSubscription = 1;

  constructor(private readonly functions: MemoryFunctions) {}

  async query(call: FunctionCall): Promise<TimedOutcome> {
    return { ...this.evaluate(call).outcome, ts: this.head };
  }

  mutation(call: FunctionCall, key?: RequestKey): Promise<TimedOutcome> {
    const run = this.queue.then(() => this.gate).then(() => this.runMutation(call, key));
    this.queue = run;
    return run;
  }

  async action(call: FunctionCall): Promise<Outcome> {
    const logLines: string[] = [];
    const handler = this.functions[call.path];
    if (handler === undefined) return notFound(call);
    try {
      const ctx = this.context(call, new Set(), new Map(), logLines, () => undefined);
      const value = await handler(ctx, JSON.parse(call.args) as { [key: string]: Json });
      return { ok: true, value: JSON.stringify(value), logLines };
    } catch (error) {
      return failure(error, logLines);
    }
  }

  anyFunction(call: FunctionCall): Promise<Outcome> {
    return call.path.includes("mutate") ? this.mutation(call) : this.action(call);
  }

  httpAction(request: HttpActionRequest): Promise<HttpActionResponse> {
    return this.httpHandler(request);
  }

  subscribe(call: FunctionCall, journal: string | null): number {
    const id = this.nextSubscription++;
    this.subscriptions.set(id, { call, journal, reads: new Set(), ran: false });
    setImmediate(() => this.firstRun(id));
    return id;
  }

  unsubscribe(subscription: number): void {
    this.subscriptions.delete(subscription);
  }

  onRefresh(listener: (refresh: Refresh) => void): void {
    this.listeners.push(listener);
  }

  keepSnapshot(): Promise<bigint> {
    return Promise.resolve(this.head);
  }

  admin<T>(operation: string, args: unknown): Promise<T> {
    this.adminCalls.push({ operation, args });
    return Promise.reject(new Error("the memory backend has no admin operations"));
  }

  /** Writes from outside, as a commit of its own. */
  write(key: string, value: Json): void {
    this.commit(new Map([[key, value]]));
  }

  private async runMutation(call: FunctionCall, key?: RequestKey): Promise<TimedOutcome> {
    const id = key === undefined ? null : `${key.session} ${key.request}`;
    const known = id === null ? undefined : this.done.get(id);
    if (known !== undefined) return known;
    if (key !== undefined) this.mutationsRun.push(key);
    const writes = new Map<string, Json>();
    const { outcome } = this.evaluate(call, writes);
    const timed = { ...outcome, ts: outcome.ok ? this.commit(writes) : this.head };
    if (id !== null && outcome.ok) this.done.set(id, timed);
    return timed;
  }

  private commit(writes: Map<string, Json>): bigint {
    for (const [key, value] of writes) this.table.set(key, value);
    const ts = (this.lastTs += 1n);
    setImmediate(() => {
      const touched = [...this.subscriptions].filter(([, { reads }]) =>
        [...writes.keys()].some((key) => reads.has(key)),
      );
      this.deliver(
        ts,
        touched.map(([id]) => id),
      );
    });
    return ts;
  }
  private lastTs = 1_000n;

  private firstRun(id: number): void {
    if (this.subscriptions.has(id)) this.deliver(this.head, [id]);
  }

  private deliver(ts: bigint, ids: number[]): void {
    const results: Refresh["results"] = [];
    for (const subscription of ids) {
      const live = this.subscriptions.get(subscription);
      if (live === undefined) continue;
      live.ran = true;
      live.reads.clear();
      const result = this.evaluate(live.call, undefined, live.reads, live.journal);
      live.journal = result.journal ?? live.journal;
      results.push({ subscription, result });
    }
    this.head = ts > this.head ? ts : this.head;
    for (const listener of this.listeners) listener({ ts: this.head, results });
  }

  private evaluate(
    call: FunctionCall,
    writes = new Map<string, Json>(),
    reads = new Set<string>(),
    journal: string | null = null,
  ): QueryOutcome {
    this.runs.push(call.path);
    const logLines: string[] = [];
    let readsIdentity = false;
    const ctx = this.context(call, reads, writes, logLines, () => (readsIdentity = true));
    const handler = this.functions[call.path];
    if (handler === undefined) return { outcome: notFound(call), journal, readsIdentity };
    let outcome: Outcome;
    try {
      const value = handler(ctx, JSON.parse(call.args) as { [key: string]: Json });
      if (value instanceof Promise) throw new Error("must be synchronous");
      outcome = { ok: true, value: JSON.stringify(value), logLines };
    } catch (error) {
      outcome = failure(error, logLines);
    }
    return { outcome, journal: journal ?? (call.path.includes("page") ? "J" : null), readsIdentity };
  }

  private context(
    call: FunctionCall,
    reads: Set<string>,
    writes: Map<string, Json>,
    logLines: string[],
    onIdentity: () => void,
  ): MemoryCtx {
    return {
      get: (key) => {
        reads.add(key);
        return writes.get(key) ?? this.table.get(key) ?? null;
      },
      set: (key, value) => void writes.set(key, value),
      identity: () => {
        onIdentity();
        return call.identity;
      },
      log: (line) => void logLines.push(line),
    };
  }
}

export async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const part of parts) yield Buffer.from(part);
}

function notFound(call: FunctionCall): Outcome {
  return { ok: false, message: `Could not find public function for '${call.path}'.`, logLines: [] };
}

function failure(error: unknown, logLines: string[]): Outcome {
  if (error instanceof DataError) {
    return {
      ok: false,
      message: `Uncaught ConvexError: ${JSON.stringify(error.data)}`,
      data: JSON.stringify(error.data),
      logLines,
    };
  }
  return { ok: false, message: `Uncaught ${String(error)}`, logLines };
}
