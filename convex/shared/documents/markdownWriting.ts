import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown as write } from "mdast-util-to-markdown";
import { type Block, containersOf, readContainer } from "./blocks";
import { lineAttribute, phrasing } from "./markdownInline";
import type { DocumentNode } from "./nodes";
import { headingLevel } from "./outline";
import { safeMediaUrl } from "./urls";
import type { MarkdownBlock, MarkdownOf, MarkdownRoot, Phrase } from "./trees";

/**
 * A document as Markdown (CommonMark with GitHub's tables, tasks and strikethrough), readable again by
 * `fromMarkdown`. Colours, alignment and widths are left out; what is indented under a paragraph follows it; films,
 * sounds and files become links; toggles become items of a list.
 */
export function toMarkdown(document: DocumentNode): string {
  const root: MarkdownRoot = { type: "root", children: flow(blocksAt(containersOf(document))) };
  return write(root, {
    extensions: [gfmToMarkdown()],
    bullet: "-",
    bulletOther: "*",
    emphasis: "*",
    rule: "-",
    listItemIndent: "one",
  });
}

type Flow = MarkdownBlock[];

function blocksAt(containers: readonly DocumentNode[]): Block[] {
  return containers.map(readContainer).filter((block) => block !== null);
}

/** Blocks that stand beside one another. Items of one kind in a row are one list, quotes in a row one quotation. */
function flow(blocks: readonly Block[]): Flow {
  const found: Flow = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const last = found.at(-1);
    const item = itemOf(block);
    if (item !== null) {
      if (last?.type === "list" && before !== undefined && sameList(before, block)) last.children.push(item);
      else found.push(listOf(block, item));
    } else if (block.block.type === "quote") {
      const held = quoted(block);
      if (last?.type === "blockquote" && before?.block.type === "quote") last.children.push(...held);
      else found.push({ type: "blockquote", children: held });
    } else {
      found.push(...plain(block.block), ...flow(blocksAt(block.indented)));
    }
    before = block;
  }
  return found;
}

const ITEMS: readonly string[] = ["bulletListItem", "checkListItem", "toggleListItem"];

function itemOf({ block, indented }: Block): MarkdownOf<"listItem"> | null {
  const ordered = block.type === "numberedListItem";
  if (!ordered && !ITEMS.includes(block.type)) return null;
  const line = phrasing(block.content);
  const held = flow(blocksAt(indented));
  return {
    type: "listItem",
    spread: held.some((one) => one.type !== "list"),
    checked: block.type === "checkListItem" ? block.attrs?.checked === true : null,
    children: line.length === 0 && held.length > 0 ? held : [{ type: "paragraph", children: line }, ...held],
  };
}

/** Whether an item goes on with the list of the one before it. */
function sameList(before: Block, { block }: Block): boolean {
  const numbered = block.type === "numberedListItem";
  return (before.block.type === "numberedListItem") === numbered && !(numbered && startOf(block) !== null);
}

function listOf({ block }: Block, item: MarkdownOf<"listItem">): MarkdownOf<"list"> {
  const ordered = block.type === "numberedListItem";
  return {
    type: "list",
    ordered,
    ...(ordered && { start: startOf(block) ?? 1 }),
    spread: false,
    children: [item],
  };
}

function startOf(block: DocumentNode): number | null {
  const start = block.attrs?.start;
  return typeof start === "number" && Number.isInteger(start) && start >= 0 && start <= 999_999_999
    ? start
    : null;
}

function quoted({ block, indented }: Block): Flow {
  const line = phrasing(block.content);
  const own: Flow = line.length === 0 ? [] : [{ type: "paragraph", children: line }];
  return [...own, ...flow(blocksAt(indented))];
}

function plain(block: DocumentNode): Flow {
  switch (block.type) {
    case "heading":
      return [{ type: "heading", depth: headingLevel(block), children: phrasing(block.content) }];
    case "codeBlock":
      return [codeOf(block)];
    case "divider":
      return [{ type: "thematicBreak" }];
    case "table":
      return [tableOf(block)];
    case "image":
      return pictureOf(block);
    case "video":
    case "audio":
    case "file":
      return linkTo(block);
    default: {
      const line = phrasing(block.content);
      return line.length === 0 ? [] : [{ type: "paragraph", children: line }];
    }
  }
}

function codeOf(block: DocumentNode): MarkdownBlock {
  const value = (block.content ?? [])
    .map(({ type, text }) => (type === "hardBreak" ? "\n" : (text ?? "")))
    .join("");
  const language = lineAttribute(block, "language");
  return { type: "code", lang: language === "" || language === "text" ? null : language, value };
}

function pictureOf(block: DocumentNode): Flow {
  const url = safeMediaUrl(block.attrs?.url);
  if (url === null) return [];
  const title = lineAttribute(block, "caption") || null;
  return [
    { type: "paragraph", children: [{ type: "image", url, alt: lineAttribute(block, "name"), title }] },
  ];
}

function linkTo(block: DocumentNode): Flow {
  const url = safeMediaUrl(block.attrs?.url);
  if (url === null) return [];
  const value = lineAttribute(block, "caption") || lineAttribute(block, "name") || url;
  return [{ type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", value }] }] }];
}

const ALIGNED = ["center", "right"] as const;

/** A table's first row is its head, as Markdown has it. */
function tableOf(block: DocumentNode): MarkdownOf<"table"> {
  const rows = block.content ?? [];
  const align = (rows[0]?.content ?? []).map(
    (cell) => ALIGNED.find((name) => name === cell.attrs?.textAlignment) ?? null,
  );
  return {
    type: "table",
    align,
    children: rows.map((row): MarkdownOf<"tableRow"> => ({
      type: "tableRow",
      children: (row.content ?? []).map((cell) => ({ type: "tableCell", children: cellLine(cell) })),
    })),
  };
}

/** A cell's words on one line: Markdown has no other. */
function cellLine(cell: DocumentNode): Phrase[] {
  const lines = (cell.content ?? []).flatMap((paragraph) => paragraph.content ?? []);
  return phrasing(lines.map((node) => (node.type === "hardBreak" ? { type: "text", text: " " } : node)));
}
