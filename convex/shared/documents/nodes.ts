/**
 * A document: ProseMirror's JSON of what BlockNote writes. `doc` holds one `blockGroup`, which holds `blockContainer`s;
 * each has an `id`, one block, and perhaps a `blockGroup` of blocks indented under it.
 */
export type DocumentNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentNode[];
  marks?: DocumentMark[];
  text?: string;
};

export type DocumentMark = { type: string; attrs?: Record<string, unknown> };

/** The first block of every new document has this id: two people who open it at once then write in the same one. */
export const FIRST_BLOCK = "initialBlockId";

/** A document with one empty paragraph. */
export function emptyDocument(): DocumentNode {
  return documentOf([blockOf(FIRST_BLOCK, { type: "paragraph" })]);
}

/** A document of blocks. */
export function documentOf(blocks: DocumentNode[]): DocumentNode {
  return { type: "doc", content: [{ type: "blockGroup", content: blocks }] };
}

/** A block in its container, with those indented under it. */
export function blockOf(id: string, block: DocumentNode, indented: DocumentNode[] = []): DocumentNode {
  const under = indented.length === 0 ? [] : [{ type: "blockGroup", content: indented }];
  return { type: "blockContainer", attrs: { id }, content: [block, ...under] };
}
