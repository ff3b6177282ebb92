import { type Block, readContainer } from "../../../convex/shared/documents/blocks";
import type { DocumentNode } from "../../../convex/shared/documents/nodes";

/** Blocks that are shown as one thing: the items of a list, the paragraphs of a quotation, or one block alone. */
export type Group = { kind: "bullets" | "checks" | "numbers" | "quotation" | "single"; blocks: Block[] };

const KINDS: ReadonlyMap<string, Group["kind"]> = new Map([
  ["bulletListItem", "bullets"],
  ["checkListItem", "checks"],
  ["numberedListItem", "numbers"],
  ["quote", "quotation"],
]);

/** The blocks that stand beside one another, grouped. A number of its own begins another list. */
export function grouped(containers: readonly DocumentNode[]): Group[] {
  const groups: Group[] = [];
  for (const container of containers) {
    const read = readContainer(container);
    if (read === null) continue;
    const kind = KINDS.get(read.block.type) ?? "single";
    const last = groups.at(-1);
    const goesOn = kind !== "single" && last?.kind === kind && startOf(read.block) === undefined;
    if (goesOn) last.blocks.push(read);
    else groups.push({ kind, blocks: [read] });
  }
  return groups;
}

/** The number that a list begins with, where the item names one. */
export function startOf({ attrs }: DocumentNode): number | undefined {
  return typeof attrs?.start === "number" && Number.isInteger(attrs.start) ? attrs.start : undefined;
}
