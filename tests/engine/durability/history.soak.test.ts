import { expect, test } from "vitest";
import { makeTemplate } from "./crashRounds";
import { runHistories } from "./historyRun";
import { chooseSeed, Random } from "./random";

const PHASES = 40;

test(`${PHASES} random histories are serializable, kills included`, async () => {
  const seed = chooseSeed();
  console.log(`SEED=${seed}`);
  const { folder, address, dispose } = await makeTemplate();
  try {
    const plan = { phases: PHASES, operations: 4_000, kills: 3, runaways: 3 };
    const summary = await runHistories(folder, address, new Random(seed), plan);
    console.log(summary);
    expect(summary).toMatchObject({ kills: 3 * PHASES, runaways: 3 * PHASES });
  } finally {
    await dispose();
  }
});
