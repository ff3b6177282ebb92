import { blockOf, documentOf, type DocumentNode } from "../../convex/shared/documents/nodes";

/** The block at the end of every text, which is typed in. */
export const LAST = "last";

const WORDS =
  "A course for people who already work lasts twelve weeks with two evenings each and one project that is theirs";
/** How often a kind of block comes; the rest are paragraphs. */
const EVERY = { heading: 12, bulletListItem: 5, numberedListItem: 7, image: 60, table: 100 };

/** A text of so many blocks as a long post has: headings, paragraphs, lists, pictures, tables. */
export function textOf(blocks: number, picture: string): DocumentNode {
  const made = Array.from({ length: blocks - 1 }, (_, index) =>
    blockOf(`block-${index}`, block(index, picture)),
  );
  return documentOf([...made, blockOf(LAST, { type: "paragraph" })]);
}

function block(index: number, picture: string): DocumentNode {
  const at = (kind: keyof typeof EVERY) => index % EVERY[kind] === EVERY[kind] - 1;
  if (at("table")) return table(index);
  if (at("image")) return { type: "image", attrs: { url: picture, name: `Picture ${index}` } };
  if (at("heading")) return { type: "heading", attrs: { level: 2 }, content: [words(index, 5)] };
  if (at("numberedListItem")) return { type: "numberedListItem", content: [words(index, 9)] };
  if (at("bulletListItem")) return { type: "bulletListItem", content: [words(index, 9)] };
  const bold = { ...words(index + 3, 4), marks: [{ type: "bold" }] };
  return { type: "paragraph", content: [words(index, 20), bold, words(index + 7, 12)] };
}

function table(index: number): DocumentNode {
  const cells = (row: number) =>
    [0, 1, 2].map((column) => ({
      type: row === 0 ? "tableHeader" : "tableCell",
      content: [{ type: "tableParagraph", content: [words(index + row + column, 3)] }],
    }));
  return { type: "table", content: [0, 1, 2, 3].map((row) => ({ type: "tableRow", content: cells(row) })) };
}

function words(from: number, count: number): DocumentNode {
  const all = WORDS.split(" ");
  const text = Array.from({ length: count }, (_, at) => all[(from + at) % all.length]).join(" ");
  return { type: "text", text: `${text}. ` };
}

/** The same text as the clipboard has it. */
export function htmlOf(blocks: number, picture: string): string {
  const { content: made = [] } = textOf(blocks, picture).content![0]!;
  return made.map(({ content }) => element(content![0]!)).join("");
}

/** A list's blocks are one list each: the editor makes a block of each of their lines. */
const ELEMENTS: Readonly<Record<string, [before: string, after: string]>> = {
  heading: ["<h2>", "</h2>"],
  paragraph: ["<p>", "</p>"],
  bulletListItem: ["<ul><li>", "</li></ul>"],
  numberedListItem: ["<ol><li>", "</li></ol>"],
  table: ["<table>", "</table>"],
  tableRow: ["<tr>", "</tr>"],
  tableHeader: ["<th>", "</th>"],
  tableCell: ["<td>", "</td>"],
};

function element({ type, attrs, text, content = [] }: DocumentNode): string {
  if (type === "image") return `<img src="${String(attrs!["url"])}" alt="${String(attrs!["name"])}">`;
  const [before, after] = ELEMENTS[type] ?? ["", ""];
  return `${before}${text ?? ""}${content.map(element).join("")}${after}`;
}
