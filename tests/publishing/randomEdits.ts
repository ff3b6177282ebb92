import { type Node, Slice } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { blockOf } from "../../convex/shared/documents/nodes";
import { documentSchema } from "../../convex/shared/documents/schema";

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Place = { node: Node; at: number };

/** One edit of those that people make, somewhere in the text. `name` marks what is written and new blocks. */
export function randomEdit(tr: Transaction, random: () => number, name: string): void {
  while (!tr.docChanged) tryEdit(tr, random, name);
}

/** May find nothing to do, such as words to make bold where there are none. */
function tryEdit(tr: Transaction, random: () => number, name: string): void {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const blocks: Place[] = [];
  const containers: Place[] = [];
  tr.doc.descendants((node, at) => {
    if (node.isTextblock) blocks.push({ node, at });
    if (node.type.name === "blockContainer") containers.push({ node, at });
  });
  const { node, at } = pick(blocks);
  const inside = at + 1 + Math.floor(random() * (node.content.size + 1));
  const end = at + 1 + node.content.size;
  const container = pick(containers);
  const behind = container.at + container.node.nodeSize;
  const paragraph = documentSchema.nodeFromJSON(
    blockOf(name, { type: "paragraph", content: [{ type: "text", text: `[${name}]` }] }),
  );
  const deeds: (() => unknown)[] = [
    () => tr.insertText(`${name} `, inside),
    () => tr.insertText(`${name} `, inside),
    () => tr.insert(behind, paragraph),
    () => tr.delete(inside, Math.min(end, inside + 4)),
    () => inside < end && tr.addMark(inside, end, documentSchema.marks["bold"]!.create()),
    () => inside < end && tr.removeMark(inside, end),
    () => tr.setNodeMarkup(at, documentSchema.nodes["heading"], { ...node.attrs, level: 2 }),
    () => tr.setNodeAttribute(at, "textColor", "red"),
    () =>
      containers.length > 3 &&
      tr.doc.resolve(container.at).parent.childCount > 1 &&
      tr.delete(container.at, behind),
    () => indent(tr, container),
  ];
  pick(deeds)();
}

/** Puts a block under the one above it, if there is one that has none under it. */
function indent(tr: Transaction, { node, at }: Place): void {
  const above = tr.doc.resolve(at).nodeBefore;
  if (above === null || above.childCount !== 1) return;
  tr.delete(at, at + node.nodeSize);
  const group = documentSchema.nodes["blockGroup"]!.create(null, node);
  tr.replace(at - 1, at - 1, new Slice(group.slice(0).content, 0, 0));
}
