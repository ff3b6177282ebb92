import { type Cell, table } from "./assembly";
import type { Draft } from "./blocks";
import { alignmentOf, text } from "./htmlElements";
import { HARD_BREAK, tidied } from "./inline";
import type { DocumentNode } from "./nodes";
import type { HtmlContent, HtmlElement } from "./trees";

type Reader = (nodes: readonly HtmlContent[]) => Draft[];

/** A table's blocks: its caption, itself with its words as lines, and pictures of its cells after it. */
export function tableBlocks(element: HtmlElement, read: Reader): Draft[] {
  const aside: Draft[] = [];
  const rows = rowsWithin(element).map((row) =>
    cellsOf(row).map((cell): Cell => {
      const held = read(cell.children);
      aside.push(...withoutLine(held));
      return {
        header: cell.tagName === "th",
        align: alignmentOf(cell),
        content: tidied(linesOf(held)),
        columns: span(cell, "colSpan"),
        rows: span(cell, "rowSpan"),
      };
    }),
  );
  const caption = element.children.flatMap((child) =>
    child.type === "element" && child.tagName === "caption" ? read(child.children) : [],
  );
  const made = table(rows);
  return [...caption, ...(made === null ? [] : [made]), ...aside];
}

function rowsWithin(element: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) => {
    if (child.type !== "element") return [];
    if (child.tagName === "tr") return [child];
    return ["thead", "tbody", "tfoot"].includes(child.tagName) ? rowsWithin(child) : [];
  });
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.flatMap((child) =>
    child.type === "element" && (child.tagName === "td" || child.tagName === "th") ? [child] : [],
  );
}

const WIDEST = 50;

function span(cell: HtmlElement, name: string): number {
  const value = Number(text(cell, name));
  return Number.isInteger(value) && value >= 1 ? Math.min(value, WIDEST) : 1;
}

/** The words of blocks, a break between each two; of a table within the cell those of its cells. */
function linesOf(drafts: readonly Draft[]): DocumentNode[] {
  return drafts.flatMap(({ block, indented }) => [...ownLines(block), ...linesOf(indented)]);
}

function ownLines(block: DocumentNode): DocumentNode[] {
  const inline = (block.content ?? []).every(({ type }) => type === "text" || type === "hardBreak");
  if (inline) return block.content === undefined ? [] : [...block.content, HARD_BREAK];
  return (block.content ?? []).flatMap(ownLines);
}

function withoutLine(drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap(({ block, indented }) => [
    ...(block.attrs?.url === undefined ? [] : [{ block, indented: [] }]),
    ...withoutLine(indented),
  ]);
}
