import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import { ROOT } from "../../../../../convex/publishing/rules/pageChanges";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";
import { type Json, sameJson } from "../../../../../convex/shared/json";

export type Merged = {
  page: PageData;
  /** Parts that both sides changed, each otherwise; in `page` they are as `preferred` has them. */
  conflicts: string[];
};

/** What a part was, is for me, and is for the others; undefined where it is not there. */
type Sides = {
  base: ComponentData | undefined;
  mine: ComponentData | undefined;
  theirs: ComponentData | undefined;
};

/**
 * What becomes of a page that two sides changed since `base`: each part as who changed it has it, in their order with
 * what I added or moved where I put it.
 */
export function mergePages(
  base: PageData,
  mine: PageData,
  theirs: PageData,
  preferred: "mine" | "theirs",
): Merged {
  const conflicts: string[] = [];
  const decide = (id: string, one: Json, two: Json, three: Json) => {
    if (sameJson(two, three) || sameJson(one, three)) return "mine";
    if (sameJson(one, two)) return "theirs";
    conflicts.push(id);
    return preferred;
  };
  const root = { base: base.root.props, mine: mine.root.props, theirs: theirs.root.props };
  const rootFrom = decide(ROOT, root.base, root.mine, root.theirs);
  const parts = new Map<string, ComponentData>();
  for (const [id, sides] of sidesOf(base, mine, theirs)) {
    const from = decide(id, asJson(sides.base), asJson(sides.mine), asJson(sides.theirs));
    const part = from === "mine" ? sides.mine : sides.theirs;
    if (part !== undefined) parts.set(id, part);
  }
  const content = mergedOrder(base, mine, theirs)
    .map((id) => parts.get(id))
    .filter((part) => part !== undefined);
  return { page: { root: { props: root[rootFrom] }, content }, conflicts };
}

/** Whether two pages are the same in every part and in their order. */
export function samePage(one: PageData, other: PageData): boolean {
  return one === other || sameJson(one as unknown as Json, other as unknown as Json);
}

/** The ids of those that stand elsewhere than in `base`, as few as can be: what is added is not among them. */
export function movedIn(base: readonly string[], mine: readonly string[]): Set<string> {
  const places = new Map(base.map((id, index) => [id, index]));
  const common = mine.filter((id) => places.has(id));
  const still = longestRising(common.map((id) => places.get(id) ?? 0));
  return new Set(common.filter((_id, index) => !still.has(index)));
}

/** A part as JSON; what is not there is null. */
export function asJson(part: ComponentData | undefined): Json {
  return (part ?? null) as Json;
}

export function orderOf({ content }: PageData): string[] {
  return content.map(({ props }) => props.id);
}

function sidesOf(base: PageData, mine: PageData, theirs: PageData): Map<string, Sides> {
  const found = new Map<string, Sides>();
  const none: Sides = { base: undefined, mine: undefined, theirs: undefined };
  for (const [side, page] of Object.entries({ base, mine, theirs }))
    for (const part of page.content)
      found.set(part.props.id, { ...(found.get(part.props.id) ?? none), [side]: part });
  return found;
}

/** Their order; what I added or moved follows whatever it follows for me. */
function mergedOrder(base: PageData, mine: PageData, theirs: PageData): string[] {
  const [before, own, order] = [orderOf(base), orderOf(mine), orderOf(theirs)];
  const moved = movedIn(before, own);
  const known = new Set(before);
  own.forEach((id, index) => {
    // Present for me alone because they removed it: it goes where it stands for me, if it stays at all.
    const isPlacedByMe = moved.has(id) || !known.has(id) || !order.includes(id);
    if (!isPlacedByMe) return;
    const present = order.indexOf(id);
    if (present >= 0) order.splice(present, 1);
    const ahead = own.slice(0, index).findLast((other) => order.includes(other));
    order.splice(ahead === undefined ? 0 : order.indexOf(ahead) + 1, 0, id);
  });
  return order;
}

/** The places of a longest rising run of numbers, not necessarily neighbours. A page has a hundred parts at most. */
function longestRising(numbers: readonly number[]): Set<number> {
  const best = numbers.map((): { length: number; from: number } => ({ length: 1, from: -1 }));
  numbers.forEach((number, index) => {
    for (let earlier = 0; earlier < index; earlier += 1) {
      const length = (best[earlier]?.length ?? 0) + 1;
      if ((numbers[earlier] ?? 0) < number && length > (best[index]?.length ?? 0))
        best[index] = { length, from: earlier };
    }
  });
  let end = -1;
  best.forEach(({ length }, index) => {
    if (end < 0 || length > (best[end]?.length ?? 0)) end = index;
  });
  const places = new Set<number>();
  for (; end >= 0; end = best[end]?.from ?? -1) places.add(end);
  return places;
}
