import { expect } from "vitest";
import type { ChildEngine } from "../../support/childEngine";

/** Beyond what it had before, in bytes: what threads and allocators keep for the next time. */
const SLACK = 64 << 20;
const SETTLES_WITHIN_MS = 8_000;
const MOST_TRIES = 3;

/** The engine answers within a second, once it has done what it had been asked before. */
export async function expectServing(engine: ChildEngine): Promise<void> {
  let took = Infinity;
  for (let time = 0; time < MOST_TRIES && took >= 1_000; time++) took = await controlQuery(engine);
  expect(took).toBeLessThan(1_000);
}

async function controlQuery({ url }: ChildEngine): Promise<number> {
  const begun = performance.now();
  const response = await fetch(`${url}/api/query`, {
    method: "POST",
    body: JSON.stringify({ path: "time:now", args: {} }),
    headers: { "content-type": "application/json" },
  });
  expect(await response.json()).toMatchObject({ status: "success" });
  return performance.now() - begun;
}

/** It has printed nothing: no unexpected error, no unhandled rejection. And it runs, unpolluted. */
export async function expectQuiet(engine: ChildEngine): Promise<void> {
  expect(engine.errors()).toBe("");
  expect(engine.isRunning).toBe(true);
  expect(await engine.isPolluted()).toBe(false);
}

/** Its memory comes back to about what it was. */
export async function expectFlat(engine: ChildEngine, before: number): Promise<void> {
  const limit = before * 1.3 + SLACK;
  const deadline = performance.now() + SETTLES_WITHIN_MS;
  let after = await engine.resident();
  while (after > limit && performance.now() < deadline) {
    await new Promise((resume) => setTimeout(resume, 250));
    after = await engine.resident();
  }
  expect(after / 2 ** 20).toBeLessThan(limit / 2 ** 20);
}
