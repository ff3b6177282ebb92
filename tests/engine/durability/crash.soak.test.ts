import { expect, test } from "vitest";
import { runCrashRounds } from "./crashRounds";
import { chooseSeed, Random } from "./random";

const ROUNDS = Number(process.env["ROUNDS"] ?? 200);

test(`${ROUNDS} rounds of kill -9 under 64 writers lose nothing and leave nothing by half`, async () => {
  const seed = chooseSeed();
  console.log(`SEED=${seed}`);
  const summary = await runCrashRounds(ROUNDS, new Random(seed));
  console.log(summary);
  expect(summary.kills).toBe(ROUNDS);
});
