import { textAttribute } from "./blocks";
import type { DocumentNode } from "./nodes";
import { safeUrl } from "./urls";
import type { Phrase } from "./trees";

/** Styles from the outermost to the innermost, as Markdown nests them. */
const NESTED = ["link", "bold", "italic", "strike", "underline"] as const;
type Nested = (typeof NESTED)[number];

/** A line as Markdown's phrases. Underlined words are in HTML's own element: Markdown has none for them. */
export function phrasing(line: readonly DocumentNode[] | undefined): Phrase[] {
  return nested(line ?? [], 0);
}

/** An attribute as one line of text. */
export function lineAttribute(block: DocumentNode, name: string): string {
  return textAttribute(block, name).replace(/\s+/g, " ").trim();
}

/** Groups what stands side by side and has the style at this depth, and goes on within the groups. */
function nested(nodes: readonly DocumentNode[], depth: number): Phrase[] {
  const style = NESTED[depth];
  if (style === undefined) return nodes.map(leaf);
  const groups: { value: string | null; nodes: DocumentNode[] }[] = [];
  for (const node of nodes) {
    const value = valueOf(node, style);
    const last = groups.at(-1);
    if (last !== undefined && last.value === value) last.nodes.push(node);
    else groups.push({ value, nodes: [node] });
  }
  return groups.flatMap(({ value, nodes: held }) => wrapped(style, value, nested(held, depth + 1)));
}

/** What a style says of a node: a link's address, a name for others; null where the node has it not. */
function valueOf(node: DocumentNode, style: Nested): string | null {
  const mark = node.marks?.find(({ type }) => type === style);
  if (mark === undefined) return null;
  return style === "link" ? safeUrl(mark.attrs?.href) : style;
}

function wrapped(style: Nested, value: string | null, children: Phrase[]): Phrase[] {
  if (value === null) return children;
  switch (style) {
    case "link":
      return [{ type: "link", url: value, children }];
    case "bold":
      return [{ type: "strong", children }];
    case "italic":
      return [{ type: "emphasis", children }];
    case "strike":
      return [{ type: "delete", children }];
    case "underline":
      return [{ type: "html", value: "<u>" }, ...children, { type: "html", value: "</u>" }];
    default:
      return style satisfies never;
  }
}

function leaf(node: DocumentNode): Phrase {
  if (node.type === "hardBreak") return { type: "break" };
  const value = (node.text ?? "").replace(/\s*\n\s*/g, " ");
  const code = node.marks?.some(({ type }) => type === "code") === true;
  return code ? { type: "inlineCode", value } : { type: "text", value };
}
