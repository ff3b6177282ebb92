import { expect, test } from "vitest";
import { runCrashRounds } from "./crashRounds";
import { chooseSeed, Random } from "./random";

const ROUNDS = 10;

test(
  `${ROUNDS} rounds of kill -9 under 64 writers lose nothing and leave nothing by half`,
  { timeout: 120_000 },
  async () => {
    const seed = chooseSeed();
    console.log(`SEED=${seed}`);
    const summary = await runCrashRounds(ROUNDS, new Random(seed));
    console.log(summary);
    expect(summary.kills).toBe(ROUNDS);
  },
);
