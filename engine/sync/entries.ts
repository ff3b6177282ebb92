import type { FunctionCall } from "../functions/calls";
import { identityKey } from "./identityKey";
import type { QueryResult } from "./queryResult";
import type { ResultChange } from "./state";

/** A connection as the hub sees it. */
export interface Subscriber {
  /** Called once for each refresh that touched it, with all its changes; see `Input`'s `refreshed`. */
  refreshed(changes: ResultChange[]): void;
}

/** One connection's interest in one query. */
export type Member = {
  readonly subscriber: Subscriber;
  readonly queryId: number;
  readonly call: FunctionCall;
};

/** A query kept fresh for its members. */
export type Entry = {
  subscription: number;
  readonly call: FunctionCall;
  /** The journal it was first run with. */
  readonly journal: string | null;
  readonly identity: string;
  /** Whether members of every identity are in it, or only those of `identity`. */
  shared: boolean;
  /** The journals under which the table finds it. */
  readonly names: Set<string | null>;
  readonly members: Set<Member>;
  result: QueryResult | null;
  idleSince: number;
};

type TableOptions = {
  graceMs: number;
  maxIdle: number;
  start: (entry: Entry) => void;
  stop: (entry: Entry) => void;
};

/** Functions remembered as reading the identity, so that their queries are not shared in vain. */
const MAX_READERS = 10_000;

/**
 * Which queries are the same. A query that does not read the caller's identity has one entry for
 * all; one that does has an entry for each identity. Which it is shows when it has run: until then
 * it is shared, unless its function is known to read the identity.
 */
export class EntryTable {
  private readonly byKey = new Map<string, Entry>();
  private readonly byMember = new Map<Member, Entry>();
  private readonly readers = new Set<string>();
  /** Entries without members, the longest idle first. */
  private readonly idle = new Set<Entry>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: TableOptions) {}

  /** Puts a member into the entry of its query, which is started if there is none. */
  join(member: Member, journal: string | null): Entry {
    const identity = identityKey(member.call.identity);
    const entry =
      this.byKey.get(keyOf(member.call, journal, null)) ??
      this.byKey.get(keyOf(member.call, journal, identity)) ??
      this.create(member.call, journal, identity);
    entry.members.add(member);
    this.byMember.set(member, entry);
    this.idle.delete(entry);
    return entry;
  }

  /** Takes a member from its entry, which is stopped some time after the last one left. */
  leave(member: Member): void {
    const entry = this.byMember.get(member);
    if (entry === undefined) return;
    this.byMember.delete(member);
    entry.members.delete(member);
    if (entry.members.size > 0) return;
    if (this.options.graceMs === 0) return this.remove(entry);
    entry.idleSince = Date.now();
    this.idle.add(entry);
    for (const oldest of this.idle) {
      if (this.idle.size <= this.options.maxIdle) break;
      this.remove(oldest);
    }
    this.timer ??= this.sweepLater(this.options.graceMs);
  }

  /**
   * Takes in a new result and names the entry accordingly. Returns the members it does not hold
   * for, because it reads the identity and theirs is another: they must join again.
   */
  settle(entry: Entry, result: QueryResult): Member[] {
    const isFirst = entry.result === null;
    entry.result = result;
    this.renameForJournal(entry, result, isFirst);
    if (!result.readsIdentity || !entry.shared) return [];
    if (this.readers.size < MAX_READERS) this.readers.add(functionKey(entry.call));
    this.unshare(entry);
    const apart = [...entry.members].filter((member) => identityKey(member.call.identity) !== entry.identity);
    for (const member of apart) {
      entry.members.delete(member);
      this.byMember.delete(member);
    }
    return apart;
  }

  /** Stops an entry that splitting left empty. */
  release(entry: Entry): void {
    if (entry.members.size === 0 && !this.idle.has(entry)) this.remove(entry);
  }

  /** Stops an entry that has no members. */
  remove(entry: Entry): void {
    this.idle.delete(entry);
    for (const name of [...entry.names]) this.unname(entry, name);
    this.options.stop(entry);
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const entry of new Set([...this.byMember.values(), ...this.idle])) this.remove(entry);
    this.byMember.clear();
  }

  private create(call: FunctionCall, journal: string | null, identity: string): Entry {
    const entry: Entry = {
      subscription: -1,
      call,
      journal,
      identity,
      shared: !this.readers.has(functionKey(call)),
      names: new Set(),
      members: new Set(),
      result: null,
      idleSince: 0,
    };
    this.options.start(entry);
    this.name(entry, journal);
    return entry;
  }

  /**
   * A journal pins where a page ends. A first run's result also answers who asks with the journal it
   * gave (a client that reconnects). Once it has run again, the page may have grown, and who asks
   * without a journal must get a new one.
   */
  private renameForJournal(entry: Entry, result: QueryResult, isFirst: boolean): void {
    if (result.journal === null || result.journal === entry.journal) return;
    if (!isFirst) this.unname(entry, entry.journal);
    this.name(entry, result.journal);
  }

  private unshare(entry: Entry): void {
    const names = [...entry.names];
    for (const name of names) this.unname(entry, name);
    entry.shared = false;
    for (const name of names) this.name(entry, name);
  }

  private name(entry: Entry, journal: string | null): void {
    const key = keyOf(entry.call, journal, entry.shared ? null : entry.identity);
    if (this.byKey.has(key)) return;
    this.byKey.set(key, entry);
    entry.names.add(journal);
  }

  private unname(entry: Entry, journal: string | null): void {
    if (!entry.names.delete(journal)) return;
    this.byKey.delete(keyOf(entry.call, journal, entry.shared ? null : entry.identity));
  }

  private sweepLater(delayMs: number): NodeJS.Timeout {
    return setTimeout(() => this.sweep(), delayMs).unref();
  }

  private sweep(): void {
    this.timer = null;
    const limit = Date.now() - this.options.graceMs;
    for (const entry of this.idle) {
      if (entry.idleSince > limit) {
        this.timer = this.sweepLater(entry.idleSince - limit);
        return;
      }
      this.remove(entry);
    }
  }
}

/** `identity` is null for entries shared by all. Parts are JSON strings, so no two keys collide. */
function keyOf(call: FunctionCall, journal: string | null, identity: string | null): string {
  return `${functionKey(call)}${JSON.stringify(journal)}${JSON.stringify(identity)}${call.args}`;
}

function functionKey(call: FunctionCall): string {
  return `${call.access}${JSON.stringify(call.component)}${JSON.stringify(call.path)}`;
}
