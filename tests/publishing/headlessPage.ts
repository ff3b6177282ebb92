import { ConvexReactClient } from "convex/react";
import { collab, getVersion, sendableSteps } from "prosemirror-collab";
import { history, redo, undo } from "prosemirror-history";
import { EditorState, type Transaction } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { WebSocket } from "ws";
import { DocumentSync } from "../../app/features/publishing/editing/documentSync";
import { mending } from "../../app/features/publishing/editing/mending";
import { NO_STORE, type OfflineStore } from "../../app/features/publishing/editing/offlineStore";
import { type Beginning, openText } from "../../app/features/publishing/editing/opening";
import { sendOn } from "../../app/features/publishing/editing/sendingOn";
import { convexTextServer, type TextServer } from "../../app/features/publishing/editing/textServer";
import { VersionMaps } from "../../app/features/publishing/editing/versionMaps";
import type { Id } from "../../convex/_generated/dataModel";
import { documentSchema } from "../../convex/shared/documents/schema";

export type Where = { url: string; jwt: string; organization: Id<"organizations">; item: Id<"contentItems"> };

/** A page that has a text open, without a screen: the product's own code on ProseMirror's state. */
export class HeadlessPage {
  state: EditorState;
  readonly sync: DocumentSync;
  readonly #dispatch = (tr: Transaction) => void (this.state = this.state.apply(tr));

  private constructor(
    private readonly convex: ConvexReactClient,
    readonly server: TextServer,
    { document, version, clientId, steps }: Beginning,
    { item }: Where,
    store: OfflineStore,
    onBehind: () => void,
  ) {
    const base = documentSchema.nodeFromJSON(JSON.parse(document));
    const plugins = [history(), collab({ version, clientID: clientId }), mending()];
    this.state = EditorState.create({ doc: base, plugins });
    const tr = this.state.tr;
    for (const step of steps) tr.step(Step.fromJSON(documentSchema, JSON.parse(step)));
    this.#dispatch(tr);
    const maps = new VersionMaps(version);
    this.sync = new DocumentSync({ item, clientId, base, maps, server, store, onBehind });
    this.sync.attach({ state: () => this.state, dispatch: this.#dispatch });
  }

  static async open(
    where: Where,
    store: OfflineStore = NO_STORE,
    onBehind: () => void = () => undefined,
  ): Promise<HeadlessPage> {
    const convex = new ConvexReactClient(where.url, {
      unsavedChangesWarning: false,
      logger: false,
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    convex.setAuth(() => Promise.resolve(where.jwt));
    const server = convexTextServer(convex, where.organization, where.item);
    const { beginning, others } = await openText(where.item, server, store);
    await Promise.all(others.map((other) => sendOn(other, server, store)));
    return new HeadlessPage(convex, server, beginning, where, store, onBehind);
  }

  get text(): string {
    return this.state.doc.textBetween(0, this.state.doc.content.size, "\n");
  }

  get version(): number {
    return getVersion(this.state);
  }

  get unsent(): number {
    return sendableSteps(this.state)?.steps.length ?? 0;
  }

  /** Changes the text as somebody at the keyboard would. */
  edit(change: (tr: Transaction) => void): void {
    const tr = this.state.tr;
    change(tr);
    this.#dispatch(tr);
    this.sync.changed();
  }

  undo(): void {
    undo(this.state, this.#dispatch);
    this.sync.changed();
  }

  redo(): void {
    redo(this.state, this.#dispatch);
    this.sync.changed();
  }

  async close(): Promise<void> {
    this.sync.detach();
    await this.convex.close();
  }
}

/** What a browser's database keeps, in memory: pages that are closed have let go of what is theirs. */
export class MemoryStore implements OfflineStore {
  readonly kept = new Map<string, Parameters<OfflineStore["keep"]>[0]>();
  readonly #held = new Set<string>();

  keep(unsent: Parameters<OfflineStore["keep"]>[0]): Promise<void> {
    this.kept.set(unsent.clientId, unsent);
    return Promise.resolve();
  }

  forget(_item: string, clientId: string): Promise<void> {
    this.kept.delete(clientId);
    return Promise.resolve();
  }

  abandoned(item: string, person: string) {
    const mine = [...this.kept.values()].filter(
      ({ item: of, clientId }) => of === item && clientId.startsWith(person) && !this.#held.has(clientId),
    );
    for (const { clientId } of mine) this.#held.add(clientId);
    return Promise.resolve(
      mine.map((unsent) => ({ unsent, release: () => void this.#held.delete(unsent.clientId) })),
    );
  }

  hold(_item: string, clientId: string) {
    this.#held.add(clientId);
    return Promise.resolve(() => void this.#held.delete(clientId));
  }

  /** As if every page of the browser were closed. */
  closeAll(): void {
    this.#held.clear();
  }
}
