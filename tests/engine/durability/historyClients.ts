import { ConvexClient, ConvexHttpClient } from "convex/browser";
import type { Step } from "./history";
import type { Random } from "./random";
import type { Recorder } from "./recorder";
import { type Balance, fixture, type Micro } from "./references";
import { ACCOUNTS } from "./writers";

/** What all clients of a phase work on. */
export type Phase = { keys: readonly string[]; recorder: Recorder };

function unanswered(ops: readonly Micro[]): Step[] {
  return ops.map((op) => (op.kind === "append" ? op : { ...op, items: null }));
}

function answered(ops: readonly Micro[], results: readonly (number[] | null)[]): Step[] {
  return ops.map((op, i) => (op.kind === "append" ? op : { ...op, items: results[i] ?? [] }));
}

function randomOps(random: Random, { keys, recorder }: Phase): Micro[] {
  return Array.from({ length: 1 + random.below(4) }, () => {
    const key = random.pick(keys);
    return random.below(2) === 0
      ? { kind: "read", key }
      : { kind: "append", key, value: recorder.nextValue() };
  });
}

/** Reads and writes over HTTP, one request at a time. */
export class HttpHistoryClient {
  readonly #client: ConvexHttpClient;

  constructor(
    url: string,
    readonly random: Random,
  ) {
    this.#client = new ConvexHttpClient(url, { logger: false });
  }

  async work(phase: Phase, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const kind = this.random.weighted({ transact: 6, read: 4, nested: 1, transfer: 3, balances: 2 });
      const outcome = await this.#once(kind, phase);
      // The engine is away; its next start answers again.
      if (outcome === "unknown") await new Promise((done) => setTimeout(done, 20));
    }
  }

  async #once(kind: "transact" | "read" | "nested" | "transfer" | "balances", phase: Phase): Promise<string> {
    const { recorder } = phase;
    if (kind === "transact") {
      const ops = randomOps(this.random, phase);
      const fail = this.random.below(6) === 0;
      return recorder.run(
        unanswered(ops),
        (results: (number[] | null)[]) => answered(ops, results),
        () => this.#client.mutation(fixture.transact, { ops, fail }),
      );
    }
    if (kind === "transfer") return this.#transfer();
    if (kind === "balances") return this.#balances(recorder);
    return this.#read(phase, kind === "nested");
  }

  async #read({ keys, recorder }: Phase, nested: boolean): Promise<string> {
    const wanted = keys.filter(() => this.random.below(2) === 0);
    const query = nested ? fixture.readNested : fixture.read;
    return recorder.run(
      [],
      (lists: number[][]) => wanted.map((key, i) => ({ kind: "read", key, items: lists[i] ?? [] })),
      () => this.#client.query(query, { keys: wanted }),
    );
  }

  async #transfer(): Promise<string> {
    const from = this.random.pick(ACCOUNTS);
    const to = this.random.pick(ACCOUNTS.filter((name) => name !== from));
    const amount = 1 + this.random.below(300);
    return this.#client.mutation(fixture.transfer, { from, to, amount }).then(
      () => "ok",
      () => "unknown",
    );
  }

  async #balances(recorder: Recorder): Promise<string> {
    const query = this.random.below(2) === 0 ? fixture.balances : fixture.balancesByAmount;
    return this.#client.query(query, {}).then(
      (balances: Balance[]) => {
        recorder.banks.push({ by: "HTTP", balances });
        return "ok";
      },
      () => "unknown",
    );
  }
}

/** Shows lists and the bank by subscriptions, and writes over the same socket. */
export class SocketHistoryClient {
  readonly #client: ConvexClient;

  constructor(
    url: string,
    readonly name: string,
    readonly random: Random,
  ) {
    this.#client = new ConvexClient(url, { logger: false, unsavedChangesWarning: false });
  }

  /** Subscribes to every key by a query of its own, and to all by one, and records each transition. */
  async work(phase: Phase, stopping: AbortSignal): Promise<void> {
    const stopShowing = this.#show(phase);
    while (!stopping.aborted) {
      await this.#transact(phase);
      await new Promise((done) => setTimeout(done, this.random.below(20)));
    }
    stopShowing();
  }

  reconnect(): void {
    const { webSocketManager } = this.#client.client as unknown as {
      webSocketManager: { tryReconnectImmediately(): void };
    };
    webSocketManager.tryReconnectImmediately();
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #transact(phase: Phase): Promise<void> {
    const ops = randomOps(this.random, phase);
    await phase.recorder.run(
      unanswered(ops),
      (results: (number[] | null)[]) => answered(ops, results),
      () => this.#client.mutation(fixture.transact, { ops }),
      this.name,
    );
  }

  #show({ keys, recorder }: Phase): () => void {
    const none = () => undefined;
    const ends: (() => void)[] = keys.map((key) =>
      this.#client.onUpdate(fixture.read, { keys: [key] }, none),
    );
    ends.push(this.#client.onUpdate(fixture.read, { keys: [...keys] }, none));
    ends.push(this.#client.onUpdate(fixture.balances, {}, none));
    ends.push(this.#client.onUpdate(fixture.balancesByAmount, {}, none));
    const { client } = this.#client;
    const stop = client.addOnTransitionHandler(({ timestamp }) => {
      const local = (path: string, args: Record<string, string[]>) =>
        client.localQueryResult(path, args) as unknown;
      const single = keys.map((key) => local("histories:read", { keys: [key] }) as number[][] | undefined);
      const together = local("histories:read", { keys: [...keys] }) as number[][] | undefined;
      const banks = ["histories:balances", "histories:balancesByAmount"].map((path) => local(path, {}));
      for (const balances of banks)
        if (balances !== undefined) recorder.banks.push({ by: this.name, balances: balances as Balance[] });
      if (together === undefined || single.includes(undefined)) return;
      const ts = (BigInt(timestamp.high >>> 0) << 32n) | BigInt(timestamp.low >>> 0);
      recorder.show(this.name, ts, new Map(keys.map((key, i) => [key, single[i]?.[0] ?? []])));
      recorder.show(this.name, ts, new Map(keys.map((key, i) => [key, together[i] ?? []])));
    });
    return () => {
      stop();
      for (const end of ends) end();
    };
  }
}
