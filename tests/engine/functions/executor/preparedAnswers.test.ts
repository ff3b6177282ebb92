import { expect, test } from "vitest";
import type { FromExecutor, ToldByExecutor } from "../../../../engine/functions/executor/executorMessages";
import { PreparedAnswers } from "../../../../engine/functions/executor/preparedAnswers";

const told = (id: number): ToldByExecutor => ({ kind: "adminResult", id, result: null });
const prepared = (head: bigint, ...ids: number[]): FromExecutor => ({
  kind: "prepared",
  head,
  messages: ids.map(told),
});
const committed: FromExecutor = { kind: "committed" };
const ready = (head: bigint): FromExecutor => ({ kind: "ready", head, thread: null });

const scenarios: { name: string; messages: FromExecutor[]; tells: number[] }[] = [
  { name: "nothing before the commit", messages: [prepared(5n, 1, 2)], tells: [] },
  { name: "everything after it, in order", messages: [prepared(5n, 1, 2), committed], tells: [1, 2] },
  {
    name: "each batch once",
    messages: [prepared(5n, 1), committed, prepared(6n, 2), committed],
    tells: [1, 2],
  },
  {
    name: "the last batch, when it is on disk after a crash",
    messages: [prepared(5n, 1), ready(5n)],
    tells: [1],
  },
  { name: "nothing of a batch that a crash undid", messages: [prepared(5n, 1), ready(4n)], tells: [] },
  { name: "nothing twice", messages: [prepared(5n, 1), committed, ready(5n)], tells: [1] },
  {
    name: "nothing of a batch that was undone and run again",
    messages: [prepared(5n, 1), prepared(5n, 2), committed],
    tells: [2],
  },
  {
    name: "nothing of an undone batch after a crash",
    messages: [prepared(5n, 1), ready(4n), ready(5n)],
    tells: [],
  },
  {
    name: "what is no answer of a batch at once",
    messages: [told(9), prepared(5n, 1), told(8), committed],
    tells: [9, 8, 1],
  },
];

test.each(scenarios)("tells $name", ({ messages, tells }) => {
  const answers = new PreparedAnswers();
  const heard = messages.flatMap((message) => answers.receive(message));
  expect(heard).toEqual(tells.map(told));
});

test("says whose answer waits for the disk", () => {
  const answers = new PreparedAnswers();
  expect(answers.awaits(1)).toBe(false);
  answers.receive(prepared(5n, 1, 2));
  expect([1, 2, 3].map((id) => answers.awaits(id))).toEqual([true, true, false]);
  answers.receive(committed);
  expect(answers.awaits(1)).toBe(false);
});
