import { fromHtml as parse } from "hast-util-from-html";
import { codeBlock, documentOfDrafts, draft, listItem, quotes } from "./assembly";
import type { Draft } from "./blocks";
import { alignmentOf, BLOCKS, LEFT_OUT, styleOf, stylesWords, text, textWithin } from "./htmlElements";
import { frame, mediaBlock, picture } from "./htmlMedia";
import { tableBlocks } from "./htmlTables";
import { HARD_BREAK, type Style, styled, tidied } from "./inline";
import type { DocumentNode } from "./nodes";
import type { HtmlContent, HtmlElement } from "./trees";

/**
 * A document of HTML. What the editor knows is taken over; of what it does not know the words are; scripts, styles,
 * handlers, forms' fields, drawings and frames never (a frame leaves a link to what it showed).
 */
export function fromHtml(html: string): DocumentNode {
  return documentOfDrafts(htmlDrafts(html));
}

/** The blocks of HTML, without ids. */
export function htmlDrafts(html: string): Draft[] {
  try {
    return blocksWithin(parse(html, { fragment: true }).children);
  } catch (error) {
    // Nested deeper than the stack: nothing that anybody wrote. What is left are its words.
    if (!(error instanceof RangeError)) throw error;
    const words = html.replace(/<[^<>]*>/g, " ").slice(0, 100_000);
    return [draft("paragraph", {}, tidied([styled(words, {})]))];
  }
}

/** The name and the style that one opening tag gives to the words after it; null for one that gives none. */
export function openedStyle(tag: string): { name: string; style: Style } | null {
  const [element, ...more] = parse(tag, { fragment: true }).children;
  if (element?.type !== "element" || more.length > 0 || element.children.length > 0) return null;
  return stylesWords(element.tagName) ? { name: element.tagName, style: styleOf(element) } : null;
}

/** A block in the making: what stands in its line so far, what its lines become, and the blocks before it. */
type Flow = { line: DocumentNode[]; type: string; attrs: Record<string, unknown>; found: Draft[] };

function blocksWithin(
  nodes: readonly HtmlContent[],
  style: Style = {},
  type = "paragraph",
  attrs: Record<string, unknown> = {},
): Draft[] {
  const flow: Flow = { line: [], type, attrs, found: [] };
  for (const node of nodes) read(node, style, flow);
  flush(flow);
  return flow.found;
}

function flush(flow: Flow): void {
  const content = tidied(flow.line);
  flow.line = [];
  if (content.length > 0) flow.found.push(draft(flow.type, flow.attrs, content));
}

function read(node: HtmlContent, style: Style, flow: Flow): void {
  if (node.type === "text") {
    flow.line.push(styled(node.value, style));
    return;
  }
  if (node.type !== "element" || LEFT_OUT.has(node.tagName)) return;
  if (node.tagName === "br") {
    flow.line.push(HARD_BREAK);
    return;
  }
  const made = blockOf(node, style, flow);
  if (made === null) {
    const within = { ...style, ...styleOf(node) };
    for (const child of node.children) read(child, within, flow);
    return;
  }
  flush(flow);
  flow.found.push(...made);
}

/** The blocks that an element makes; null for one that stands within a line. */
function blockOf(element: HtmlElement, style: Style, flow: Flow): Draft[] | null {
  const { tagName, children } = element;
  if (/^h[1-6]$/.test(tagName)) return heading(element, style);
  if (BLOCKS.has(tagName))
    return blocksWithin(children, style, flow.type, { ...flow.attrs, ...alignment(element, flow) });
  switch (tagName) {
    case "ul":
    case "ol":
      return items(element, style);
    case "li":
      return [listItem("bulletListItem", {}, blocksWithin(children, style))];
    case "blockquote":
      return quotes(blocksWithin(children, style));
    case "pre":
    case "listing":
    case "xmp":
    case "plaintext":
      return code(element);
    case "hr":
      return [draft("divider")];
    case "table":
      return tableBlocks(element, (nodes) => blocksWithin(nodes, style));
    case "details":
      return details(element, style);
    case "figure":
      return figure(element, style);
    case "img":
      return picture(element);
    case "video":
    case "audio":
      return mediaBlock(element);
    case "iframe":
      return frame(element);
    default:
      return null;
  }
}

