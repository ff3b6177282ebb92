import type { DocumentNode } from "../../../../convex/shared/documents/nodes";
import { outline, type OutlineEntry } from "../../../../convex/shared/documents/outline";

/** A text with fewer headings is seen at a glance. */
const LEAST_HEADINGS = 3;
const DEEPEST = 3;

/** The headings that stand beside a text for its readers to find their way; none where there are few. */
export function shownHeadings(document: DocumentNode): OutlineEntry[] {
  const headings = outline(document).filter(({ level }) => level <= DEEPEST);
  return headings.length < LEAST_HEADINGS ? [] : headings;
}
