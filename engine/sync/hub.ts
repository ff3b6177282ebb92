import type { Backend, Refresh } from "../backend";
import type { FunctionCall } from "../functions/calls";
import { type Entry, type Member, type Subscriber, EntryTable } from "./entries";
import { QueryResult } from "./queryResult";
import type { ResultChange } from "./state";

export type HubOptions = {
  /**
   * How long a query nobody shows is kept, in ms, unless what it read changes: reloading a page then costs nothing, and
   * what nobody may ever show again is not computed with each write.
   */
  graceMs?: number;
  /** How many such queries are kept at most. */
  maxIdle?: number;
};

/**
 * Shares query subscriptions between connections: equal queries are computed once. The work of a
 * refresh is that of the queries and connections it touches, however many others there are.
 */
export class SubscriptionHub {
  private readonly entries: EntryTable;
  private readonly members = new Map<Subscriber, Map<number, Member>>();
  private readonly bySubscription = new Map<number, Entry>();
  private waiting: { ts: bigint; subscriber: Subscriber }[] = [];
  private touched = new Map<Subscriber, ResultChange[]>();
  private newestRefresh = 0n;

  constructor(
    private readonly backend: Backend,
    options: HubOptions = {},
  ) {
    this.entries = new EntryTable({
      graceMs: options.graceMs ?? 5_000,
      maxIdle: options.maxIdle ?? 10_000,
      start: (entry) => this.start(entry),
      stop: (entry) => this.stop(entry),
    });
    backend.onRefresh((refresh) => this.refresh(refresh));
  }

  /** The timestamp up to which all results are fresh. */
  get head(): bigint {
    return this.backend.head > this.newestRefresh ? this.backend.head : this.newestRefresh;
  }

  /** Number of queries kept fresh in the backend. */
  get size(): number {
    return this.bySubscription.size;
  }

  /** Shows a query to a subscriber. Returns its result as of `head`, null if it has yet to run. */
  subscribe(
    subscriber: Subscriber,
    queryId: number,
    call: FunctionCall,
    journal: string | null,
  ): QueryResult | null {
    const member: Member = { subscriber, queryId, call };
    let own = this.members.get(subscriber);
    if (own === undefined) this.members.set(subscriber, (own = new Map()));
    own.set(queryId, member);
    return this.entries.join(member, journal).result;
  }

  unsubscribe(subscriber: Subscriber, queryId: number): void {
    const own = this.members.get(subscriber);
    const member = own?.get(queryId);
    if (own === undefined || member === undefined) return;
    own.delete(queryId);
    if (own.size === 0) this.members.delete(subscriber);
    this.entries.leave(member);
  }

  /** Calls `refreshed` once `head` has come to `ts`, at once if it has. */
  awaitHead(subscriber: Subscriber, ts: bigint): void {
    if (this.head >= ts) subscriber.refreshed([]);
    else this.waiting.push({ ts, subscriber });
  }

  /** Forgets a connection that has been closed. */
  drop(subscriber: Subscriber): void {
    for (const queryId of [...(this.members.get(subscriber)?.keys() ?? [])]) {
      this.unsubscribe(subscriber, queryId);
    }
    this.waiting = this.waiting.filter((waiter) => waiter.subscriber !== subscriber);
  }

  /** Gives up all subscriptions; for shutdown. */
  close(): void {
    this.entries.close();
  }

  private start(entry: Entry): void {
    entry.subscription = this.backend.subscribe(entry.call, entry.journal);
    this.bySubscription.set(entry.subscription, entry);
  }

  private stop(entry: Entry): void {
    this.bySubscription.delete(entry.subscription);
    this.backend.unsubscribe(entry.subscription);
  }

  private refresh({ ts, results }: Refresh): void {
    if (ts > this.newestRefresh) this.newestRefresh = ts;
    for (const { subscription, result } of results) {
      const entry = this.bySubscription.get(subscription);
      if (entry === undefined) continue;
      this.update(entry, new QueryResult(result, entry.call.request.requestId));
    }
    this.deliver();
    for (const { subscription } of results) {
      this.bySubscription.get(subscription)?.result?.releaseFrame();
    }
  }

  private update(entry: Entry, result: QueryResult): void {
    const previous = entry.result;
    if (previous !== null && entry.members.size === 0) return this.entries.remove(entry);
    const unchanged = previous !== null && previous.sameAs(result);
    for (const member of this.entries.settle(entry, result)) {
      this.touch(member, this.entries.join(member, entry.journal).result);
    }
    this.entries.release(entry);
    if (unchanged && previous.journal === result.journal) {
      // The members hold the older object; keeping it saves a second copy of the value.
      entry.result = previous;
      return;
    }
    for (const member of entry.members) this.touch(member, result);
  }

  private touch(member: Member, result: QueryResult | null): void {
    const changes = this.touched.get(member.subscriber);
    const change = { queryId: member.queryId, result };
    if (changes === undefined) this.touched.set(member.subscriber, [change]);
    else changes.push(change);
  }

  private deliver(): void {
    const touched = this.touched;
    this.touched = new Map();
    for (const [subscriber, changes] of touched) subscriber.refreshed(changes);
    if (this.waiting.length === 0) return;
    const due = this.waiting.filter(({ ts }) => ts <= this.head);
    this.waiting = this.waiting.filter(({ ts }) => ts > this.head);
    for (const { subscriber } of due) if (!touched.has(subscriber)) subscriber.refreshed([]);
  }
}
