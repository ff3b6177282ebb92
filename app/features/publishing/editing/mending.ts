import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, type Transaction } from "prosemirror-state";
import { Mapping, StepMap } from "prosemirror-transform";
import {
  type Attributes,
  MARK_ATTRIBUTES,
  NODE_ATTRIBUTES,
} from "../../../../convex/shared/documents/attributes";

const nodeAttributes: Readonly<Record<string, Attributes>> = NODE_ATTRIBUTES;
const markAttributes: Readonly<Record<string, Attributes>> = MARK_ATTRIBUTES;

/**
 * Mends at once what the server would refuse: an address that runs a script, a colour that is none. Without it, one such
 * paste would keep everything after it from being saved.
 */
export function mending(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      const own = transactions.filter((tr) => tr.docChanged && tr.getMeta("rebased") === undefined);
      if (own.length === 0) return null;
      const tr = state.tr;
      const [from, to] = changedRange(own, state);
      state.doc.nodesBetween(from, to, (node, at) => mendNode(tr, node, at));
      return tr.docChanged ? tr : null;
    },
  });
}

/** From the first to the last place that was changed, as they stand now. */
function changedRange(transactions: readonly Transaction[], state: EditorState): [number, number] {
  const size = state.doc.content.size;
  const maps = transactions.flatMap((tr) => tr.mapping.maps);
  // Attributes and marks change without saying where.
  if (maps.includes(StepMap.empty)) return [0, size];
  let [from, to] = [size, 0];
  maps.forEach((map, index) => {
    const rest = new Mapping(maps.slice(index + 1));
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      from = Math.min(from, rest.map(newFrom, -1));
      to = Math.max(to, rest.map(newTo, 1));
    });
  });
  return from > to ? [0, 0] : [Math.max(0, from - 1), Math.min(size, to + 1)];
}

function mendNode(tr: Transaction, node: Node, at: number): void {
  const attributes = nodeAttributes[node.type.name] ?? {};
  for (const [name, attribute] of Object.entries(attributes)) {
    // Ids are given by the editor, which sees to those that lack.
    if (name === "id" || attribute.allows(node.attrs[name])) continue;
    tr.setNodeAttribute(at, name, attribute.mend(node.attrs[name]));
  }
  for (const mark of node.marks) {
    const wanted = Object.entries(markAttributes[mark.type.name] ?? {});
    if (wanted.every(([name, attribute]) => attribute.allows(mark.attrs[name]))) continue;
    const mended = Object.fromEntries(wanted.map(([name, one]) => [name, one.mend(mark.attrs[name])]));
    tr.removeMark(at, at + node.nodeSize, mark);
    if (mended["href"] !== null && wanted.every(([name, attribute]) => attribute.allows(mended[name])))
      tr.addMark(at, at + node.nodeSize, mark.type.create(mended));
  }
}
