import { type Attributes, NODE_ATTRIBUTES } from "./attributes";
import { blockOf, type DocumentNode } from "./nodes";

/** A block with the id of its container and those indented under it, as they stand in the document. */
export type Block = { id: string; block: DocumentNode; indented: DocumentNode[] };

/** Every block of a document, from top to bottom, indented ones after the one they stand under. */
export function blocksOf(document: DocumentNode): Block[] {
  const found: Block[] = [];
  const visit = (containers: readonly DocumentNode[]) => {
    for (const container of containers) {
      const read = readContainer(container);
      if (read === null) continue;
      found.push(read);
      visit(read.indented);
    }
  };
  visit(containersOf(document));
  return found;
}

/** The containers at the top of a document. */
export function containersOf(document: DocumentNode): DocumentNode[] {
  return (document.content ?? []).flatMap((group) =>
    group.type === "blockGroup" ? (group.content ?? []) : [],
  );
}

/** A container's block and those under it; null where it holds no block. */
export function readContainer(container: DocumentNode): Block | null {
  const [block, group] = container.content ?? [];
  if (container.type !== "blockContainer" || block === undefined) return null;
  const id = container.attrs?.id;
  return { id: typeof id === "string" ? id : "", block, indented: group?.content ?? [] };
}

/** An attribute of a block as text; empty where it is none. */
export function textAttribute(block: DocumentNode, name: string): string {
  const value = block.attrs?.[name];
  return typeof value === "string" ? value : "";
}

/** A node as the editor writes it: all attributes, lawful ones only, and content where there is any. */
export function nodeOf(
  type: string,
  chosen: Record<string, unknown> = {},
  content: DocumentNode[] = [],
): DocumentNode {
  const known: Attributes = (NODE_ATTRIBUTES as Record<string, Attributes>)[type] ?? {};
  const attrs = Object.fromEntries(
    Object.entries(known)
      .map(([name, attribute]) => [name, attribute.mend(chosen[name] ?? attribute.default)] as const)
      .filter(([, value]) => value !== undefined),
  );
  return {
    type,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  };
}

/** A block that waits for its id. */
export type Draft = { block: DocumentNode; indented: Draft[] };

/** A document of drafts; the first block has the id of every first one, the others are counted. */
export function numbered(drafts: readonly Draft[], first: string): DocumentNode[] {
  let count = 0;
  const place = ({ block, indented }: Draft): DocumentNode => {
    count += 1;
    const id = count === 1 ? first : `block-${count}`;
    return blockOf(id, block, indented.map(place));
  };
  return drafts.map(place);
}
