import { createExtension, type ExtensionOptions } from "@blocknote/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { blockAt } from "./anchors";

/** Asked and told as things stand when it happens. */
export type ReadingWishes = {
  /** Whether the text stays as it is. */
  reading: boolean;
  /** What pressing a block does, or Enter with the cursor in it; null for nothing. */
  onPress: ((blockId: string) => void) | null;
};

const KEY = new PluginKey("readingMode");

/**
 * A text that can be read, selected and gone through by keyboard, but not changed by who reads: the cursor stays, so
 * that a remark can be placed without a mouse. What others write arrives all the same. This is for the eye: the
 * server refuses readers' steps in any case.
 */
export const readingMode = createExtension(
  ({ options: { wishes } }: ExtensionOptions<{ wishes: () => ReadingWishes }>) => {
    const refuse = (_view: unknown, event: Event) => {
      const { reading } = wishes();
      if (reading) event.preventDefault();
      return reading;
    };
    const press = (view: EditorView, position: number) => {
      const { onPress } = wishes();
      const found = onPress === null ? null : blockAt(view.state.doc, position);
      if (found !== null) onPress?.(found.id);
      return found !== null;
    };
    const plugin = new Plugin({
      key: KEY,
      filterTransaction: (transaction) =>
        !transaction.docChanged || !wishes().reading || transaction.getMeta("rebased") !== undefined,
      props: {
        attributes: (): Record<string, string> => (wishes().reading ? { "aria-readonly": "true" } : {}),
        handleDOMEvents: { beforeinput: refuse, paste: refuse, cut: refuse, drop: refuse },
        handleClick: (view, position) => view.state.selection.empty && press(view, position),
        handleKeyDown: (view, { key, ctrlKey, metaKey, shiftKey }) =>
          key === "Enter" && !ctrlKey && !metaKey && !shiftKey && press(view, view.state.selection.from),
      },
    });
    return { key: "readingMode", runsBefore: ["default"], prosemirrorPlugins: [plugin] };
  },
);
