import { createExtension, type ExtensionOptions } from "@blocknote/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { ThreadKind } from "../../../../convex/publishing/rules/statuses";
import { type Anchor, rangeOf } from "./anchors";

/** A thread as the text shows it. */
export type Marked = Anchor & { id: string; kind: ThreadKind; isChosen: boolean };

type Options = { onChoose: (thread: string) => void };

type Shown = { threads: readonly Marked[]; marks: DecorationSet };

const KEY = new PluginKey<Shown>("threadMarks");

/** Tints what open threads are about, and tells whose words were pressed. */
export const threadMarks = createExtension(({ options: { onChoose } }: ExtensionOptions<Options>) => ({
  key: "threadMarks",
  prosemirrorPlugins: [
    new Plugin<Shown>({
      key: KEY,
      state: {
        init: () => ({ threads: [], marks: DecorationSet.empty }),
        apply(transaction, before) {
          const threads = (transaction.getMeta(KEY) as readonly Marked[] | undefined) ?? before.threads;
          if (threads === before.threads && !transaction.docChanged) return before;
          return { threads, marks: marksOf(transaction.doc, threads) };
        },
      },
      props: {
        decorations: (state) => KEY.getState(state)?.marks,
        handleClick(_view, _position, event) {
          const mark = event.target instanceof Element ? event.target.closest(".threadWords") : null;
          const thread = mark?.getAttribute("data-thread");
          if (thread !== null && thread !== undefined) onChoose(thread);
          return false;
        },
      },
    }),
  ],
}));

/** Shows other threads than before. */
export function showThreads(view: EditorView, threads: readonly Marked[]): void {
  view.dispatch(view.state.tr.setMeta(KEY, threads).setMeta("addToHistory", false));
}

function marksOf(tree: Node, threads: readonly Marked[]): DecorationSet {
  const marks = threads.flatMap(({ id, kind, isChosen, ...anchor }) => {
    const range = rangeOf(tree, anchor);
    if (range === null) return [];
    const attributes = {
      class: range.words ? "threadWords" : "threadBlock",
      "data-thread": id,
      "data-kind": kind,
      ...(isChosen && { "data-chosen": "" }),
    };
    return range.words
      ? [Decoration.inline(range.from, range.to, attributes)]
      : [Decoration.node(range.from, range.to, attributes)];
  });
  return DecorationSet.create(tree, marks);
}
