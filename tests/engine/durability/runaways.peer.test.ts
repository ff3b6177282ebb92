import { ConvexClient, ConvexHttpClient } from "convex/browser";
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

test(`20 functions that never end are stopped while 16 clients go on`, { timeout: 300_000 }, async () => {
  const seed = chooseSeed();
  console.log(`SEED=${seed}`);
  const runaways = Array.from({ length: 20 }, (_, i) => RUNAWAYS[i % RUNAWAYS.length] ?? RUNAWAYS[0]).filter(
    (one) => one !== undefined,
  );
  const { folder, address } = template;
  const summary = await runBesideCrowd(folder, address, new Random(seed), { runaways, userTimeLimit: 700 });
  console.log(summary);
  expect(summary.runaways).toBe(20);
});

test("a subscription that was stopped goes on when the environment changes", async () => {
  const { folder, address } = template;
  const engine = startProcess(folder, address, 500);
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

test("a cron job that never ends is stopped each time, and runs again once it can", async () => {
  const { folder, address } = template;
  const engine = startProcess(folder, address, 500);
  await engine.ready;
  const client = new ConvexHttpClient(address.url, { logger: false });
  try {
    await setEnvironment(address, "LOOP", "cron");
    const before = await client.query(fixture.ticks, {});
    const slowest = await slowestAnswer(client, 3_000);
    expect(slowest).toBeLessThan(5_000);
    expect(await client.query(fixture.ticks, {})).toBe(before);
    await setEnvironment(address, "LOOP", "no");
    await expect.poll(() => client.query(fixture.ticks, {}), { timeout: 10_000 }).toBeGreaterThan(before + 1);
  } finally {
    await engine.stop();
  }
});

/** Milliseconds of the slowest of many queries, asked one after another for a while. */
async function slowestAnswer(client: ConvexHttpClient, forMs: number): Promise<number> {
  const end = Date.now() + forMs;
  let slowest = 0;
  while (Date.now() < end) {
    const asked = Date.now();
    await client.query(fixture.signals, { token: "nobody" });
    slowest = Math.max(slowest, Date.now() - asked);
    await new Promise((done) => setTimeout(done, 10));
  }
  return slowest;
}

async function setEnvironment(
  { url, adminKey }: { url: string; adminKey: string },
  name: string,
  value: string,
): Promise<void> {
  const response = await fetch(`${url}/api/update_environment_variables`, {
    method: "POST",
    headers: { Authorization: `Convex ${adminKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({ changes: [{ name, value }] }),
  });
  expect(response.status).toBe(200);
}