/** Lines of a quote or a list's item are not aligned: only what stands as a paragraph or heading is. */
function alignment(element: HtmlElement, flow: Flow): Record<string, unknown> {
  const textAlignment = alignmentOf(element);
  return textAlignment === "left" || flow.type === "quote" ? {} : { textAlignment };
}

function heading(element: HtmlElement, style: Style): Draft[] {
  const level = Number(element.tagName.slice(1));
  return blocksWithin(element.children, style, "heading", { level, textAlignment: alignmentOf(element) });
}

function items(list: HtmlElement, style: Style): Draft[] {
  const ordered = list.tagName === "ol";
  const found: Draft[] = [];
  for (const child of list.children) {
    if (child.type !== "element" || child.tagName !== "li") {
      // A list within a list that is no item's own, as editors of old wrote it, belongs to the item before.
      const held = blocksWithin([child], style);
      const last = found.at(-1);
      if (last === undefined) found.push(...held);
      else last.indented.push(...held);
      continue;
    }
    found.push(item(child, style, ordered, found.length === 0 ? Number(text(list, "start") || "1") : 1));
  }
  return found;
}

function item(element: HtmlElement, style: Style, ordered: boolean, start: number): Draft {
  const held = blocksWithin(element.children, style);
  const box = checkbox(element);
  if (box !== null) return listItem("checkListItem", { checked: box }, held);
  if (!ordered) return listItem("bulletListItem", {}, held);
  const told = Number.isInteger(start) && start !== 1 && start >= 0 && start < 1_000_000_000;
  return listItem("numberedListItem", told ? { start } : {}, held);
}

/** Whether an item's first thing is a box, and it is checked; null where there is none. */
function checkbox(element: HtmlElement): boolean | null {
  const first = element.children.find((child) => child.type !== "text" || child.value.trim() !== "");
  if (first?.type !== "element") return null;
  if (first.tagName === "p" || first.tagName === "label") return checkbox(first);
  const box = first.tagName === "input" && text(first, "type").toLowerCase() === "checkbox";
  return box ? first.properties.checked === true : null;
}

function code(element: HtmlElement): Draft[] {
  const only = element.children.find((child) => child.type === "element" && child.tagName === "code");
  const classes = [text(element, "className"), only?.type === "element" ? text(only, "className") : ""].join(
    " ",
  );
  const language = /(?:^|\s)lang(?:uage)?-([^\s]+)/.exec(classes)?.[1];
  return [codeBlock(textWithin(element).replace(/\n$/, ""), language)];
}

function details(element: HtmlElement, style: Style): Draft[] {
  const isSummary = (child: HtmlContent) => child.type === "element" && child.tagName === "summary";
  const [title, ...aside] = blocksWithin(element.children.filter(isSummary), style);
  const held = blocksWithin(
    element.children.filter((child) => !isSummary(child)),
    style,
  );
  const lines = title === undefined || title.block.content === undefined ? [] : title.block.content;
  return [draft("toggleListItem", {}, lines, [...(title?.indented ?? []), ...aside, ...held])];
}

/** A figure of one thing: what is written under it is its caption. */
function figure(element: HtmlElement, style: Style): Draft[] {
  const isCaption = (child: HtmlContent) => child.type === "element" && child.tagName === "figcaption";
  const held = blocksWithin(
    element.children.filter((child) => !isCaption(child)),
    style,
  );
  const captions = element.children.filter(isCaption);
  const [only] = held;
  if (held.length !== 1 || only?.block.attrs?.caption === undefined) {
    return [...held, ...blocksWithin(captions, style)];
  }
  const caption = captions
    .map((one) => textWithin(one))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  const own = only.block.attrs.caption;
  return [{ ...only, block: { ...only.block, attrs: { ...only.block.attrs, caption: caption || own } } }];
}
