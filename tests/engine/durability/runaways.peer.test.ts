import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTemplate } from "./crashRounds";
import { startProcess } from "./engineProcess";
import { chooseSeed, Random } from "./random";
import { fixture } from "./references";
import { runBesideCrowd } from "./runawayRun";
import { RUNAWAYS, TIMED_OUT } from "./runaways";

let template: Awaited<ReturnType<typeof makeTemplate>>;

beforeAll(async () => {
  template = await makeTemplate();
});

afterAll(() => template.dispose());

test(`20 functions that never end are stopped while 16 clients go on`, { timeout: 120_000 }, async () => {
  const seed = chooseSeed();
  console.log(`SEED=${seed}`);
  const runaways = Array.from({ length: 20 }, (_, i) => RUNAWAYS[i % RUNAWAYS.length] ?? RUNAWAYS[0]).filter((one) => one !== undefined);
  const { folder, address } = template;
  const summary = await runBesideCrowd(folder, address, new Random(seed), { runaways, userTimeLimit: 500 });
  console.log(summary);
  expect(summary.runaways).toBe(20);
});

test("a subscription that was stopped goes on when the environment changes", async () => {
  const { folder, address } = template;
  const engine = startProcess(folder, address, 300);
  await engine.ready;
  const client = new ConvexClient(address.url, { logger: false, unsavedChangesWarning: false });
  try {
    await setEnvironment(address, "LOOP", "yes");
    const shown: string[] = [];
    client.onUpdate(
      fixture.loopsByEnvironment,
      {},
      (value) => shown.push(value),
      (error) => shown.push(error.message.includes(TIMED_OUT) ? "timed out" : error.message),
    );
    await expect.poll(() => shown, { timeout: 10_000 }).toEqual(["timed out"]);
    await setEnvironment(address, "LOOP", "no");
    await expect.poll(() => shown, { timeout: 10_000 }).toEqual(["timed out", "fine"]);
  } finally {
    await client.close();
    await engine.stop();
  }
});

async function setEnvironment({ url, adminKey }: { url: string; adminKey: string }, name: string, value: string): Promise<void> {
  const response = await fetch(`${url}/api/update_environment_variables`, {
    method: "POST",
    headers: { Authorization: `Convex ${adminKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ changes: [{ name, value }] }),
  });
  expect(response.status).toBe(200);
}
