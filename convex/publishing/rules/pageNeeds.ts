import type { PropsOf } from "./componentShapes";
import { slotsOf } from "./pageData";
import type { ComponentData } from "./propShapes";

/** What a page shows that stands elsewhere and may change: it is read anew whenever the page is. */
export type PageNeed =
  | { kind: "programs"; category: string; most: number }
  | { kind: "cohorts"; /** Its slug. */ program: string }
  | { kind: "posts"; tag: string; most: number };

/** What the components of a page need, each once. */
export function needsOf(content: readonly ComponentData[]): PageNeed[] {
  const needs = content.flatMap(needsWithin);
  return [...new Map(needs.map((need) => [needKey(need), need])).values()];
}

/** A name for a need: the same need has the same. */
export function needKey(need: PageNeed): string {
  switch (need.kind) {
    case "programs":
      return `programs ${need.most} ${need.category}`;
    case "cohorts":
      return `cohorts ${need.program}`;
    case "posts":
      return `posts ${need.most} ${need.tag}`;
    default:
      return need satisfies never;
  }
}

/** What one component needs; null for one that says all by itself, or does not say yet what it wants. */
export function needOf({ type, props }: ComponentData): PageNeed | null {
  if (type === "ProgramList") {
    const { category, most } = props as unknown as PropsOf<"ProgramList">;
    return { kind: "programs", category: category.trim(), most };
  }
  if (type === "CohortDates") {
    const { program } = props as unknown as PropsOf<"CohortDates">;
    return program.trim() === "" ? null : { kind: "cohorts", program: program.trim() };
  }
  if (type === "PostList") {
    const { tag, most } = props as unknown as PropsOf<"PostList">;
    return { kind: "posts", tag: tag.trim(), most };
  }
  return null;
}

function needsWithin(component: ComponentData): PageNeed[] {
  const own = needOf(component);
  const within = slotsOf(component.type, component.props).flatMap((slot) => slot.flatMap(needsWithin));
  return own === null ? within : [own, ...within];
}
