import { expect, test } from "vitest";
import { makeTemplate } from "./crashRounds";
import { runHistories } from "./historyRun";
import { chooseSeed, Random } from "./random";

test("random histories of transfers, appends and subscriptions are serializable, kills included", async () => {
  const seed = chooseSeed();
  console.log(`SEED=${seed}`);
  const { folder, address, dispose } = await makeTemplate();
  try {
    const plan = { phases: 3, operations: 1_200, kills: 1, runaways: 1 };
    const summary = await runHistories(folder, address, new Random(seed), plan);
    console.log(summary);
    expect(summary).toMatchObject({ kills: 3, runaways: 3 });
  } finally {
    await dispose();
  }
});
