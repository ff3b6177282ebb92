import { fromMarkdown as parse } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { codeBlock, documentOfDrafts, draft, listItem, quotes, table } from "./assembly";
import type { Draft } from "./blocks";
import { htmlDrafts } from "./htmlReading";
import { styled, tidied } from "./inline";
import { definitionsIn, type Definitions, phrases } from "./markdownPhrases";
import type { DocumentNode } from "./nodes";
import type { MarkdownContent, MarkdownNode, MarkdownOf, MarkdownRoot } from "./trees";

/** Signs of quotation and of lists at a line's start, one within the other; more than these are cut off. */
const SIGN = /(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+)/.source;
const TOO_MANY_SIGNS = new RegExp(`^([ \\t]*${SIGN}{20})${SIGN}+`, "gm");

/** A document of Markdown (CommonMark with GitHub's tables, tasks, strikethrough). HTML within it is read as `fromHtml` does. */
export function fromMarkdown(text: string): DocumentNode {
  return documentOfDrafts(markdownDrafts(text));
}

/** The blocks of Markdown, without ids. */
export function markdownDrafts(text: string): Draft[] {
  try {
    const root = markdownTree(text);
    return blocks(root.children, definitionsIn(root));
  } catch (error) {
    // Nested deeper than the stack: nothing that anybody wrote. What is left are its words.
    if (!(error instanceof RangeError)) throw error;
    return [draft("paragraph", {}, tidied([styled(text.slice(0, 100_000), {})]))];
  }
}

/** Markdown as the tree of its syntax. */
export function markdownTree(text: string): MarkdownRoot {
  const bounded = text.replace(TOO_MANY_SIGNS, "$1");
  return parse(bounded, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

type Block = MarkdownContent;

function blocks(nodes: readonly Block[], definitions: Definitions): Draft[] {
  return nodes.flatMap((node, index) => block(node, definitions, nodes[index - 1]));
}

function block(node: Block, definitions: Definitions, before: MarkdownNode | undefined): Draft[] {
  switch (node.type) {
    case "paragraph":
      return phrases(node.children, definitions, "paragraph");
    case "heading":
      return phrases(node.children, definitions, "heading", { level: node.depth });
    case "blockquote":
      return quotes(blocks(node.children, definitions));
    case "list":
      return items(node, definitions, before?.type === "list" && before.ordered === true);
    case "code":
      return [codeBlock(node.value, node.lang)];
    case "thematicBreak":
      return [draft("divider")];
    case "table":
      return tableDrafts(node, definitions);
    case "html":
      return htmlDrafts(node.value);
    case "footnoteDefinition":
      return blocks(node.children, definitions);
    case "definition":
      return [];
    default:
      return "children" in node || "value" in node ? phrases([node as never], definitions, "paragraph") : [];
  }
}

function items(list: MarkdownOf<"list">, definitions: Definitions, afterNumbers: boolean): Draft[] {
  return list.children.map((item, index) => {
    const held = blocks(item.children, definitions);
    if (typeof item.checked === "boolean") return listItem("checkListItem", { checked: item.checked }, held);
    if (list.ordered !== true) return listItem("bulletListItem", {}, held);
    const start = list.start ?? 1;
    const told = index === 0 && (start !== 1 || afterNumbers);
    return listItem("numberedListItem", told ? { start } : {}, held);
  });
}

function tableDrafts(node: MarkdownOf<"table">, definitions: Definitions): Draft[] {
  const aside: Draft[] = [];
  const rows = node.children.map((row, rowIndex) =>
    row.children.map((cell, column) => {
      const held = phrases(cell.children, definitions, "paragraph");
      aside.push(...held.filter(({ block: { type } }) => type !== "paragraph"));
      const content = held.flatMap(({ block: { type, content: line } }) =>
        type === "paragraph" ? (line ?? []) : [],
      );
      const align = node.align?.[column] ?? "left";
      return { header: rowIndex === 0, align, content: tidied(content), columns: 1, rows: 1 };
    }),
  );
  const made = table(rows);
  return made === null ? aside : [made, ...aside];
}
