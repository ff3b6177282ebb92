import { draft } from "./assembly";
import type { Draft } from "./blocks";
import { htmlDrafts, openedStyle } from "./htmlReading";
import { HARD_BREAK, type Style, styled, tidied } from "./inline";
import type { DocumentNode } from "./nodes";
import { safeMediaUrl, safeUrl } from "./urls";
import type { MarkdownNode, MarkdownOf, MarkdownRoot, Phrase } from "./trees";

/** Where references lead, by their names as Markdown compares them. */
export type Definitions = ReadonlyMap<string, MarkdownOf<"definition">>;

/** The definitions of references anywhere in a text; of two with one name the first counts. */
export function definitionsIn(root: MarkdownRoot): Definitions {
  const found = new Map<string, MarkdownOf<"definition">>();
  const visit = (node: MarkdownNode) => {
    if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node);
    if ("children" in node) node.children.forEach(visit);
  };
  visit(root);
  return found;
}

type Reading = {
  definitions: Definitions;
  /** What stands in the line so far, and the blocks that came out of it. */
  line: DocumentNode[];
  found: Draft[];
  /** Elements of HTML that were opened in the line, outermost first. */
  open: { name: string; style: Style }[];
  type: string;
  attrs: Record<string, unknown>;
};

/** A line of Markdown as blocks of a type; pictures within it stand by themselves. */
export function phrases(
  nodes: readonly Phrase[],
  definitions: Definitions,
  type: string,
  attrs: Record<string, unknown> = {},
): Draft[] {
  const reading: Reading = { definitions, line: [], found: [], open: [], type, attrs };
  read(nodes, {}, reading);
  flush(reading);
  return reading.found;
}

function flush(reading: Reading): void {
  const content = tidied(reading.line);
  reading.line = [];
  if (content.length > 0) reading.found.push(draft(reading.type, reading.attrs, content));
}

function read(nodes: readonly Phrase[], style: Style, reading: Reading): void {
  for (const node of nodes) readOne(node, style, reading);
}

function readOne(node: Phrase, style: Style, reading: Reading): void {
  switch (node.type) {
    case "text":
      say(node.value, style, reading);
      return;
    case "strong":
      return read(node.children, { ...style, bold: true }, reading);
    case "emphasis":
      return read(node.children, { ...style, italic: true }, reading);
    case "delete":
      return read(node.children, { ...style, strike: true }, reading);
    case "inlineCode":
      return say(node.value, { ...style, code: true }, reading);
    case "break":
      reading.line.push(HARD_BREAK);
      return;
    case "link":
      return read(node.children, linked(style, node.url), reading);
    case "linkReference":
      return read(node.children, linked(style, reading.definitions.get(node.identifier)?.url), reading);
    case "image":
      return picture(node.url, node.alt, node.title, style, reading);
    case "imageReference": {
      const definition = reading.definitions.get(node.identifier);
      return picture(definition?.url, node.alt, definition?.title, style, reading);
    }
    case "html":
      return readHtml(node.value, reading);
    case "footnoteReference":
      return say(`[${node.label ?? node.identifier}]`, style, reading);
    default:
      node satisfies never;
  }
}

function say(text: string, style: Style, reading: Reading): void {
  const within = reading.open.reduce<Style>((all, { style: one }) => ({ ...all, ...one }), {});
  reading.line.push(styled(text, { ...within, ...style }));
}

function linked(style: Style, url: string | undefined): Style {
  const link = safeUrl(url);
  return link === null ? style : { ...style, link };
}

type Optional = string | null | undefined;

/** A picture from a safe address as a block; else the words that stand for it. */
function picture(url: Optional, alt: Optional, title: Optional, style: Style, reading: Reading): void {
  const safe = safeMediaUrl(url);
  if (safe === null) return say(alt ?? "", style, reading);
  flush(reading);
  reading.found.push(draft("image", { url: safe, name: spoken(alt), caption: spoken(title) }));
}

function spoken(text: Optional): string {
  return (text ?? "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/\p{Cs}/gu, "")
    .trim();
}

/** Tags within a line: those that style words do so until they are closed; what stands alone is read as HTML. */
function readHtml(html: string, reading: Reading): void {
  const closing = /^<\/([a-z][a-z0-9]*)\s*>$/i.exec(html)?.[1]?.toLowerCase();
  if (closing !== undefined) {
    const at = reading.open.findLastIndex(({ name }) => name === closing);
    if (at >= 0) reading.open.splice(at);
    return;
  }
  if (/^<br\s*\/?>$/i.test(html)) {
    reading.line.push(HARD_BREAK);
    return;
  }
  const opened = openedStyle(html);
  if (opened !== null) {
    reading.open.push(opened);
    return;
  }
  const held = htmlDrafts(html).filter(({ block }) => block.type !== "paragraph");
  if (held.length > 0) flush(reading);
  reading.found.push(...held);
}
