import { blocksOf } from "./blocks";
import type { DocumentNode } from "./nodes";
import { inlineText } from "./text";

/** A heading: its block, its level from 1 to 6, its words, and the name under which a page links to it. */
export type OutlineEntry = { block: string; level: number; text: string; anchor: string };

/** The headings of a document that say something, from top to bottom. Anchors are unique in it. */
export function outline(document: DocumentNode): OutlineEntry[] {
  const taken = new Map<string, number>();
  return blocksOf(document)
    .filter(({ block }) => block.type === "heading")
    .map(({ id, block }) => ({
      block: id,
      level: headingLevel(block),
      text: inlineText(block.content),
    }))
    .filter(({ text }) => text !== "")
    .map((heading) => ({ ...heading, anchor: anchorOf(heading.text, taken) }));
}

/** The level of a heading, from 1 to 6. */
export function headingLevel(heading: DocumentNode): 1 | 2 | 3 | 4 | 5 | 6 {
  const level = heading.attrs?.level;
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 || level === 6 ? level : 2;
}

/** Begins with `section-`, so that no heading takes a name that a script might look for in the page. */
function anchorOf(text: string, taken: Map<string, number>): string {
  const base = `section-${slugOf(text)}`.replace(/-$/, "");
  const before = taken.get(base) ?? 0;
  taken.set(base, before + 1);
  if (before === 0) return base;
  const numbered = `${base}-${before + 1}`;
  if (taken.has(numbered)) return anchorOf(text, taken);
  taken.set(numbered, 1);
  return numbered;
}

function slugOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);
}
