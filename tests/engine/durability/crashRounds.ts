import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { dataFolders } from "../../../engine/deploy/snapshot/dataFolders";
import { deploy, fixtureCopy } from "../../support/convexCli";
import { checkClaims } from "./claimsCheck";
import { chooseAddress, type EngineAddress, type EngineProcess, startProcess } from "./engineProcess";
import { checkIndexes } from "./indexCheck";
import { Ledger } from "./ledger";
import type { Random } from "./random";
import { fixture } from "./references";
import { schedulesDone } from "./schedules";
import { checkStorage, filesOnDisk } from "./storageCheck";
import { StoredData } from "./storedData";
import { ACCOUNTS, HttpWriter, OPENING_BALANCE, SocketWriter } from "./writers";

const HTTP_WRITERS = 56;
const SOCKET_WRITERS = 8;
const SETTLES_WITHIN_MS = 30_000;
/** Writers may take this long before the kill, should the machine be slow. */
const LONGEST_WRITING_MS = 5_000;
/** No start may wait for a lock or read the whole database. */
const STARTS_WITHIN_MS = 10_000;

export type CrashSummary = {
  kills: number;
  killsAtStart: number;
  acknowledged: number;
  unknown: number;
  scheduled: number;
  files: number;
  slowestStartMs: number;
};

/** A data folder with the fixture deployed and the bank open, to begin from; `dispose` removes it. */
export async function makeTemplate(): Promise<{
  folder: string;
  address: EngineAddress;
  dispose: () => Promise<void>;
}> {
  const parent = await mkdtemp(path.join(tmpdir(), "durability-"));
  const project = await fixtureCopy("durability");
  const folder = path.join(parent, "data");
  const address = await chooseAddress();
  const engine = startProcess(folder, address);
  try {
    await engine.ready;
    await deploy(project.folder, address);
    const client = new ConvexHttpClient(address.url, { logger: false });
    await client.mutation(fixture.openAccounts, { names: ACCOUNTS, balance: OPENING_BALANCE });
  } finally {
    await engine.stop();
    await project.dispose();
  }
  return { folder, address, dispose: () => rm(parent, { recursive: true, force: true }) };
}

/**
 * A data folder, the clients that write to it and all they asked for, through crash after crash.
 * `round` throws with everything that is wrong after one.
 */
export class CrashWorld {
  readonly #ledger = new Ledger();
  readonly #sockets: SocketWriter[];
  #generation = 0;

  private constructor(
    readonly folder: string,
    readonly address: EngineAddress,
    readonly random: Random,
    readonly summary: CrashSummary,
  ) {
    this.#sockets = Array.from(
      { length: SOCKET_WRITERS },
      (_, i) => new SocketWriter(address.url, `socket ${i}`, this.#ledger),
    );
  }

  static async begin(
    template: string,
    address: EngineAddress,
    random: Random,
    summary: CrashSummary,
  ): Promise<CrashWorld> {
    const folder = `${template}-${random.below(1e9)}`;
    await cp(template, folder, { recursive: true });
    return new CrashWorld(folder, address, random, summary);
  }

