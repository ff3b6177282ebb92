import { ConvexHttpClient } from "convex/browser";
import { type EngineAddress, type EngineProcess, startProcess } from "./engineProcess";
import { HttpHistoryClient, type Phase, SocketHistoryClient } from "./historyClients";
import type { Anomaly } from "./history";
import { checkHistory, checkShown } from "./historyCheck";
import type { Random } from "./random";
import { Recorder } from "./recorder";
import { type Balance, fixture } from "./references";
import { TIMED_OUT } from "./runaways";
import { ACCOUNTS, OPENING_BALANCE } from "./writers";

const HTTP_CLIENTS = 12;
const SOCKET_CLIENTS = 4;
const KEYS = 4;
const LONGEST_PHASE_MS = 10_000;
const USER_TIME_MS = 700;

export type HistorySummary = {
  operations: number;
  shown: number;
  banks: number;
  kills: number;
  runaways: number;
};

export type HistoryPlan = {
  phases: number;
  /** Operations of a phase, about. */
  operations: number;
  /** Kills of the engine within each phase. */
  kills: number;
  /** Functions that never end, within each phase, after the kills: each ends the executor, but not the engine. */
  runaways: number;
};

/**
 * Lets clients work on lists and accounts in phases, each with new keys, and throws with the anomalies
 * of the first phase that has any. Starts the engine on the folder and stops it.
 */
export async function runHistories(
  folder: string,
  address: EngineAddress,
  random: Random,
  plan: HistoryPlan,
): Promise<HistorySummary> {
  const summary = { operations: 0, shown: 0, banks: 0, kills: 0, runaways: 0 };
  const sockets = Array.from(
    { length: SOCKET_CLIENTS },
    (_, i) => new SocketHistoryClient(address.url, `socket ${i}`, random.fork()),
  );
  const https = Array.from({ length: HTTP_CLIENTS }, () => new HttpHistoryClient(address.url, random.fork()));
  let engine = startProcess(folder, address, USER_TIME_MS);
  try {
    for (let number = 0; number < plan.phases; number++) {
      await engine.ready;
      const prefix = random.below(1e9);
      const phase: Phase = {
        keys: Array.from({ length: KEYS }, (_, i) => `${prefix}.${i}`),
        recorder: new Recorder(),
      };
      const stopping = new AbortController();
      const work = Promise.all([...https, ...sockets].map((client) => client.work(phase, stopping.signal)));
      const parts = plan.kills + plan.runaways + 1;
      for (let part = 1; part < parts; part++) {
        await reached(phase.recorder, (plan.operations * part) / parts);
        if (part > plan.kills) {
          await runAway(address);
          summary.runaways += 1;
          continue;
        }
        engine = await restart(engine, folder, address, random);
        summary.kills += 1;
        for (const socket of sockets) socket.reconnect();
      }
      await reached(phase.recorder, plan.operations);
      stopping.abort();
      await work;
      await readAll(address, phase);
      report(phase.recorder, summary);
    }
  } finally {
    await Promise.all(sockets.map((socket) => socket.close()));
    await engine.stop();
  }
  return summary;
}

async function reached(recorder: Recorder, operations: number): Promise<void> {
  const deadline = Date.now() + LONGEST_PHASE_MS;
  while (recorder.operations.length < operations && Date.now() < deadline) await sleep(5);
}

async function restart(
  engine: EngineProcess,
  folder: string,
  address: EngineAddress,
  random: Random,
): Promise<EngineProcess> {
  await engine.kill();
  await sleep(random.below(50));
  const next = startProcess(folder, address, USER_TIME_MS);
  await next.ready;
  return next;
}

async function runAway({ url }: EngineAddress): Promise<void> {
  const request = new ConvexHttpClient(url, { logger: false }).query(fixture.loopingQuery, {});
  const message = await request.then(String, (error: Error) => error.message);
  if (!message.includes(TIMED_OUT)) throw new Error(`a function that never ends ended with ${message}`);
}

/** A last look at every list: what was acknowledged must be in it. */
async function readAll({ url }: EngineAddress, { keys, recorder }: Phase): Promise<void> {
  const client = new ConvexHttpClient(url, { logger: false });
  await recorder.run(
    [],
    (lists: number[][]) => keys.map((key, i) => ({ kind: "read", key, items: lists[i] ?? [] })),
    () => client.query(fixture.read, { keys: [...keys] }),
  );
  recorder.banks.push({ by: "the last read", balances: await client.query(fixture.balances, {}) });
}

function report(recorder: Recorder, summary: HistorySummary): void {
  const anomalies = [
    ...checkHistory(recorder.operations),
    ...checkShown(recorder.shown),
    ...recorder.banks.flatMap(({ by, balances }) => checkBalances(by, balances)),
  ];
  summary.operations += recorder.operations.length;
  summary.shown += recorder.shown.length;
  summary.banks += recorder.banks.length;
  if (anomalies.length === 0) return;
  const lines = anomalies.slice(0, 10).map(({ kind, detail }) => `${kind}: ${detail}`);
  throw new Error(
    `${anomalies.length} anomalies in ${recorder.operations.length} operations:\n${lines.join("\n")}`,
  );
}

/** What is wrong with one sight of the bank: every account once, none below zero, the sum as ever. */
export function checkBalances(
  by: string,
  balances: readonly Balance[],
): (Anomaly | { kind: "bank"; detail: string })[] {
  const names = balances.map(({ name }) => name).sort();
  const sum = balances.reduce((total, { balance }) => total + balance, 0);
  const whole = names.join() === ACCOUNTS.join() && sum === ACCOUNTS.length * OPENING_BALANCE;
  if (whole && balances.every(({ balance }) => balance >= 0)) return [];
  return [{ kind: "bank", detail: `${by} saw ${JSON.stringify(balances)}, together ${sum}` }];
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
