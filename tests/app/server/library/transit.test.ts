import { afterEach, expect, test, vi } from "vitest";
import { noteTransit as ofEngine } from "../../../../engine/http/transit";
import { noteTransit as ofWebServer } from "../../../../app/server/library/transit";

const MIB = 1024 ** 2;
afterEach(() => vi.useRealTimers());

/** Turns, so that what was collected is told. */
const turns = () => new Promise((resolve) => setTimeout(resolve, 50));

test.each([
  ["the web server", ofWebServer],
  ["the engine", ofEngine],
])("%s lets go of pieces that have passed, long before memory is short", async (_, noteTransit) => {
  let gone = 0;
  const registry = new FinalizationRegistry(() => void gone++);
  // The first ones are what the collector itself makes young things old with.
  for (let piece = 0; piece < 512; piece++) {
    const bytes = Buffer.alloc(64 * 1024);
    registry.register(bytes, piece);
    noteTransit(bytes.length);
  }
  await turns();
  expect(gone).toBeGreaterThan(256);
});

test("the collector is not left to whoever looks for it", () => {
  ofWebServer(8 * MIB);
  expect(globalThis).not.toHaveProperty("gc");
});
