import {
  type AttributeSpec,
  type Attrs,
  Fragment,
  type MarkSpec,
  Node,
  type NodeSpec,
  Schema,
} from "prosemirror-model";
import { type Attributes, MARK_ATTRIBUTES, NODE_ATTRIBUTES } from "./attributes";
import type { DocumentNode } from "./nodes";

/** Bytes of a document's JSON; a row of the database takes a megabyte. */
export const MAX_DOCUMENT_BYTES = 800_000;
/** Nodes within nodes; a block indented under another one is two further down. */
const MAX_DEPTH = 100;

const nodeAttributes: Readonly<Record<string, Attributes>> = NODE_ATTRIBUTES;
const markAttributes: Readonly<Record<string, Attributes>> = MARK_ATTRIBUTES;

const CHANGES = "insertion modification deletion";

/**
 * The documents that BlockNote 0.51.4 writes, with the mark of its comments: same nodes in the same order, same
 * contents, groups, defaults and exclusions. As there, attributes take any value, since an editor's steps pass through
 * what is not lawful: a block gets its id in the step after the one that makes it. `checkTree` looks at the outcome.
 */
export const documentSchema = new Schema({
  nodes: {
    paragraph: textBlock("paragraph"),
    heading: textBlock("heading"),
    audio: fileBlock("audio"),
    checkListItem: textBlock("checkListItem"),
    image: fileBlock("image"),
    toggleListItem: textBlock("toggleListItem"),
    video: fileBlock("video"),
    bulletListItem: textBlock("bulletListItem"),
    codeBlock: { ...textBlock("codeBlock"), code: true },
    divider: { group: "blockContent", content: "", selectable: true, defining: true, isolating: false },
    file: fileBlock("file"),
    numberedListItem: textBlock("numberedListItem"),
    quote: textBlock("quote"),
    text: { group: "inline" },
    doc: { content: "blockGroup", marks: CHANGES },
    blockGroup: { content: "blockGroupChild+", group: "childContainer", marks: CHANGES },
    table: { ...node("table", "tableRow+"), group: "blockContent", marks: CHANGES, isolating: true },
    tableParagraph: { content: "inline*", group: "tableContent" },
    tableHeader: { ...node("tableHeader", "tableContent+"), isolating: true },
    tableCell: { ...node("tableCell", "tableContent+"), isolating: true },
    tableRow: { content: "(tableCell | tableHeader)+", marks: CHANGES },
    blockContainer: {
      ...node("blockContainer", "blockContent blockGroup?"),
      ...{ group: "blockGroupChild bnBlock", marks: CHANGES, defining: true },
    },
    hardBreak: { group: "inline", inline: true, selectable: false, linebreakReplacement: true },
  },
  marks: {
    bold: {},
    italic: {},
    underline: {},
    strike: {},
    code: { excludes: "_", code: true },
    textColor: mark("textColor"),
    backgroundColor: mark("backgroundColor"),
    insertion: { ...mark("insertion"), inclusive: false, excludes: "deletion modification insertion" },
    deletion: { ...mark("deletion"), inclusive: false, excludes: "insertion modification deletion" },
    modification: { ...mark("modification"), inclusive: false, excludes: "deletion insertion" },
    link: { ...mark("link"), inclusive: false },
    comment: { ...mark("comment"), inclusive: false, excludes: "" },
  },
  topNode: "doc",
});

/** The document as a tree of the schema. @throws Error that says what is wrong with it */
export function checkDocument(json: unknown): Node {
  const document = Node.fromJSON(documentSchema, json);
  checkTree(document);
  return document;
}

/** A tree as a document's JSON. */
export function documentJson(document: Node): DocumentNode {
  return document.toJSON() as DocumentNode;
}

/**
 * Blocks found sound, and the bytes of their JSON. A document shares all blocks but one or two with the one before its
 * last step: those are not looked at again.
 */
const soundBlocks = new WeakSet<Node>();
const blockBytes = new WeakMap<Node, number>();

/** @throws Error that says what is wrong with a document that was made by steps */
export function checkTree(document: Node): void {
  if (document.type !== documentSchema.topNodeType) throw new RangeError("This is no document.");
  checkShell(document);
  document.forEach((group) => {
    checkShell(group);
    group.forEach(checkBlock);
  });
}

/** How many bytes a document's JSON has. */
export function documentBytes(document: Node): number {
  const group = document.firstChild!;
  const shell = document.copy(Fragment.from(group.copy(Fragment.empty)));
  let bytes = bytesOf(shell) + `,"content":[${",".repeat(group.childCount - 1)}]`.length;
  group.forEach((block) => {
    const known = blockBytes.get(block) ?? bytesOf(block);
    blockBytes.set(block, known);
    bytes += known;
  });
  return bytes;
}

function bytesOf(node: Node): number {
  return new TextEncoder().encode(JSON.stringify(node.toJSON())).length;
}

/** The document or its group of blocks, without what is in them: neither has attributes, and marks are seldom. */
function checkShell(node: Node): void {
  if (!node.type.validContent(node.content))
    throw new RangeError(`Invalid content for node ${node.type.name}`);
  if (node.marks.length === 0) return;
  checkAttributes(node, 1);
  node.check();
}

function checkBlock(block: Node): void {
  if (soundBlocks.has(block)) return;
  checkAttributes(block, 2);
  block.check();
  soundBlocks.add(block);
}

function checkAttributes(node: Node, depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError("The document is nested too deeply.");
  checkValues(node.type.name, node.attrs, nodeAttributes[node.type.name]);
  for (const { type, attrs } of node.marks) checkValues(type.name, attrs, markAttributes[type.name]);
  node.forEach((child) => checkAttributes(child, depth + 1));
}

function checkValues(owner: string, values: Attrs, attributes: Attributes = {}): void {
  for (const [name, { allows }] of Object.entries(attributes))
    if (!allows(values[name])) throw new RangeError(`The ${name} of a ${owner} cannot be this.`);
}

function textBlock(name: keyof typeof NODE_ATTRIBUTES): NodeSpec {
  return blockContent(name, "inline*", false);
}

function fileBlock(name: keyof typeof NODE_ATTRIBUTES): NodeSpec {
  return blockContent(name, "", true);
}

function blockContent(name: keyof typeof NODE_ATTRIBUTES, content: string, isolating: boolean): NodeSpec {
  return {
    ...node(name, content),
    ...{ group: "blockContent", selectable: true, code: false, defining: true, isolating },
  };
}

function node(name: keyof typeof NODE_ATTRIBUTES, content: string): NodeSpec {
  return { content, attrs: defaults(NODE_ATTRIBUTES[name]) };
}

function mark(name: keyof typeof MARK_ATTRIBUTES): MarkSpec {
  return { attrs: defaults(MARK_ATTRIBUTES[name]) };
}

function defaults(attributes: Attributes): Record<string, AttributeSpec> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, { default: attribute.default }]),
  );
}
