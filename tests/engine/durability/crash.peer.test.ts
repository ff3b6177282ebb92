import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { tempTree } from "../../support/tempTree";
import { runCrashRounds } from "./crashRounds";
import { chooseAddress, startProcess } from "./engineProcess";
import { chooseSeed, Random } from "./random";

const ROUNDS = 10;

test(
  `${ROUNDS} rounds of kill -9 under 64 writers lose nothing and leave nothing by half`,
  { timeout: 180_000 },
  async () => {
    const seed = chooseSeed();
    console.log(`SEED=${seed}`);
    const summary = await runCrashRounds(ROUNDS, new Random(seed));
    console.log(summary);
    expect(summary.kills).toBe(ROUNDS);
  },
);

test("a first start that is killed, again and again, leaves a folder that starts", async () => {
  const seed = chooseSeed();
  console.log(`SEED=${seed}`);
  const random = new Random(seed);
  const address = await chooseAddress();
  for (let i = 0; i < 6; i++) {
    const folder = path.join(tempTree({}), "data");
    for (let kills = 0; kills < 3; kills++) {
      const doomed = startProcess(folder, address);
      await new Promise((done) => setTimeout(done, 100 + random.below(250)));
      await doomed.kill();
    }
    const engine = startProcess(folder, address);
    await engine.ready;
    expect((await fetch(`${address.url}/instance_name`)).status).toBe(200);
    expect(await engine.stop()).toBe(0);
    expect(engine.errors()).toBe("");
    expect(readFileSync(path.join(folder, "instance-secret"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
  }
});
