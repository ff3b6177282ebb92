import { type Draft, nodeOf, numbered } from "./blocks";
import { type DocumentNode, documentOf, emptyDocument, FIRST_BLOCK } from "./nodes";

/** How deep blocks may be indented; what is deeper stands at this depth. */
const DEEPEST = 8;

/** A block that waits for its id, with those indented under it. */
export function draft(
  type: string,
  attrs: Record<string, unknown> = {},
  content: DocumentNode[] = [],
  indented: Draft[] = [],
): Draft {
  return { block: nodeOf(type, attrs, content), indented };
}

/** A document of blocks: ids given, with one empty paragraph where there are none. */
export function documentOfDrafts(drafts: readonly Draft[]): DocumentNode {
  if (drafts.length === 0) return emptyDocument();
  return documentOf(numbered(flattened(drafts, 1), FIRST_BLOCK));
}

function flattened(drafts: readonly Draft[], depth: number): Draft[] {
  return drafts.flatMap(({ block, indented }) =>
    depth < DEEPEST
      ? [{ block, indented: flattened(indented, depth + 1) }]
      : [{ block, indented: [] }, ...flattened(indented, depth)],
  );
}

/** What an item of a list holds as a block: its first paragraph is the item, the rest is indented under it. */
export function listItem(type: string, attrs: Record<string, unknown>, held: readonly Draft[]): Draft {
  const [first, ...rest] = held;
  if (first?.block.type !== "paragraph") return draft(type, attrs, [], [...held]);
  const { textAlignment } = first.block.attrs ?? {};
  return draft(type, { textAlignment, ...attrs }, first.block.content, [...first.indented, ...rest]);
}

/** What a quotation holds as blocks: a quote each paragraph; what is none stands under the quote before it. */
export function quotes(held: readonly Draft[]): Draft[] {
  const found: Draft[] = [];
  for (const one of held) {
    const last = found.at(-1);
    if (one.block.type === "paragraph") found.push(draft("quote", {}, one.block.content, one.indented));
    else if (last === undefined) found.push(draft("quote", {}, [], [one]));
    else last.indented.push(one);
  }
  return found;
}

/** A block of code. A language is one word of letters, digits and the signs that languages' names have. */
export function codeBlock(value: string, language: string | null | undefined): Draft {
  const named = language !== null && language !== undefined && /^[\w+#.-]{1,40}$/.test(language);
  const text = value.replace(/\r\n?/g, "\n").replace(/(?![\t\n])\p{Cc}|\p{Cs}/gu, "");
  return draft(
    "codeBlock",
    { language: named ? language : "text" },
    text === "" ? [] : [{ type: "text", text }],
  );
}

/** A cell as it was read. It may reach over further columns and rows. */
export type Cell = {
  header: boolean;
  align: string;
  content: DocumentNode[];
  columns: number;
  rows: number;
};

const MOST_COLUMNS = 60;

/** A table with as many cells in each row; a cell that reached further is followed by empty ones. Null: no cells. */
export function table(rows: readonly Cell[][]): Draft | null {
  const grid = rows.map((): Cell[] => []);
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      fill(grid, row, column, cell);
    }
  });
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...grid.map((cells) => cells.length)));
  const filled = grid.filter((cells) => cells.length > 0);
  if (width === 0) return null;
  const nodes = filled.map((cells) =>
    nodeOf(
      "tableRow",
      {},
      Array.from({ length: width }, (_, column) => cellNode(cells[column], cells)),
    ),
  );
  return draft("table", {}, nodes);
}

function fill(grid: Cell[][], row: number, column: number, cell: Cell): void {
  for (let down = 0; down < cell.rows && row + down < grid.length; down += 1) {
    for (let across = 0; across < cell.columns && column + across < MOST_COLUMNS; across += 1) {
      const line = grid[row + down];
      if (line === undefined) continue;
      line[column + across] = down === 0 && across === 0 ? cell : { ...cell, content: [] };
    }
  }
}

function cellNode(cell: Cell | undefined, row: readonly Cell[]): DocumentNode {
  const header = cell?.header ?? row.every((other) => other?.header ?? true);
  const paragraph = nodeOf("tableParagraph", {}, cell?.content ?? []);
  return nodeOf(header ? "tableHeader" : "tableCell", { textAlignment: cell?.align ?? "left" }, [paragraph]);
}
