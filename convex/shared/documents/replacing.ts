import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Transform } from "prosemirror-transform";

/**
 * Makes the tree of a transform equal to another one, touching only what differs: what somebody writes elsewhere
 * meanwhile stays, in the same block too.
 */
export function replaceBlocks(transform: Transform, wanted: Node): void {
  const [before, after] = [transform.doc.firstChild!, wanted.firstChild!];
  const most = Math.min(before.childCount, after.childCount);
  let first = 0;
  while (first < most && before.child(first).eq(after.child(first))) first += 1;
  let last = 0;
  while (last < most - first && fromEnd(before, last).eq(fromEnd(after, last))) last += 1;
  if (first + last === before.childCount && first + last === after.childCount) return;
  const [had, has] = [before, after].map((group) => group.children.slice(first, group.childCount - last));
  const sameBlocks = had!.length === has!.length && had!.every((block, at) => block.sameMarkup(has![at]!));
  const from = placeOf(before, first);
  if (sameBlocks) {
    // From the end, so that the places of those before it stay.
    for (let at = has!.length - 1; at >= 0; at -= 1)
      replaceBlock(transform, placeOf(before, first + at), has![at]!);
  } else {
    const to = placeOf(before, before.childCount - last);
    transform.step(new ReplaceStep(from, to, new Slice(Fragment.from(has!), 0, 0)));
  }
}

/** Makes the block at a place another one, touching only those of its words that differ where that can be. */
export function replaceBlock(transform: Transform, at: number, wanted: Node): void {
  turnInto(transform, at, wanted);
  const before = transform.doc.nodeAt(at)!;
  if (before.eq(wanted)) return;
  const within = before.sameMarkup(wanted) ? stepWithin(before, at, wanted) : null;
  if (within !== null && within.apply(transform.doc).doc?.nodeAt(at)?.eq(wanted)) transform.step(within);
  else transform.step(new ReplaceStep(at, at + before.nodeSize, new Slice(Fragment.from(wanted), 0, 0)));
}

/** A paragraph that is to be a heading becomes one with the words it has. */
function turnInto(transform: Transform, at: number, { firstChild: wanted }: Node): void {
  const before = transform.doc.nodeAt(at)!.firstChild;
  if (!before?.isTextblock || !wanted?.isTextblock || before.sameMarkup(wanted)) return;
  if (wanted.type.validContent(before.content)) transform.setNodeMarkup(at + 1, wanted.type, wanted.attrs);
}

/** From the first to the last place where the contents differ. */
function stepWithin(before: Node, at: number, wanted: Node): ReplaceStep | null {
  const start = before.content.findDiffStart(wanted.content);
  const end = before.content.findDiffEnd(wanted.content);
  if (start === null || end === null) return null;
  // Of what is repeated, as in "aa" and "aaa", both ends may lay claim to the same.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = wanted.slice(start, end.b + overlap);
  return new ReplaceStep(at + 1 + start, at + 1 + end.a + overlap, slice);
}

/** Where a child of the group begins; the document and its group open at one position each. */
function placeOf(group: Node, index: number): number {
  return group.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, 1);
}

function fromEnd(group: Node, index: number): Node {
  return group.child(group.childCount - 1 - index);
}
