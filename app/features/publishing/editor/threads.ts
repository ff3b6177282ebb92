import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";

export type ThreadsPage = FunctionReturnType<typeof api.publishing.threads.list>;
/** A thread beside a text with what is said in it. */
export type Thread = ThreadsPage["page"][number];
export type Comment = Thread["comments"][number];

/** A suggestion with its two blocks. */
export type Suggestion = { before: DocumentNode; after: DocumentNode };

/** The blocks of a suggestion; null for a comment. */
export function suggestionOf({ before, after }: Pick<Thread, "before" | "after">): Suggestion | null {
  if (before === null || after === null) return null;
  return { before: JSON.parse(before) as DocumentNode, after: JSON.parse(after) as DocumentNode };
}
