import { diffArrays } from "diff";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { sameJson } from "../../shared/json";
import type { BodyPart } from "../rules/bodyParts";

export const comparedBlockValidator = v.object({
  kind: literals("same", "added", "removed", "changed"),
  /** JSON of the block without those indented under it, or of the component. */
  before: v.optional(v.string()),
  after: v.optional(v.string()),
  /** Of a changed one: its words one after the other. */
  words: v.optional(v.array(v.object({ kind: literals("same", "added", "removed"), text: v.string() }))),
});
export type ComparedBlock = Infer<typeof comparedBlockValidator>;
type Words = NonNullable<ComparedBlock["words"]>;

/** Words, runs of space, and every other character by itself, in any script. */
const TOKENS = /[\p{L}\p{M}\p{N}'’]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
/** Words of one text that may differ before the two count as different altogether. */
const MAX_EDITS = 600;
/** The same of the parts of a body, for their order. */
const MAX_MOVES = 600;
/** What all words of a comparison may cost, in squares of differing words: a query has a second. */
const MAX_COST = 1_000_000;

/**
 * What became of each part, in the order of the later state; what is gone stands where it stood. A part that was only
 * moved is the same. Where very much differs, changed parts have all their old words and then all their new ones.
 */
export function compareParts(before: readonly BodyPart[], after: readonly BodyPart[]): ComparedBlock[] {
  const earlier = new Map(before.map((part) => [part.id, part]));
  const later = new Map(after.map((part) => [part.id, part]));
  const budget = { left: MAX_COST };
  return orderOf([...earlier.keys()], [...later.keys()]).flatMap(({ ids, removed }) =>
    ids.flatMap((id): ComparedBlock[] => {
      const [old, now] = [earlier.get(id), later.get(id)];
      if (removed) return old === undefined || now !== undefined ? [] : [gone(old)];
      return now === undefined ? [] : [become(old, now, budget)];
    }),
  );
}

/** Ids in the order in which they are shown. */
function orderOf(before: string[], after: string[]): { ids: string[]; removed: boolean }[] {
  const changes = diffArrays(before, after, { maxEditLength: MAX_MOVES });
  if (changes !== undefined) return changes.map(({ value, removed }) => ({ ids: value, removed }));
  return [
    { ids: before, removed: true },
    { ids: after, removed: false },
  ];
}

function gone({ json }: BodyPart): ComparedBlock {
  return { kind: "removed", before: JSON.stringify(json) };
}

function become(old: BodyPart | undefined, now: BodyPart, budget: Budget): ComparedBlock {
  const after = JSON.stringify(now.json);
  if (old === undefined) return { kind: "added", after };
  const before = JSON.stringify(old.json);
  if (sameJson(old.json, now.json)) return { kind: "same", before, after };
  return { kind: "changed", before, after, words: compareWords(old.text, now.text, budget) };
}

type Budget = { left: number };

/** Two texts word by word, as far as `budget` goes; what it costs is taken off it. */
export function compareWords(before: string, after: string, budget: Budget = { left: MAX_COST }): Words {
  const tokens = (text: string): string[] => text.match(TOKENS) ?? [];
  const maxEditLength = Math.min(MAX_EDITS, Math.floor(Math.sqrt(budget.left)));
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength });
  if (changes === undefined) {
    budget.left -= maxEditLength ** 2;
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  const edits = changes.reduce((sum, { count, added, removed }) => sum + (added || removed ? count : 0), 0);
  budget.left -= edits ** 2;
  return changes.map(({ value, added, removed }) => {
    const kind = added ? "added" : removed ? "removed" : "same";
    return { kind, text: value.join("") };
  });
}
