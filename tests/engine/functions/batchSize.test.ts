import { describe, expect, test } from "vitest";
import { BatchSize } from "../../../engine/functions/executor/batchSize";

/** The size after many like batches. */
function settled(writes: number, runMs: number, commitMs: number): number {
  const size = new BatchSize();
  for (let i = 0; i < 100; i++) size.note(writes, runMs, commitMs);
  return size.next;
}

describe("how many writes share a commit", () => {
  test.each([
    { name: "a quick disk", writes: 64, runMs: 3.84, commitMs: 0.4, size: 27 },
    { name: "a slow disk", writes: 64, runMs: 3.84, commitMs: 5, size: 256 },
    { name: "slow functions", writes: 4, runMs: 200, commitMs: 1, size: 16 },
    { name: "in between", writes: 10, runMs: 1, commitMs: 1, size: 40 },
  ])("$name: $size", ({ writes, runMs, commitMs, size }) => {
    expect(settled(writes, runMs, commitMs)).toBe(size);
  });

  test("one slow commit moves it a little", () => {
    const size = new BatchSize();
    for (let i = 0; i < 100; i++) size.note(64, 6.4, 1);
    const before = size.next;
    size.note(64, 6.4, 5);
    expect([before, size.next]).toEqual([40, 72]);
  });
});
