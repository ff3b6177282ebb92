import { describe, expect, test } from "vitest";
import { commentProblems, eventsFor, nextState, quoteOf } from "../../../convex/publishing/rules/threads";

describe("a thread goes from state to state", () => {
  test.each([
    ["comment", "open", "resolve", "resolved"],
    ["comment", "resolved", "reopen", "open"],
    ["comment", "open", "accept", null],
    ["comment", "open", "withdraw", null],
    ["comment", "resolved", "resolve", null],
    ["suggestion", "open", "accept", "accepted"],
    ["suggestion", "open", "reject", "rejected"],
    ["suggestion", "open", "withdraw", "withdrawn"],
    ["suggestion", "rejected", "reopen", "open"],
    ["suggestion", "accepted", "reopen", null],
    ["suggestion", "withdrawn", "reopen", null],
    ["suggestion", "open", "resolve", null],
  ] as const)("%s, %s: %s leads to %s", (kind, state, event, next) => {
    expect(nextState(kind, state, event)).toBe(next);
  });
});

describe("who may do what with a thread", () => {
  const reader = { mayComment: false, mayWrite: false, isCreator: false };
  const commenter = { ...reader, mayComment: true };
  const author = { ...commenter, isCreator: true };
  const writer = { ...commenter, mayWrite: true };
  test.each([
    ["a reader", "comment", "open", reader, []],
    ["a reader who suggested it once", "suggestion", "open", { ...reader, isCreator: true }, []],
    ["a commenter", "comment", "open", commenter, ["resolve"]],
    ["a commenter", "comment", "resolved", commenter, ["reopen"]],
    ["a commenter", "suggestion", "open", commenter, []],
    ["who suggested it", "suggestion", "open", author, ["withdraw"]],
    ["a writer", "suggestion", "open", writer, ["accept", "reject"]],
    ["a writer", "suggestion", "rejected", writer, ["reopen"]],
    ["a commenter", "suggestion", "rejected", author, []],
    ["a writer", "suggestion", "accepted", writer, []],
  ] as const)("%s: a %s that is %s", (_who, kind, state, viewer, events) => {
    expect(eventsFor(kind, state, viewer)).toEqual(events);
  });
});

test.each([
  [" ", { text: "required" }],
  ["x".repeat(4_001), { text: "tooLong" }],
  [`  ${"x".repeat(4_000)}  `, {}],
])("what is wrong with a comment", (text, problems) => expect(commentProblems(text)).toEqual(problems));

test.each([
  [" two\n  lines ", "two lines"],
  ["x".repeat(500), "x".repeat(500)],
  ["x".repeat(501), `${"x".repeat(499)}…`],
])("marked words are kept on one line and not too long", (words, kept) => expect(quoteOf(words)).toBe(kept));
