import type { DocumentMark, DocumentNode } from "./nodes";

/** How a run of text looks. The editor lets code be nothing beside it; a link is worth more than its being code. */
export type Style = {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  code?: boolean;
  link?: string;
};

export const HARD_BREAK: DocumentNode = { type: "hardBreak" };

/** What no text may hold: controls other than tab and line feed, halves of characters. */
const UNSPEAKABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** A run of text with its marks in the order that the editor keeps them in. */
export function styled(text: string, style: Style): DocumentNode {
  const marks = marksOf(style);
  const clean = text.replace(UNSPEAKABLE, "");
  return { type: "text", ...(marks.length > 0 && { marks }), text: clean };
}

function marksOf(style: Style): DocumentMark[] {
  if (style.code === true && style.link === undefined) return [{ type: "code" }];
  const names = (["bold", "italic", "underline", "strike"] as const).filter((name) => style[name] === true);
  const plain: DocumentMark[] = names.map((type) => ({ type }));
  return style.link === undefined ? plain : [...plain, { type: "link", attrs: { href: style.link } }];
}

/**
 * A line as it is read: white space is one space, none at its ends or round a break, no break at its ends, and runs
 * that look alike are one.
 */
export function tidied(nodes: readonly DocumentNode[]): DocumentNode[] {
  const line: DocumentNode[] = [];
  for (const node of nodes) {
    if (node.type === "hardBreak") {
      dropSpaceAtEnd(line);
      if (line.length > 0) line.push(HARD_BREAK);
      continue;
    }
    append(line, node, collapsed(node.text ?? "", endsOpen(line)));
  }
  while (line.at(-1)?.type === "hardBreak") line.pop();
  dropSpaceAtEnd(line);
  while (line.at(-1)?.type === "hardBreak") line.pop();
  return line;
}

function collapsed(text: string, atStart: boolean): string {
  const single = text.replace(/[ \t\n\r\f]+/g, " ");
  return atStart && single.startsWith(" ") ? single.slice(1) : single;
}

/** Whether a space would be of no use: at the start, after a break, after another space. */
function endsOpen(line: readonly DocumentNode[]): boolean {
  const last = line.at(-1);
  return last?.text === undefined || last.text.endsWith(" ");
}

function dropSpaceAtEnd(line: DocumentNode[]): void {
  const last = line.at(-1);
  if (last?.text === undefined || !last.text.endsWith(" ")) return;
  const text = last.text.slice(0, -1);
  line.pop();
  if (text !== "") line.push({ ...last, text });
}

/** Lines without change of their white space, runs that look alike joined: the text of a block of code. */
export function joined(nodes: readonly DocumentNode[]): DocumentNode[] {
  const line: DocumentNode[] = [];
  for (const node of nodes) {
    if (node.type === "hardBreak") line.push(node);
    else append(line, node, node.text ?? "");
  }
  return line;
}

function append(line: DocumentNode[], node: DocumentNode, text: string): void {
  if (text === "") return;
  const last = line.at(-1);
  if (last?.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
    line[line.length - 1] = { ...last, text: last.text + text };
  } else {
    line.push({ ...node, text });
  }
}
