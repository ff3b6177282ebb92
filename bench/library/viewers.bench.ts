import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measure, table } from "../harness";
import { type Both, fetchBytes, startBoth } from "./files";

const MIB = 1024 ** 2;
const SIZE = 128 * MIB;
const VIEWERS = 50;
/** A player asks for so much at a time, and a film of 2.5 Mbit/s plays it in so many milliseconds. */
const READ = MIB;
const PLAYS_MS = (READ * 8) / 2_500;
const READS = 6;
const FIRST_BYTE_MS = 300;

let both: Both;
beforeAll(async () => {
  both = await startBoth(SIZE);
}, 600_000);
afterAll(() => both?.stop(), 60_000);

test("fifty watch at once, and wait for nothing", async () => {
  const { library, subject, cookie } = both;
  /** Watches from somewhere on; how long each first byte took. */
  const watch = async (viewer: number): Promise<number[]> => {
    await pause((viewer / VIEWERS) * PLAYS_MS);
    const address = library.url + (await library.open("lena", subject));
    const from = Math.floor((viewer / VIEWERS) * (SIZE / MIB - READS)) * MIB;
    const waits: number[] = [];
    for (let read = 0; read < READS; read++) {
      const begun = performance.now();
      const first = from + read * READ;
      const range = `bytes=${first}-${first + READ - 1}`;
      const { firstByteMs, bytes } = await fetchBytes(address, { Cookie: cookie, Range: range });
      if (bytes !== READ) throw new Error(`${bytes} bytes came.`);
      waits.push(firstByteMs);
      await pause(Math.max(0, PLAYS_MS - (performance.now() - begun)));
    }
    return waits;
  };
  const row = await measure({
    name: `first byte for one of ${VIEWERS} viewers`,
    unit: "ms",
    ours: async () =>
      (await Promise.all(Array.from({ length: VIEWERS }, (_, viewer) => watch(viewer)))).flat(),
    bar: { atMost: FIRST_BYTE_MS },
    judged: "p95",
    ...{ warmUp: 1, rounds: 3 },
  });
  console.log(table([row]));
  expect(row.ok).toBe(true);
});
