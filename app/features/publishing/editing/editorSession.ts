import { collab } from "prosemirror-collab";
import { Node, type Schema } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { type CursorClasses, cursors } from "./cursors";
import { DocumentSync, type EditorPort } from "./documentSync";
import { mending } from "./mending";
import type { OfflineStore, Unsent } from "./offlineStore";
import type { Beginning } from "./opening";
import type { TextServer } from "./textServer";
import { VersionMaps } from "./versionMaps";

export type LiveOptions = {
  item: string;
  server: TextServer;
  store: OfflineStore;
  classes: CursorClasses;
  /** The text is to be opened anew, with what is unsent. */
  onBehind: (unsent: Unsent | null) => void;
};

type Events = { shown: () => void; told: () => void; moved: () => void };

/** The life of one editor of a text, from its making on; it may be shown, taken away and shown again. */
export class EditorSession {
  readonly #maps: VersionMaps;
  readonly plugins: readonly Plugin[];
  sync: DocumentSync | null = null;
  port: EditorPort | null = null;

  constructor(
    private readonly beginning: Beginning,
    private readonly options: LiveOptions,
    private readonly events: Events,
  ) {
    const { version, clientId, mayWrite } = beginning;
    this.#maps = new VersionMaps(version);
    this.plugins = [
      collab({ version, clientID: clientId }),
      ...(mayWrite ? [mending()] : []),
      cursors(this.#maps, options.classes),
      this.#link(),
    ];
  }

  /** Puts the text into the editor before it is shown, as no change of its own. */
  loadInto(port: EditorPort): void {
    const { doc, tr } = port.state();
    const base = this.#base(doc.type.schema);
    port.dispatch(tr.replaceWith(0, doc.content.size, base.content).setMeta("addToHistory", false));
  }

  #base(schema: Schema): Node {
    return Node.fromJSON(schema, JSON.parse(this.beginning.document));
  }

  /** Follows the editor as it is shown, changes and is taken away. */
  #link(): Plugin {
    const own = (tr: Transaction) => tr.docChanged && tr.getMeta("rebased") === undefined;
    return new Plugin({
      key: new PluginKey("liveDocument"),
      filterTransaction: (tr) => this.beginning.mayWrite || !own(tr),
      view: (view) => {
        let gone = false;
        // An editor cannot be changed while its parts are made.
        queueMicrotask(() => !gone && this.#attach(view));
        return {
          update: (_view, before) => this.#follow(before, view.state),
          destroy: () => {
            gone = true;
            this.sync?.detach();
            this.port = null;
          },
        };
      },
    });
  }

  #attach(view: EditorView): void {
    const port = { state: () => view.state, dispatch: (tr: Transaction) => view.dispatch(tr) };
    this.port = port;
    if (this.sync === null) {
      const { item, server, store, onBehind } = this.options;
      const base = this.#base(view.state.schema);
      const { clientId, carried = false } = this.beginning;
      const maps = this.#maps;
      this.sync = new DocumentSync({ item, clientId, base, maps, carried, server, store, onBehind });
      this.sync.subscribe(this.events.told);
      this.#restore(port);
    }
    this.sync.attach(port);
    this.events.shown();
  }

  /** What an earlier page had not sent is done again, in one go that can be undone. */
  #restore(port: EditorPort): void {
    const { schema, tr } = port.state();
    for (const json of this.beginning.steps) tr.maybeStep(Step.fromJSON(schema, JSON.parse(json)));
    if (tr.docChanged) port.dispatch(tr);
  }

  #follow(before: EditorState, state: EditorState): void {
    const changed = !before.doc.eq(state.doc);
    if (changed) this.sync?.changed();
    if (changed || !before.selection.eq(state.selection)) this.events.moved();
  }
}
