import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { noteTransit as ofWebServer } from "../../../../app/server/library/transit";
import { noteTransit as ofEngine } from "../../../../engine/http/transit";

const KIB = 1024;
const MIB = 1024 ** 2;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test.each([
  ["the web server", ofWebServer],
  ["the engine", ofEngine],
])("%s lets go of pieces that have passed before there are many", async (_, noteTransit) => {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  // Left alone, V8 takes 32 MiB of them until it looks which are still in use.
  for (let piece = 0; piece < 448; piece++) {
    noteTransit(Buffer.alloc(64 * KIB).length);
    await turn();
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect(most).toBeLessThan(16 * MIB);
});

test("the collector is not left to whoever looks for it", () => {
  for (const noteTransit of [ofWebServer, ofEngine]) noteTransit(8 * MIB);
  expect(globalThis).not.toHaveProperty("gc");
  expect(runInNewContext("typeof gc")).toBe("undefined");
});
