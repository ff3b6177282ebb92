import { blocksOf } from "./blocks";
import type { DocumentNode } from "./nodes";

/** All that a document says, a line a block and a row of a table: words for search, for excerpts, for counting. */
export function plainText(document: DocumentNode): string {
  return blocksOf(document)
    .map(({ block }) => blockText(block))
    .filter((text) => text !== "")
    .join("\n");
}

/** How many words a document has. Where words are not set apart, as in Chinese, each character counts as one. */
export function words(document: DocumentNode): number {
  return plainText(document).match(WORD)?.length ?? 0;
}

const UNSPACED = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}";
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}'’-])+`, "gu");

/** What one block says: its words, a table's rows, the caption of a picture or a file. */
export function blockText(block: DocumentNode): string {
  if (block.type === "table") return tableText(block);
  const caption = block.attrs?.caption;
  if (typeof caption === "string") return caption.trim();
  return inlineText(block.content);
}

/** The words of a line of text; a break within it is a space. */
export function inlineText(content: readonly DocumentNode[] | undefined): string {
  return (content ?? [])
    .map((node) => (node.type === "hardBreak" ? " " : (node.text ?? "")))
    .join("")
    .trim();
}

function tableText(table: DocumentNode): string {
  return (table.content ?? [])
    .map((row) => (row.content ?? []).map(cellText).join(" ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function cellText(cell: DocumentNode): string {
  return (cell.content ?? []).map((paragraph) => inlineText(paragraph.content)).join(" ");
}
