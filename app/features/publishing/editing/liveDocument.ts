import type { Plugin } from "prosemirror-state";
import { ownCursor, type Peer, withPeers } from "./cursors";
import type { EditorPort } from "./documentSync";
import { EditorSession, type LiveOptions } from "./editorSession";
import type { Unsent } from "./offlineStore";
import type { Beginning } from "./opening";
import type { SyncState } from "./syncState";

/** One text that is open on a page: what its editor says of it, and what others say to the editor. */
export class LiveDocument {
  readonly #listeners = new Set<() => void>();
  #session: EditorSession | null = null;
  #state: SyncState = { kind: "saved" };
  #peers: readonly Peer[] = [];
  #onCursor: () => void = () => {};

  constructor(
    readonly beginning: Beginning,
    private readonly options: LiveOptions,
  ) {}

  get mayWrite(): boolean {
    return this.beginning.mayWrite;
  }

  get state(): SyncState {
    return this.#state;
  }

  /** What was unsent when the editor was taken away, or is now. */
  get leftOver(): Unsent | null {
    return this.#session?.sync?.leftOver ?? null;
  }

  /** Told of each change of `state`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * For a new editor: its plugins, and what puts the text into it before it is shown. Where the text had another editor,
   * it goes on where that one is.
   */
  begin(): { plugins: readonly Plugin[]; loadInto: (port: EditorPort) => void } {
    const { mayWrite } = this;
    const before = this.#session?.sync?.present ?? this.beginning;
    const session: EditorSession = new EditorSession({ ...before, mayWrite }, this.options, {
      shown: () => this.#shown(session),
      told: () => this.#tell(session),
      moved: () => this.#onCursor(),
    });
    return { plugins: session.plugins, loadInto: (port) => session.loadInto(port) };
  }

  /** Shows others in the text. */
  showPeers(peers: readonly Peer[]): void {
    this.#peers = peers;
    const port = this.#session?.port ?? null;
    port?.dispatch(withPeers(port.state().tr, peers));
  }

  /** Told when the own cursor moved. */
  onCursor(moved: () => void): void {
    this.#onCursor = moved;
  }

  /** Where the own cursor stands; null while no editor is shown. */
  cursor(): Peer["cursor"] {
    const { port = null, sync = null } = this.#session ?? {};
    return port === null || sync === null ? null : ownCursor(port.state(), sync.maps);
  }

  /** Puts what is unsent into the store now. */
  keepNow(): Promise<void> {
    return this.#session?.sync?.keepNow() ?? Promise.resolve();
  }

  #shown(session: EditorSession): void {
    this.#session = session;
    this.showPeers(this.#peers);
    this.#tell(session);
  }

  #tell(session: EditorSession): void {
    if (session !== this.#session || session.sync === null) return;
    this.#state = session.sync.state;
    for (const listener of this.#listeners) listener();
  }
}
