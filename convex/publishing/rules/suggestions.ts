import { blocksOf } from "../../shared/documents/blocks";
import type { DocumentNode } from "../../shared/documents/nodes";
import { type Json, sameJson } from "../../shared/json";

/** What becomes of a text when a suggestion is accepted; `stale` if its block is not any more as it was. */
export type Application =
  { kind: "applied"; document: DocumentNode } | { kind: "stale"; present: DocumentNode | null };

/** The block of a document that has the id, without those indented under it; null if it is there no more. */
export function blockIn(document: DocumentNode, blockId: string): DocumentNode | null {
  return blocksOf(document).find(({ id }) => id === blockId)?.block ?? null;
}

/** The document with `after` in the place of the block, if that is still equal to `before`. */
export function applySuggestion(
  document: DocumentNode,
  { blockId, before, after }: { blockId: string; before: DocumentNode; after: DocumentNode },
): Application {
  const present = blockIn(document, blockId);
  if (present === null || !sameNode(present, before)) return { kind: "stale", present };
  return { kind: "applied", document: replaced(document, present, after) };
}

/** Whether two nodes are the same; the order of their attributes does not count. */
export function sameNode(one: DocumentNode, other: DocumentNode): boolean {
  return sameJson(asJson(one), asJson(other));
}

/** Nodes are found by identity: `sought` is one of the tree. */
function replaced(node: DocumentNode, sought: DocumentNode, by: DocumentNode): DocumentNode {
  if (node === sought) return by;
  if (node.content === undefined) return node;
  return { ...node, content: node.content.map((inner) => replaced(inner, sought, by)) };
}

/** As it is stored: attributes that are undefined are not there. */
function asJson(node: DocumentNode): Json {
  return JSON.parse(JSON.stringify(node)) as Json;
}
