import type { Node } from "@tiptap/pm/model";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";

/** A place in the text: a block, and the words of it that are marked. */
export type Anchor = { blockId: string; quote: string };

/** A block in the tree: its container's position, and the block's own. */
type Found = { id: string; container: number; block: Node; at: number };

type Range = { from: number; to: number };

/** The block at a position, innermost first; null between blocks. */
export function blockAt(tree: Node, position: number): Found | null {
  const resolved = tree.resolve(position);
  for (let depth = resolved.depth; depth > 0; depth--) {
    const container = resolved.node(depth);
    if (container.type.name === "blockContainer") return foundIn(container, resolved.before(depth));
  }
  const next = resolved.nodeAfter;
  return next?.type.name === "blockContainer" ? foundIn(next, position) : null;
}

/** The block with an id; null if it is not there any more. */
export function blockById(tree: Node, id: string): Found | null {
  let found: Found | null = null;
  tree.descendants((node, position) => {
    if (found === null && node.type.name === "blockContainer" && node.attrs["id"] === id)
      found = foundIn(node, position);
    return found === null && !node.isTextblock;
  });
  return found;
}

/** Where a remark stands: the block in which the selection begins, and what is selected of it. */
export function anchorAt(tree: Node, { from, to }: Range): Anchor | null {
  const found = blockAt(tree, from);
  if (found === null) return null;
  const end = Math.min(to, found.at + found.block.nodeSize);
  const quote = end > from ? tree.textBetween(from, end, " ", " ") : "";
  return { blockId: found.id, quote };
}

/** Where the marked words are; the whole block where they are no longer in it or none are marked. */
export function rangeOf(tree: Node, { blockId, quote }: Anchor): (Range & { words: boolean }) | null {
  const found = blockById(tree, blockId);
  if (found === null) return null;
  const { at, block } = found;
  const words = quote === "" ? null : wordsIn(block, at, quote);
  return words === null ? { from: at, to: at + block.nodeSize, words: false } : { ...words, words: true };
}

/** A block as it is kept with a suggestion. */
export function blockJson(block: Node): DocumentNode {
  return block.toJSON() as DocumentNode;
}

function foundIn(container: Node, position: number): Found | null {
  const block = container.firstChild;
  if (block === null) return null;
  return { id: String(container.attrs["id"] ?? ""), container: position, block, at: position + 1 };
}

/** Looks for the words as they are kept, where any run of spaces is one and a cut end bears an ellipsis. */
function wordsIn(block: Node, at: number, quote: string): Range | null {
  const sought = quote.replace(/…$/u, "");
  const { text, places } = lineOf(block, at + 1);
  const start = text.indexOf(sought);
  const [from, last] = [places[start], places[start + sought.length - 1]];
  return start < 0 || from === undefined || last === undefined ? null : { from, to: last + 1 };
}

/** The text of a block on one line, and where in the tree each of its characters stands. */
function lineOf(block: Node, begin: number): { text: string; places: number[] } {
  let text = "";
  const places: number[] = [];
  const add = (character: string, place: number) => {
    const isSpace = /\s/u.test(character);
    if (isSpace && (text === "" || text.endsWith(" "))) return;
    text += isSpace ? " " : character;
    places.push(place);
  };
  block.descendants((node, position) => {
    const characters = node.text ?? " ";
    for (let index = 0; index < characters.length; index++)
      add(characters.charAt(index), begin + position + index);
  });
  return { text, places };
}
