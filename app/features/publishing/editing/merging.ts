import type { Node } from "prosemirror-model";
import { Step, Transform } from "prosemirror-transform";
import { replaceBlock } from "../../../../convex/shared/documents/replacing";
import { documentSchema } from "../../../../convex/shared/documents/schema";
import type { Unsent } from "./offlineStore";

/**
 * Steps that put unsent changes upon a text that has gone on so far that they cannot be carried over one by one. Blocks
 * at the top are compared: one that only its writer changed is replaced; one that others changed too, or removed, stays
 * as it is and the writer's own follows it as another block. Nobody's words are lost.
 */
export function mergeUnsent({ base, steps }: Pick<Unsent, "base" | "steps">, present: string): string[] {
  const before = read(base);
  const mine = stepsOf(steps).reduce((text, step) => step.apply(text).doc ?? text, before);
  const transform = new Transform(read(present));
  const known = blocksById(before);
  let last: string | null = null;
  for (const [id, block] of blocksById(mine)) {
    const was = known.get(id);
    if (was === undefined || !was.eq(block)) last = place(transform, id, block, was, last);
    else last = id;
  }
  return transform.steps.map((step) => JSON.stringify(step.toJSON()));
}

/** @returns the id of the block after which the next new one goes */
function place(
  transform: Transform,
  id: string,
  block: Node,
  was: Node | undefined,
  last: string | null,
): string {
  const there = positions(transform.doc);
  const own = there.get(id);
  if (own !== undefined && was !== undefined && own.node.eq(was)) {
    replaceBlock(transform, own.at, block);
    return id;
  }
  if (own?.node.eq(block)) return id;
  const copy = own === undefined ? block : renamed(block);
  const anchor = there.get(own === undefined ? (last ?? "") : id);
  const at = anchor === undefined ? 1 : anchor.at + anchor.node.nodeSize;
  transform.insert(at, copy);
  return copy.attrs["id"] as string;
}

function read(json: string): Node {
  return documentSchema.nodeFromJSON(JSON.parse(json));
}

function stepsOf(steps: readonly string[]): Step[] {
  return steps.map((step) => Step.fromJSON(documentSchema, JSON.parse(step)));
}

function blocksById(document: Node): Map<string, Node> {
  return new Map(document.firstChild!.children.map((block) => [block.attrs["id"] as string, block]));
}

function positions(document: Node): Map<string, { node: Node; at: number }> {
  const found = new Map<string, { node: Node; at: number }>();
  document.firstChild!.forEach((node, offset) => {
    found.set(node.attrs["id"] as string, { node, at: offset + 1 });
  });
  return found;
}

/** The same block by new names, those under it too: no two blocks share one. */
function renamed(node: Node): Node {
  const attrs = "id" in node.attrs ? { ...node.attrs, id: crypto.randomUUID() } : node.attrs;
  if (node.isText) return node;
  return node.type.create(attrs, node.children.map(renamed), node.marks);
}
