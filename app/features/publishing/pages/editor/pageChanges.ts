import { type PageChange, ROOT } from "../../../../../convex/publishing/rules/pageChanges";
import {
  checkedComponent,
  checkedRoot,
  type PageData,
  type PageProblem,
} from "../../../../../convex/publishing/rules/pageData";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";
import { sameJson, type Json } from "../../../../../convex/shared/json";
import { movedIn, orderOf } from "./pageMerge";

/** A page as the server has it, with the revision of each part and who changed it last; `root` has a revision too. */
export type Known = {
  page: PageData;
  revisions: ReadonlyMap<string, number>;
  names?: ReadonlyMap<string, string>;
};

export type Unsaved = {
  changes: PageChange[];
  /** What was entered and cannot be saved as it is. */
  problems: PageProblem[];
};

/**
 * What is to be saved for the server to have what the editor has.
 * @param held parts that wait for a decision: nothing of them is saved
 */
export function unsavedIn(known: Known, local: PageData, held: ReadonlySet<string>): Unsaved {
  const problems: PageProblem[] = [];
  const changes: PageChange[] = [];
  const revision = (id: string) => known.revisions.get(id) ?? 0;
  const stored = new Map(known.page.content.map((part) => [part.props.id, part]));
  const order = orderOf(local);
  const moved = movedIn(orderOf(known.page), order);
  const root = checkedRoot(local.root.props);
  if ("value" in root && !held.has(ROOT) && !sameJson(root.value, known.page.root.props))
    changes.push({ ...changed(ROOT, revision(ROOT)), data: JSON.stringify(root.value) });
  local.content.forEach((part, index) => {
    const { id } = part.props;
    if (held.has(id)) return;
    const checked = checkedComponent(part);
    if ("problem" in checked) return void problems.push(checked.problem);
    const before = stored.get(id);
    const after = order.slice(0, index).reverse();
    const data = JSON.stringify(checked.value);
    if (before === undefined) return void changes.push({ kind: "added", componentId: id, after, data });
    if (moved.has(id)) changes.push({ kind: "moved", componentId: id, after });
    if (!samePart(before, checked.value)) changes.push({ ...changed(id, revision(id)), data });
  });
  for (const id of stored.keys())
    if (!order.includes(id) && !held.has(id))
      changes.push({ kind: "removed", componentId: id, baseRevision: revision(id) });
  return { changes, problems };
}

/** What the server has once it took changes. */
export function knownAfter(
  known: Known,
  changes: readonly PageChange[],
  saved: readonly { componentId: string; revision: number }[],
  refused: ReadonlySet<string>,
  order: readonly string[],
): Known {
  const parts = new Map(known.page.content.map((part) => [part.props.id, part]));
  const revisions = new Map(known.revisions);
  let root = known.page.root;
  for (const change of changes) {
    const { componentId } = change;
    if (refused.has(componentId)) continue;
    if (change.kind === "removed") parts.delete(componentId);
    if (change.kind !== "changed" && change.kind !== "added") continue;
    if (componentId === ROOT) root = { props: JSON.parse(change.data) };
    else parts.set(componentId, JSON.parse(change.data) as ComponentData);
  }
  for (const { componentId, revision } of saved) revisions.set(componentId, revision);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const content = [...parts.values()].sort((one, other) => place(one.props.id) - place(other.props.id));
  return { page: { root, content }, revisions };
}

function changed(componentId: string, baseRevision: number) {
  return { kind: "changed" as const, componentId, baseRevision };
}

function samePart(one: ComponentData, other: ComponentData): boolean {
  return sameJson(one as unknown as Json, other as unknown as Json);
}
