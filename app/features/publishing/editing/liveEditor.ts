import {
  BlockNoteEditor,
  type BlockNoteEditorOptions,
  type BlockSchema,
  createExtension,
  type InlineContentSchema,
  type StyleSchema,
} from "@blocknote/core";
import type { LiveDocument } from "./liveDocument";

/**
 * An editor for a live text, with the options given. It must know the mark of comments, which `CommentsExtension` brings.
 * Whoever may only read gets one that cannot be written in.
 */
export function makeLiveEditor<B extends BlockSchema, I extends InlineContentSchema, S extends StyleSchema>(
  live: LiveDocument,
  options: Partial<Omit<BlockNoteEditorOptions<B, I, S>, "initialContent" | "collaboration">>,
): BlockNoteEditor<B, I, S> {
  const { plugins, loadInto } = live.begin();
  const extension = createExtension({ key: "liveDocument", prosemirrorPlugins: [...plugins] });
  const editor = BlockNoteEditor.create({
    ...options,
    extensions: [...(options.extensions ?? []), extension],
  }) as unknown as BlockNoteEditor<B, I, S>;
  const tiptap = editor._tiptapEditor;
  loadInto({ state: () => tiptap.state, dispatch: (tr) => tiptap.view.dispatch(tr) });
  editor.isEditable = live.mayWrite;
  return editor;
}
