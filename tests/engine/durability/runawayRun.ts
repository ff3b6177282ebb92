import { ConvexHttpClient } from "convex/browser";
import { checkClaims } from "./claimsCheck";
import { Crowd } from "./crowd";
import { type EngineAddress, startProcess } from "./engineProcess";
import { checkIndexes } from "./indexCheck";
import { type Vitals, vitalsOf } from "./processVitals";
import type { Random } from "./random";
import { fixture } from "./references";
import type { Runaway } from "./runaways";
import { schedulesDone } from "./schedules";
import { StoredData } from "./storedData";

export type RunawaySummary = { runaways: number; acknowledged: number; vitals: Vitals[] };

/** Memory may swing by this much from one moment to the next, but not grow. */
const SWING_MB = 120;
/** Workers for actions may come up meanwhile. */
const POOL_THREADS = 12;

/**
 * Runs functions that never end, one after another, beside 16 clients at work, and throws unless each is
 * stopped with its error, everyone else's requests are answered as ever, and the process stays as it was.
 */
export async function runBesideCrowd(
  folder: string,
  address: EngineAddress,
  random: Random,
  plan: { runaways: Runaway[]; userTimeLimit: number },
): Promise<RunawaySummary> {
  const engine = startProcess(folder, address, plan.userTimeLimit);
  const problems: string[] = [];
  const vitals: Vitals[] = [];
  const tokens: string[] = [];
  let crowd: Crowd | null = null;
  try {
    await engine.ready;
    crowd = new Crowd(address.url, random, { http: 12, sockets: 4 });
    const client = new ConvexHttpClient(address.url, { logger: false });
    for (const { name, run, ends } of plan.runaways) {
      const token = `runaway ${tokens.length}`;
      tokens.push(token);
      const error = await run(address.url, token);
      if (!ends.some((end) => error.includes(end))) problems.push(`${name} ended with: ${error}`);
      // An answer tells that the next executor is there.
      await client.query(fixture.signals, { token });
      vitals.push(vitalsOf(engine.pid));
    }
    await crowd.stop();
    await schedulesDone(address.url, 10_000);
    problems.push(...crowd.complaints(), ...judgeVitals(vitals));
  } finally {
    const code = await engine.stop();
    if (code !== 0) problems.push(`the engine stopped with ${code}`);
  }
  if (engine.errors() !== "") problems.push(`the engine complained: ${engine.errors().slice(0, 2000)}`);
  problems.push(...checkStored(folder, crowd, tokens));
  if (problems.length > 0) throw new Error(`${problems.length} faults:\n${problems.slice(0, 20).join("\n")}`);
  return { runaways: plan.runaways.length, acknowledged: crowd.ledger.acknowledged, vitals };
}

function judgeVitals(vitals: Vitals[]): string[] {
  const problems: string[] = [];
  const files = vitals.map(({ databaseFiles }) => databaseFiles);
  if (new Set(files).size > 1) problems.push(`open database files: ${files.join()}`);
  const threads = vitals.map((vital) => vital.threads);
  if (growthOf(threads) > POOL_THREADS) problems.push(`threads: ${threads.join()}`);
  const memory = vitals.map(({ residentMb }) => residentMb);
  if (growthOf(memory) > SWING_MB) problems.push(`memory in MB: ${memory.join()}`);
  return problems;
}

/** By how much the last third lies above the first. */
function growthOf(values: number[]): number {
  const third = Math.ceil(values.length / 3);
  return Math.min(...values.slice(-third)) - Math.max(...values.slice(0, third));
}

/** Everyone else's writes are there once, and nothing of the runaways'. */
function checkStored(folder: string, crowd: Crowd, tokens: string[]): string[] {
  const data = new StoredData(folder);
  try {
    const left = data.documents("runs").filter(({ token }) => tokens.includes(String(token)));
    const problems = left.length === 0 ? [] : [`${left.length} documents of runaways`];
    // The process never ended, so no action was interrupted.
    const ran = new Set(data.documents("actionRuns").map(({ token }) => token));
    const missing = data.documents("scheduledActions").filter(({ token }) => !ran.has(token));
    if (missing.length > 0) problems.push(`${missing.length} actions did not run`);
    return [...problems, ...checkIndexes(data), ...checkClaims(data, crowd.ledger)];
  } finally {
    data.close();
  }
}
