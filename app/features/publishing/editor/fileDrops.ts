import { createExtension, type ExtensionOptions } from "@blocknote/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { blockAt } from "./anchors";

/** Asked and told as things stand when it happens. */
export type FileWishes = {
  /** Takes files that were pasted or dropped; `at` is the place between two blocks where they belong. */
  onFiles: (files: readonly File[], at: number) => void;
};

type Change = { hold: { id: string; at: number; name: string } } | { free: string };

const KEY = new PluginKey<DecorationSet>("fileDrops");
/** With one of these it is something of a page or a document that is moved, which the editor takes itself. */
const OF_PAGES = ["blocknote/html", "text/html", "text/uri-list", "text/plain"];

/**
 * Takes files that are pasted into a text or dropped there, and holds their places until they are served. A place is
 * drawn for the viewer alone, and moves with what is written around it.
 */
export const fileDrops = createExtension(
  ({ options: { wishes } }: ExtensionOptions<{ wishes: () => FileWishes }>) => {
    const take = (event: Event, files: readonly File[], at: number | null) => {
      if (files.length === 0 || at === null) return false;
      event.preventDefault();
      wishes().onFiles(files, at);
      return true;
    };
    const plugin = new Plugin<DecorationSet>({
      key: KEY,
      state: { init: () => DecorationSet.empty, apply: changed },
      props: {
        decorations: (state) => KEY.getState(state),
        handleDOMEvents: {
          // What is copied from a spreadsheet brings a picture of itself beside its words.
          paste: (view, event) => take(event, filesOf(event.clipboardData, ["text/plain"]), placeAfter(view)),
          drop: (view, event) => take(event, filesOf(event.dataTransfer, OF_PAGES), placeUnder(view, event)),
        },
      },
    });
    // Who reads is refused there without a word; of files they are told why.
    return { key: "fileDrops", runsBefore: ["readingMode"], prosemirrorPlugins: [plugin] };
  },
);

/** Holds a place for a file, by an id. */
export function holdPlace(view: EditorView, hold: { id: string; at: number; name: string }): void {
  view.dispatch(asChange(view.state.tr, { hold }));
}

/** Gives a place free, if it is still held. */
export function freePlace(view: EditorView, id: string): void {
  view.dispatch(asChange(view.state.tr, { free: id }));
}

/** Where a place is now; null where what it stood in is gone. */
export function heldPlace(state: EditorState, id: string): number | null {
  return held(KEY.getState(state), id)[0]?.from ?? null;
}

function asChange(transaction: Transaction, change: Change): Transaction {
  return transaction.setMeta(KEY, change).setMeta("addToHistory", false);
}

function changed(transaction: Transaction, before: DecorationSet): DecorationSet {
  const moved = before.map(transaction.mapping, transaction.doc);
  const change = transaction.getMeta(KEY) as Change | undefined;
  if (change === undefined) return moved;
  if ("free" in change) return moved.remove(held(moved, change.free));
  const { id, at, name } = change.hold;
  const place = Decoration.widget(at, () => drawn(name), { id, key: id, side: 1, ignoreSelection: true });
  return moved.add(transaction.doc, [place]);
}

function held(places: DecorationSet | undefined, id: string): Decoration[] {
  return places?.find(undefined, undefined, (spec) => spec["id"] === id) ?? [];
}

/** For eyes alone: how far each file is stands in a list beside it. */
function drawn(name: string): HTMLElement {
  const place = document.createElement("div");
  place.className = "filePlace";
  place.setAttribute("aria-hidden", "true");
  place.contentEditable = "false";
  place.dir = "auto";
  place.textContent = name;
  return place;
}

function filesOf(brought: DataTransfer | null, unless: readonly string[]): File[] {
  if (brought === null || unless.some((type) => brought.types.includes(type))) return [];
  return [...brought.files];
}

function placeAfter({ state }: EditorView): number | null {
  const found = blockAt(state.doc, state.selection.from);
  return found === null ? null : found.container + state.doc.nodeAt(found.container)!.nodeSize;
}

/** Above or below the block under the pointer, whichever is nearer. */
function placeUnder(view: EditorView, { clientX: left, clientY: top }: MouseEvent): number | null {
  const pointed = view.posAtCoords({ left, top });
  const found = pointed === null ? null : blockAt(view.state.doc, pointed.pos);
  if (found === null) return null;
  const node = view.nodeDOM(found.container);
  const box = node instanceof Element ? node.getBoundingClientRect() : null;
  const isAbove = box !== null && top < (box.top + box.bottom) / 2;
  return isAbove ? found.container : found.container + view.state.doc.nodeAt(found.container)!.nodeSize;
}
