import type { FieldErrors } from "../../shared/errors";
import type { ThreadKind, ThreadState } from "./statuses";

/** Characters of a comment. */
export const MAX_COMMENT = 4_000;
/** Characters of the words that were marked; more is cut off. */
export const MAX_QUOTE = 500;
/** Comments of one thread. Whoever has more to say begins another. */
export const MAX_COMMENTS = 200;
/** Characters of a block as JSON: a long table has some ten thousand. */
export const MAX_BLOCK = 200_000;

export const THREAD_EVENTS = ["resolve", "reopen", "accept", "reject", "withdraw"] as const;
export type ThreadEvent = (typeof THREAD_EVENTS)[number];

const NEXT = {
  comment: {
    open: { resolve: "resolved" },
    resolved: { reopen: "open" },
  },
  suggestion: {
    open: { accept: "accepted", reject: "rejected", withdraw: "withdrawn" },
    rejected: { reopen: "open" },
  },
} as const satisfies Record<
  ThreadKind,
  Partial<Record<ThreadState, Partial<Record<ThreadEvent, ThreadState>>>>
>;

/** The state after an event, or null where it cannot happen. */
export function nextState(kind: ThreadKind, state: ThreadState, event: ThreadEvent): ThreadState | null {
  const table: Partial<Record<ThreadState, Partial<Record<ThreadEvent, ThreadState>>>> = NEXT[kind];
  return table[state]?.[event] ?? null;
}

export type ThreadViewer = { mayComment: boolean; mayWrite: boolean; isCreator: boolean };

/** What a viewer may do with a thread now. Accepting and rejecting is for those who write; withdrawing, for who suggested. */
export function eventsFor(kind: ThreadKind, state: ThreadState, viewer: ThreadViewer): ThreadEvent[] {
  return THREAD_EVENTS.filter(
    (event) => nextState(kind, state, event) !== null && isGranted(kind, event, viewer),
  );
}

function isGranted(
  kind: ThreadKind,
  event: ThreadEvent,
  { mayComment, mayWrite, isCreator }: ThreadViewer,
): boolean {
  switch (event) {
    case "resolve":
      return mayComment;
    case "reopen":
      return kind === "comment" ? mayComment : mayWrite;
    case "accept":
    case "reject":
      return mayWrite;
    case "withdraw":
      return mayComment && isCreator;
    default:
      return event satisfies never;
  }
}

/** What is wrong with a comment's words. */
export function commentProblems(text: string): FieldErrors {
  const { length } = text.trim();
  if (length === 0) return { text: "required" };
  return length > MAX_COMMENT ? { text: "tooLong" } : {};
}

/** The marked words as they are kept: on one line, cut off where they are long. */
export function quoteOf(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE - 1)}…` : line;
}
