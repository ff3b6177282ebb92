import { getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import type { Node, Schema } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { errorData } from "../../../../convex/shared/errors";
import { NO_STORE, type OfflineStore, type Unsent } from "./offlineStore";
import { lawfulLength } from "./submissions";
import { type Refusal, sameSyncState, type SyncState, syncStateOf } from "./syncState";
import type { Beginning } from "./opening";
import type { Answer, Submission, TextServer, Update } from "./textServer";
import type { VersionMaps } from "./versionMaps";

/** The editor: its state with the plugin `collab`, and how to change it. */
export type EditorPort = { state(): EditorState; dispatch(transaction: Transaction): void };

type Options = {
  item: string;
  clientId: string;
  /** What the server has confirmed: the text on which the editor's own steps stand. */
  base: Node;
  /** Begins at the version of `base`. */
  maps: VersionMaps;
  server: TextServer;
  store?: OfflineStore;
  /** Whether what is unsent was merged by blocks already, and has not been taken since. */
  carried?: boolean;
  /**
   * Called with what is unsent when the server keeps no steps that lead on from here, or does not take one's own: all is
   * to be opened anew.
   */
  onBehind?: (unsent: Unsent | null) => void;
};

/**
 * The subscription moves on with each so many versions, so that its answers stay short; from a multiple of them, so that
 * all pages with the text ask for the same and the server computes one answer for all.
 */
const WATCHED_AT_ONCE = 16;
const KEEP_AFTER = 400;
const RETRY_AFTER = [1000, 2000, 5000, 10_000];

/**
 * Keeps an editor and the server's text one. Own steps go out one submission at a time; what others wrote comes by a
 * subscription and goes under one's own, as `prosemirror-collab` does it. What is not confirmed is kept in the store.
 */
export class DocumentSync {
  #port: EditorPort | null = null;
  #confirmed: Node;
  #leftOver: Unsent | null = null;
  #state: SyncState = { kind: "saved" };
  #refusal: Refusal | null = null;
  #sending = false;
  #carried: boolean;
  #failures = 0;
  #watchedFrom = 0;
  #kept = false;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #stopWatching = () => {};
  #stopConnection = () => {};
  readonly #store: OfflineStore;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly options: Options) {
    this.#confirmed = options.base;
    this.#store = options.store ?? NO_STORE;
    this.#carried = options.carried ?? false;
  }

  /** How places in the confirmed text have moved of late. */
  get maps(): VersionMaps {
    return this.options.maps;
  }

  get state(): SyncState {
    return this.#state;
  }

  /** What the server has not confirmed: now, or when the editor was taken away. */
  get leftOver(): Unsent | null {
    return this.#port === null ? this.#leftOver : this.#unsent();
  }

  /** With what another editor would begin to go on from here. */
  get present(): Beginning {
    const { clientId, maps } = this.options;
    const document = JSON.stringify(this.#confirmed.toJSON());
    return { document, version: maps.version, steps: this.leftOver?.steps ?? [], clientId, mayWrite: true };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attach(port: EditorPort): void {
    this.#port = port;
    this.#kept = this.#changes() > 0;
    this.#watch(getVersion(port.state()));
    this.#stopConnection = this.options.server.onConnection(() => this.#tell());
    this.#tell();
    void this.#send();
  }

  detach(): void {
    void this.keepNow();
    this.#stopWatching();
    this.#stopConnection();
    clearTimeout(this.#keepTimer);
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#leftOver = this.#unsent();
    this.#port = null;
  }

  /** To be called whenever the editor's document changed. */
  changed(): void {
    this.#keepTimer ??= setTimeout(() => void this.keepNow(), KEEP_AFTER);
    this.#tell();
    void this.#send();
  }

  /** Puts what is unsent into the store at once, or takes it out when all is confirmed. */
  async keepNow(): Promise<void> {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    if (this.#port === null) return;
    const unsent = this.#unsent();
    try {
      if (unsent !== null) await this.#store.keep(unsent);
      else if (this.#kept) await this.#store.forget(this.options.item, this.options.clientId);
      this.#kept = unsent !== null;
    } catch {
      // The browser keeps nothing, for want of space or leave: the page asks before it is closed.
    }
  }

  #unsent(): Unsent | null {
    const sendable = this.#port === null ? null : sendableSteps(this.#port.state());
    if (sendable === null) return null;
    const { item, clientId } = this.options;
    const base = JSON.stringify(this.#confirmed.toJSON());
    const steps = sendable.steps.map((step) => JSON.stringify(step.toJSON()));
    return { item, clientId, version: sendable.version, base, steps, keptAt: Date.now() };
  }

  #changes(): number {
    return this.#port === null ? 0 : (sendableSteps(this.#port.state())?.steps.length ?? 0);
  }

  #tell(): void {
    const state = syncStateOf(this.#changes(), this.options.server.connected(), this.#refusal);
    if (sameSyncState(state, this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #watch(from: number): void {
    if (this.#port === null) return;
    const stopBefore = this.#stopWatching;
    this.#watchedFrom = from;
    this.#stopWatching = this.options.server.watch(
      from,
      (update) => this.#take(from, update),
      // A version that the server does not know, as after it was set back; or the text went to the trash.
      (error) => (errorData(error)?.code === "conflict" ? this.#behind() : this.#refuse(error)),
    );
    stopBefore();
  }

  #take(from: number, update: Update): void {
    if (update.status === "behind") return this.#behind();
    this.#receive(from, update.steps, update.clientIds);
    if (this.#port === null) return;
    const version = getVersion(this.#port.state());
    const next = version - (version % WATCHED_AT_ONCE);
    // Not within the subscription's own call.
    if (next > this.#watchedFrom) queueMicrotask(() => this.#watch(next));
  }

  /** Takes steps that lead on from a version; those that are here already are passed over. */
  #receive(from: number, steps: readonly string[], clientIds: readonly string[]): void {
    if (this.#port === null) return;
    let at = getVersion(this.#port.state()) - from;
    if (at < 0) return;
    while (at < steps.length && this.#port !== null) {
      const own = clientIds[at] === this.options.clientId;
      let end = at + 1;
      while (end < steps.length && (clientIds[end] === this.options.clientId) === own) end += 1;
      // Own steps confirm those that wait; what this page no longer knew of is taken as if somebody else's.
      if (own) end = Math.min(end, at + Math.max(1, this.#changes()));
      this.#apply(steps.slice(at, end), own && this.#changes() > 0 ? this.options.clientId : "");
      at = end;
    }
    if (this.#changes() === 0 && this.#kept) void this.keepNow();
    this.#tell();
  }

  #apply(json: readonly string[], clientId: string): void {
    const port = this.#port!;
    const steps = json.map((one) => readStep(port.state().schema, one));
    for (const step of steps) {
      this.#confirmed = applied(this.#confirmed, step);
      this.maps.add(step.getMap());
    }
    const ids = steps.map(() => clientId);
    port.dispatch(receiveTransaction(port.state(), steps, ids, { mapSelectionBackward: true }));
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#retryTimer !== undefined) return;
    this.#sending = true;
    try {
      for (let next = this.#submission(); next !== null; next = this.#submission())
        if (!this.#settle(next, await this.options.server.submit(next))) break;
    } catch (error) {
      this.#refuse(error);
    } finally {
      this.#sending = false;
    }
    this.#tell();
  }

  #submission(): Submission | null {
    const sendable = this.#port === null ? null : sendableSteps(this.#port.state());
    if (sendable === null) return null;
    const length = lawfulLength(this.#confirmed, sendable.steps);
    const steps = sendable.steps.slice(0, length).map((step) => JSON.stringify(step.toJSON()));
    return { version: sendable.version, clientId: this.options.clientId, steps };
  }

  /** Whether there may be more to send. */
  #settle({ version, steps, clientId }: Submission, answer: Answer): boolean {
    this.#refusal = null;
    this.#failures = 0;
    switch (answer.status) {
      case "synced":
        this.#carried = false;
        this.#receive(
          version,
          steps,
          steps.map(() => clientId),
        );
        return true;
      case "needs-rebase":
        this.#receive(version, answer.steps, answer.clientIds);
        return true;
      case "behind":
        this.#behind();
        return false;
      default:
        return answer satisfies never;
    }
  }

  /** What the server has against it is told; every other failure passes, and it is tried again. */
  #refuse(error: unknown): void {
    const data = errorData(error);
    const reason = Object.values(data?.details?.fields ?? {})[0] ?? null;
    // Steps that the server cannot follow may still have come to a text that is one.
    if (reason === "noDocument" && !this.#carried) return this.#behind();
    if (data === null || data.code === "rateLimited") {
      const wait = RETRY_AFTER[Math.min(this.#failures, RETRY_AFTER.length - 1)];
      this.#failures += 1;
      this.#retry(data?.details?.retryAfterMs ?? wait);
    } else this.#refusal = { code: data.code, reason };
    void this.keepNow();
    this.#tell();
  }

  /** Until then nothing is sent, whatever is written meanwhile. */
  #retry(wait = 0): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      if (this.#port !== null) this.#watch(getVersion(this.#port.state()));
      void this.#send();
    }, wait);
  }

  #behind(): void {
    const unsent = this.#unsent();
    void this.keepNow();
    this.options.onBehind?.(unsent);
  }
}

function readStep(schema: Schema, json: string): Step {
  return Step.fromJSON(schema, JSON.parse(json));
}

function applied(document: Node, step: Step): Node {
  const { doc, failed } = step.apply(document);
  if (doc === null) throw new Error(`The server's step does not apply: ${failed}`);
  return doc;
}