  async round(): Promise<void> {
    const engine = await this.#start();
    await this.#writeUntilKilled(engine);
    const next = await this.#start();
    for (const socket of this.#sockets) socket.reconnect();
    await within(
      SETTLES_WITHIN_MS,
      "the clients' answers",
      Promise.all(this.#sockets.map((socket) => socket.settled())),
    );
    await this.#quiet();
    const code = await next.stop();
    const problems = [...(code === 0 ? [] : [`the engine stopped with ${code}`]), ...this.#check()];
    if (next.errors() !== "") problems.push(`the engine complained: ${next.errors().slice(0, 2000)}`);
    if (problems.length > 0)
      throw new Error(`${problems.length} faults:\n${problems.slice(0, 20).join("\n")}`);
  }

  async end(): Promise<void> {
    await Promise.all(this.#sockets.map((socket) => socket.close()));
    await rm(this.folder, { recursive: true, force: true });
    this.summary.scheduled += this.#ledger.runs.length;
    this.summary.files += this.#ledger.files.length;
    this.summary.acknowledged += this.#ledger.acknowledged;
    this.summary.unknown += this.#ledger.unknown;
  }

  /** Starts the engine, at times only after killing it while it starts. */
  async #start(): Promise<EngineProcess> {
    while (this.random.below(4) === 0) {
      const doomed = startProcess(this.folder, this.address);
      await sleep(this.random.below(400));
      await doomed.kill();
      this.summary.killsAtStart += 1;
    }
    const engine = startProcess(this.folder, this.address);
    const took = await engine.ready;
    this.summary.slowestStartMs = Math.max(this.summary.slowestStartMs, took);
    if (took > STARTS_WITHIN_MS) throw new Error(`the engine took ${Math.round(took)} ms to start`);
    return engine;
  }

  async #writeUntilKilled(engine: EngineProcess): Promise<void> {
    const stopping = new AbortController();
    this.#generation += 1;
    const writers = Array.from(
      { length: HTTP_WRITERS },
      (_, i) =>
        new HttpWriter(this.address.url, `http ${this.#generation}.${i}`, this.#ledger, this.random.fork()),
    );
    for (const socket of this.#sockets) socket.reconnect();
    const work = [...writers, ...this.#sockets].map((writer) => writer.work(stopping.signal));
    await this.#momentToKill();
    await engine.kill();
    this.summary.kills += 1;
    stopping.abort();
    await within(SETTLES_WITHIN_MS, "the writers' ends", Promise.all(work));
    if (engine.errors() !== "") throw new Error(`the engine complained: ${engine.errors().slice(0, 2000)}`);
  }

  async #momentToKill(): Promise<void> {
    const answers = (count: number) =>
      Promise.race([
        this.#ledger.afterAcknowledgements(1 + this.random.below(count)),
        sleep(LONGEST_WRITING_MS),
      ]);
    switch (this.random.weighted({ starting: 1, firstAnswers: 2, some: 3, many: 3 })) {
      case "starting":
        return sleep(this.random.below(150));
      case "firstAnswers":
        return answers(20);
      case "some":
        return answers(500);
      case "many":
        return answers(2_000);
    }
  }

  /** Waits until scheduled functions have run and the sweep has taken what belongs to no document. */
  async #quiet(): Promise<void> {
    await schedulesDone(this.address.url, SETTLES_WITHIN_MS);
    const deadline = Date.now() + SETTLES_WITHIN_MS;
    while (Date.now() < deadline && this.#strayFiles() > 0) await sleep(30);
  }

  #strayFiles(): number {
    const data = new StoredData(this.folder);
    const documents = data.documents("_storage").length;
    data.close();
    return filesOnDisk(dataFolders(this.folder).storage).length - documents;
  }

  #check(): string[] {
    const data = new StoredData(this.folder);
    try {
      return [
        ...checkIndexes(data),
        ...checkClaims(data, this.#ledger),
        ...checkStorage(data, this.folder, this.#ledger),
      ];
    } finally {
      data.close();
    }
  }
}

async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} did not come in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Rounds on one folder before the next one begins empty: checks read all of it. */
const ROUNDS_A_WORLD = 10;

/** Runs crash rounds; throws with the seed and the faults of the first round that finds any. */
export async function runCrashRounds(rounds: number, random: Random): Promise<CrashSummary> {
  const summary = {
    kills: 0,
    killsAtStart: 0,
    acknowledged: 0,
    unknown: 0,
    scheduled: 0,
    files: 0,
    slowestStartMs: 0,
  };
  const template = await makeTemplate();
  try {
    for (let done = 0; done < rounds;) {
      const world = await CrashWorld.begin(template.folder, template.address, random.fork(), summary);
      for (let i = 0; i < ROUNDS_A_WORLD && done < rounds; i++, done++) await world.round();
      await world.end();
    }
  } finally {
    await template.dispose();
  }
  return summary;
}
