import type { Block, BlockNoteEditor } from "@blocknote/core";
import type { Node } from "@tiptap/pm/model";
import { NodeSelection, type Selection, TextSelection } from "@tiptap/pm/state";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";
import { type Anchor, anchorAt, blockAt, blockById, blockJson, rangeOf } from "./anchors";

/** The editor with the blocks that texts of the product have. */
export type TextEditor = BlockNoteEditor;

/** A block as it stands, for a suggestion to begin with. */
export type Present = { blockId: string; block: Block; json: DocumentNode };

/** Where a remark would stand now: what is selected, or the block with the cursor. */
export function currentAnchor(editor: TextEditor): Anchor | null {
  const { doc, selection } = editor.prosemirrorState;
  return anchorAt(doc, selection);
}

/** The block with the cursor as it stands; null where there is none. */
export function currentBlock(editor: TextEditor): Present | null {
  const { doc, selection } = editor.prosemirrorState;
  const found = blockAt(doc, selection.from);
  return found === null ? null : presentBlock(editor, found.id);
}

/** A block by its id as it stands; null where it is not there any more. */
export function presentBlock(editor: TextEditor, blockId: string): Present | null {
  const found = blockById(editor.prosemirrorState.doc, blockId);
  const block = editor.getBlock(blockId);
  if (found === null || block === undefined) return null;
  return { blockId, block, json: blockJson(found.block) };
}

/** Whether the words, or at least their block, are still in the text. */
export function isThere(editor: TextEditor, anchor: Anchor): boolean {
  const range = rangeOf(editor.prosemirrorState.doc, anchor);
  return range !== null && (range.words || anchor.quote === "");
}

/** Puts the cursor to a place, which is brought into view; a picture there is selected. */
export function goTo(editor: TextEditor, anchor: Anchor): void {
  const view = editor.prosemirrorView;
  const range = view === undefined ? null : rangeOf(view.state.doc, anchor);
  if (view === undefined || range === null) return;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(selectionAt(doc, range.from)));
  view.focus();
  const { node } = view.domAtPos(range.from);
  const element = node instanceof Element ? node : node.parentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function selectionAt(doc: Node, position: number): Selection {
  const node = doc.nodeAt(position);
  return node !== null && node.isAtom && !node.isText && NodeSelection.isSelectable(node)
    ? NodeSelection.create(doc, position)
    : TextSelection.near(doc.resolve(position));
}
