import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { PageData } from "../../../../convex/publishing/rules/pageData";
import { pageText } from "../../../../convex/publishing/rules/pageText";
import type { ContentKind } from "../../../../convex/publishing/rules/statuses";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";
import { blockText } from "../../../../convex/shared/documents/text";

export type Comparison = FunctionReturnType<typeof api.publishing.versions.compare>;
export type DiffBlock = Comparison["blocks"][number];

/** Blocks of two versions as they are shown: what differs one by one, what does not together. */
export type DiffRow =
  { kind: "kept"; blocks: DiffBlock[] } | { kind: "added" | "removed" | "changed"; block: DiffBlock };

/** Puts blocks that are as they were, and stand together, into one row. */
export function diffRows(blocks: readonly DiffBlock[]): DiffRow[] {
  const rows: DiffRow[] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    if (block.kind !== "same") rows.push({ kind: block.kind, block });
    else if (last?.kind === "kept") last.blocks.push(block);
    else rows.push({ kind: "kept", blocks: [block] });
  }
  return rows;
}

/** How many blocks were added, removed and changed. */
export function diffCounts(blocks: readonly DiffBlock[]): {
  added: number;
  removed: number;
  changed: number;
} {
  const count = (kind: DiffBlock["kind"]) => blocks.filter((block) => block.kind === kind).length;
  return { added: count("added"), removed: count("removed"), changed: count("changed") };
}

/** Of what type a block of a post or a component of a page is, and what it says, as it is now or was last. */
export function diffPart(kind: ContentKind, { before, after }: DiffBlock): { type: string; text: string } {
  const json = after ?? before ?? "{}";
  if (kind === "post") {
    const block = JSON.parse(json) as DocumentNode;
    return { type: block.type, text: blockText(block) };
  }
  const component = JSON.parse(json) as PageData["content"][number];
  return { type: component.type, text: pageText({ root: { props: {} }, content: [component] } as PageData) };
}

/** Whether a changed block says the same in other clothes: its words are as they were. */
export function saysTheSame({ words = [] }: DiffBlock): boolean {
  return words.every(({ kind }) => kind === "same");
}
