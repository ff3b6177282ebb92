import { sendableSteps } from "prosemirror-collab";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { VersionMaps } from "./versionMaps";

/** Another page in the text, of somebody else or the same person. Places are those of the confirmed text at a version. */
export type Peer = {
  /** Somebody's open page: each has a cursor of its own. */
  page: string;
  name: string;
  /** As CSS has it. */
  colour: string;
  cursor: { anchor: number; head: number; version: number } | null;
};

type Shown = { peers: readonly Peer[]; decorations: DecorationSet };

const key = new PluginKey<Shown>("cursors");
/** By this name `prosemirror-collab` marks what it takes from the server, confirmations too. */
const RECEIVED = "collab$";

/** Class names of what is drawn. */
export type CursorClasses = { caret: string; name: string; selection: string };

/** Shows where others are, and follows the text as it changes under them. */
export function cursors(maps: VersionMaps, classes: CursorClasses): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({ peers: [], decorations: DecorationSet.empty }),
      apply(tr, shown, _before, state) {
        const told = tr.getMeta(key) as readonly Peer[] | undefined;
        const confirmed = tr.getMeta(RECEIVED) !== undefined;
        if (told === undefined && !confirmed) {
          // One's own typing moves them along.
          return tr.docChanged ? { ...shown, decorations: shown.decorations.map(tr.mapping, tr.doc) } : shown;
        }
        const peers = told ?? shown.peers;
        return { peers, decorations: decorate(peers, state, maps, classes) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** Tells the editor where the others are now. */
export function withPeers(transaction: Transaction, peers: readonly Peer[]): Transaction {
  return transaction.setMeta(key, peers).setMeta("addToHistory", false);
}

/** Where one's own cursor stands, in places of the confirmed text. */
export function ownCursor(state: EditorState, maps: VersionMaps): NonNullable<Peer["cursor"]> {
  const back = new Mapping();
  const unconfirmed = sendableSteps(state)?.steps ?? [];
  for (const step of [...unconfirmed].reverse()) back.appendMap(step.getMap().invert());
  const { anchor, head } = state.selection;
  return { anchor: back.map(anchor), head: back.map(head), version: maps.version };
}

function decorate(peers: readonly Peer[], state: EditorState, maps: VersionMaps, classes: CursorClasses) {
  const own = new Mapping((sendableSteps(state)?.steps ?? []).map((step) => step.getMap()));
  const size = state.doc.content.size;
  const drawn = peers.flatMap((peer) => {
    const since = peer.cursor === null ? null : maps.since(peer.cursor.version);
    // What has not arrived here yet is shown once it has.
    if (peer.cursor === null || since === null) return [];
    const place = (at: number) => Math.min(own.map(since.map(at)), size);
    const [anchor, head] = [place(peer.cursor.anchor), place(peer.cursor.head)];
    const caret = Decoration.widget(head, () => caretOf(peer, classes), {
      key: `${peer.page} ${peer.name}`,
      side: 1,
      ignoreSelection: true,
    });
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    if (from === to) return [caret];
    const style = `background-color: color-mix(in srgb, ${peer.colour} 25%, transparent)`;
    return [caret, Decoration.inline(from, to, { class: classes.selection, style })];
  });
  return DecorationSet.create(state.doc, drawn);
}

/** For eyes alone: who is here stands in a list that can be read aloud. */
function caretOf({ name, colour }: Peer, classes: CursorClasses): HTMLElement {
  const caret = document.createElement("span");
  caret.className = classes.caret;
  caret.setAttribute("aria-hidden", "true");
  caret.style.setProperty("--cursor-colour", colour);
  const label = document.createElement("span");
  label.className = classes.name;
  label.dir = "auto";
  label.textContent = name;
  caret.append(label);
  return caret;
}
