import { expect, test } from "vitest";
import { makeTemplate } from "./crashRounds";
import { chooseSeed, Random } from "./random";
import { runBesideCrowd } from "./runawayRun";
import { RUNAWAYS } from "./runaways";

const TIMES = 20;

test(`each way never to end, ${TIMES} times, is stopped while 16 clients go on`, async () => {
  const seed = chooseSeed();
  console.log(`SEED=${seed}`);
  const { folder, address, dispose } = await makeTemplate();
  try {
    const runaways = Array.from({ length: TIMES }, () => RUNAWAYS).flat();
    const summary = await runBesideCrowd(folder, address, new Random(seed), {
      runaways,
      userTimeLimit: 1_000,
    });
    console.log(
      summary.acknowledged,
      JSON.stringify(summary.vitals.filter((_, i) => i % RUNAWAYS.length === 0)),
    );
    expect(summary.runaways).toBe(TIMES * RUNAWAYS.length);
  } finally {
    await dispose();
  }
});
