import { type Json, sameJson } from "../../shared/json";
import { MAX_COMPONENTS, MAX_PAGE_LENGTH, type Reason } from "./pageData";
import { positionBetween } from "./positions";

/** The row of the page's own props: it has no place among the components. */
export const ROOT = "root";

/** A component as it is stored; `data` is JSON. */
export type StoredComponent = { componentId: string; data: string; position: string; revision: number };

/**
 * What an editor did. `baseRevision` is the one they had before them. `after` names the components that stand before
 * the place, the nearest first: the first of them that is still there counts.
 */
export type PageChange =
  | { kind: "changed"; componentId: string; baseRevision: number; data: string }
  | { kind: "added"; componentId: string; after: string[]; data: string }
  | { kind: "moved"; componentId: string; after: string[] }
  | { kind: "removed"; componentId: string; baseRevision: number };

/** What is there instead of what the editor began with; null for a component that is gone. */
export type PageConflict = { componentId: string; stored: StoredComponent | null };

export type PageOutcome = {
  /** The components afterwards, in order. */
  components: StoredComponent[];
  /** Those that were taken, with their new revisions; a removed one is left out. */
  saved: { componentId: string; revision: number }[];
  /** Those that somebody else changed meanwhile: nothing of these was taken. */
  conflicts: PageConflict[];
};

/** What becomes of a page by changes; each is taken or is a conflict, whatever becomes of the others. */
export function applyChanges(
  stored: readonly StoredComponent[],
  changes: readonly PageChange[],
): PageOutcome {
  let components = [...stored].sort(byPosition);
  const outcome: Omit<PageOutcome, "components"> = { saved: [], conflicts: [] };
  for (const change of changes) {
    const present = components.find(({ componentId }) => componentId === change.componentId) ?? null;
    if (isConflict(present, change)) {
      outcome.conflicts.push({ componentId: change.componentId, stored: present });
      continue;
    }
    const next = applied(components, present, change);
    if (next.saved !== null) outcome.saved.push({ componentId: change.componentId, revision: next.saved });
    components = next.components;
  }
  return { components, ...outcome };
}

/** Why a page cannot be kept; null where it can. */
export function sizeProblem(components: readonly StoredComponent[]): Reason | null {
  if (components.filter(({ componentId }) => componentId !== ROOT).length > MAX_COMPONENTS) return "tooMany";
  const length = components.reduce((sum, { data }) => sum + data.length, 0);
  return length > MAX_PAGE_LENGTH ? "tooLong" : null;
}

function byPosition(one: StoredComponent, other: StoredComponent): number {
  return one.position < other.position ? -1 : one.position > other.position ? 1 : 0;
}

function isConflict(present: StoredComponent | null, change: PageChange): boolean {
  switch (change.kind) {
    case "changed":
      if (present === null) return change.baseRevision > 0;
      return present.revision !== change.baseRevision && !sameText(present.data, change.data);
    case "added":
      return present !== null && !sameText(present.data, change.data);
    case "removed":
      return present !== null && present.revision !== change.baseRevision;
    case "moved":
      return false;
    default:
      return change satisfies never;
  }
}

type Applied = { components: StoredComponent[]; saved: number | null };

function applied(
  components: StoredComponent[],
  present: StoredComponent | null,
  change: PageChange,
): Applied {
  const { componentId } = change;
  const others = components.filter((each) => each.componentId !== componentId);
  switch (change.kind) {
    case "changed":
    case "added": {
      if (present !== null && sameText(present.data, change.data))
        return { components, saved: present.revision };
      const revision = (present?.revision ?? 0) + 1;
      if (present !== null) {
        const row = { ...present, data: change.data, revision };
        return { components: components.map((each) => (each === present ? row : each)), saved: revision };
      }
      const after = change.kind === "added" ? change.after : [];
      const placed = { componentId, data: change.data, revision };
      return { components: putIn(others, placed, after), saved: revision };
    }
    case "moved":
      if (present === null || componentId === ROOT) return { components, saved: null };
      return { components: putIn(others, present, change.after), saved: present.revision };
    case "removed":
      return { components: componentId === ROOT ? components : others, saved: null };
    default:
      return change satisfies never;
  }
}

function putIn(
  components: StoredComponent[],
  row: Omit<StoredComponent, "position">,
  after: readonly string[],
): StoredComponent[] {
  if (row.componentId === ROOT) return [{ ...row, position: "" }, ...components];
  const found = after.find((id) => components.some(({ componentId }) => componentId === id));
  const isAtEnd = after.length > 0 && found === undefined;
  const firstPlace = components.findIndex(({ componentId }) => componentId !== ROOT);
  const start = firstPlace < 0 ? components.length : firstPlace;
  const at = isAtEnd
    ? components.length
    : found === undefined
      ? start
      : components.findIndex(({ componentId }) => componentId === found) + 1;
  const low = at > start ? (components[at - 1]?.position ?? null) : null;
  const position = positionBetween(low, components[at]?.position ?? null);
  return [...components.slice(0, at), { ...row, position }, ...components.slice(at)];
}

function sameText(one: string, other: string): boolean {
  return one === other || sameJson(JSON.parse(one) as Json, JSON.parse(other) as Json);
}
