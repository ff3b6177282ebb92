import { useMemo } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { ThreadKind } from "../../../../convex/publishing/rules/statuses";
import { type Pages, usePages } from "../../live/usePages";
import type { Thread, ThreadsPage } from "./threads";

/** Nothing is known of the settled ones until somebody looks at them. */
const UNKNOWN: ThreadsPage = { page: [], isDone: false, continueCursor: "" };

/** The open threads of an item by their kind. */
export type OpenThreads = Pick<Pages<Thread>, "rows" | "status" | "loadMore"> & {
  item: Id<"contentItems">;
  comments: Thread[];
  suggestions: Thread[];
};

/** The open threads of an item, live, the newest first. */
export function useOpenThreads(item: Id<"contentItems">, first: ThreadsPage): OpenThreads {
  const pages = usePages(api.publishing.threads.list, { item, state: "open" }, first);
  const comments = useKind(pages.rows, "comment");
  const suggestions = useKind(pages.rows, "suggestion");
  return { ...pages, item, comments, suggestions };
}

/** Those that are settled, the last settled first. */
export function useSettledThreads(item: Id<"contentItems">): Pages<Thread> {
  return usePages(api.publishing.threads.list, { item, state: "settled" }, UNKNOWN);
}

/** Threads of one kind. */
export function useKind(threads: readonly Thread[], kind: ThreadKind): Thread[] {
  return useMemo(() => threads.filter((thread) => thread.kind === kind), [threads, kind]);
}
