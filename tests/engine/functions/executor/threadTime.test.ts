import { expect, test } from "vitest";
import { currentThread, processorMs } from "../../../../engine/functions/executor/threadTime";

test("a thread's time grows while it works, and hardly while it waits", async () => {
  const thread = currentThread();
  const before = processorMs(thread);
  // Only Linux tells.
  if (before === null) return expect(process.platform).not.toBe("linux");
  const end = performance.now() + 60;
  while (performance.now() < end);
  const worked = (processorMs(thread) ?? 0) - before;
  await new Promise((done) => setTimeout(done, 300));
  const waited = (processorMs(thread) ?? 0) - before - worked;
  expect(worked).toBeGreaterThan(5);
  expect(waited).toBeLessThan(worked + 100);
});

test("a thread that is not there has no time", () => {
  expect(processorMs(null)).toBeNull();
  expect(processorMs("/proc/0/task/0")).toBeNull();
});
