import { createHash } from "node:crypto";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import type { Fate, Ledger, PutClaim } from "./ledger";
import type { Random } from "./random";
import { fixture } from "./references";

export const LIST_KEYS = ["a", "b", "c", "d"];
export const ACCOUNTS = Array.from({ length: 8 }, (_, i) => `account ${i}`);
export const OPENING_BALANCE = 1000;

const MIX = {
  put: 8,
  rework: 2,
  fail: 1,
  failingPart: 1,
  schedule: 4,
  action: 1,
  transfer: 2,
  append: 2,
  upload: 1,
};

/** Whether a function failed, other than the connection: then it certainly had no effect. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.message.includes("[Request ID:");
}

/** A client that asks for one thing after another over HTTP, and never twice for the same. */
export class HttpWriter {
  readonly #client: ConvexHttpClient;
  #seq = 0;

  constructor(
    url: string,
    readonly name: string,
    readonly ledger: Ledger,
    readonly random: Random,
  ) {
    this.#client = new ConvexHttpClient(url, { logger: false });
  }

  /** Works until the engine is gone or `stopping`. */
  async work(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) if ((await this.#once()) === "unknown") return;
  }

  async #once(): Promise<Fate> {
    switch (this.random.weighted(MIX)) {
      case "put":
        return this.#put();
      case "rework":
        return this.#rework();
      case "fail":
        return this.#fail();
      case "failingPart":
        return this.#failingPart();
      case "schedule":
        return this.#schedule();
      case "action":
        return this.#action();
      case "transfer":
        return this.#transfer();
      case "append":
        return this.#append();
      case "upload":
        return this.#upload();
    }
  }

  async #settle<T>(asked: Promise<T>): Promise<{ fate: Fate; value: T | null }> {
    try {
      const value = await asked;
      return { fate: this.ledger.note("acknowledged"), value };
    } catch (error) {
      return { fate: this.ledger.note(isRefusal(error) ? "refused" : "unknown"), value: null };
    }
  }

  #nextToken(): string {
    this.#seq += 1;
    return `${this.name}/${this.#seq}`;
  }

  async #put(): Promise<Fate> {
    const token = this.#nextToken();
    const claim: PutClaim = { token, writer: this.name, seq: this.#seq, fate: "unknown", before: null };
    this.ledger.puts.push(claim);
    const { fate, value } = await this.#settle(
      this.#client.mutation(fixture.put, { token, writer: this.name, seq: this.#seq }),
    );
    claim.fate = fate;
    claim.before = value?.before ?? null;
    return fate;
  }

  async #rework(): Promise<Fate> {
    const text = this.#nextToken();
    const done = this.ledger.reworks;
    const target = this.ledger.puts.findLast(
      ({ writer, seq, fate }) =>
        writer === this.name &&
        fate === "acknowledged" &&
        !done.some((rework) => rework.writer === writer && rework.seq === seq),
    );
    if (target === undefined) return this.#put();
    const claim = { writer: this.name, seq: target.seq, text, fate: "unknown" as Fate };
    this.ledger.reworks.push(claim);
    const { fate } = await this.#settle(
      this.#client.mutation(fixture.rework, { writer: this.name, seq: target.seq, text: `reworked ${text}` }),
    );
    return (claim.fate = fate);
  }

  async #fail(): Promise<Fate> {
    const token = this.#nextToken();
    this.ledger.refused.push(token);
    return (await this.#settle(this.#client.mutation(fixture.putAndFail, { token, writer: this.name }))).fate;
  }

  async #failingPart(): Promise<Fate> {
    const token = this.#nextToken();
    const claim = { token, writer: this.name, seq: this.#seq, fate: "unknown" as Fate };
    this.ledger.failingParts.push(claim);
    const { fate } = await this.#settle(
      this.#client.mutation(fixture.putWithFailingPart, { token, writer: this.name }),
    );
    return (claim.fate = fate);
  }

  async #schedule(): Promise<Fate> {
    const token = this.#nextToken();
    const claim = { token, fate: "unknown" as Fate, job: null as string | null };
    this.ledger.runs.push(claim);
    const delayMs = this.random.below(3) === 0 ? this.random.below(400) : 0;
    const { fate, value } = await this.#settle(
      this.#client.mutation(fixture.scheduleRun, { token, delayMs }),
    );
    claim.job = value;
    return (claim.fate = fate);
  }

  async #action(): Promise<Fate> {
    const token = this.#nextToken();
    const claim = { token, fate: "unknown" as Fate, job: null as string | null };
    this.ledger.actions.push(claim);
    const { fate, value } = await this.#settle(this.#client.mutation(fixture.scheduleAction, { token }));
    claim.job = value;
    return (claim.fate = fate);
  }

  async #transfer(): Promise<Fate> {
    const from = this.random.pick(ACCOUNTS);
    const to = this.random.pick(ACCOUNTS.filter((name) => name !== from));
    const amount = 1 + this.random.below(200);
    return (await this.#settle(this.#client.mutation(fixture.transfer, { from, to, amount }))).fate;
  }

  async #append(): Promise<Fate> {
    const claim = {
      key: this.random.pick(LIST_KEYS),
      value: this.ledger.appends.length,
      fate: "unknown" as Fate,
    };
    this.ledger.appends.push(claim);
    const { key, value } = claim;
    const { fate } = await this.#settle(
      this.#client.mutation(fixture.transact, { ops: [{ kind: "append", key, value }] }),
    );
    return (claim.fate = fate);
  }

  async #upload(): Promise<Fate> {
    const token = this.#nextToken();
    const size = this.random.below(4) === 0 ? this.random.below(600_000) : this.random.below(20_000);
    const content = Buffer.alloc(size, `${token} `);
    const sha256 = createHash("sha256").update(content).digest("base64");
    const claim = {
      token,
      sha256,
      size,
      storageId: null as string | null,
      saved: null as Fate | null,
      removed: null as Fate | null,
    };
    this.ledger.files.push(claim);
    const address = await this.#settle(this.#client.mutation(fixture.uploadUrl, {}));
    if (address.value === null) return address.fate;
    const uploaded = await this.#settle(post(address.value, content));
    if (uploaded.value === null) return uploaded.fate;
    claim.storageId = uploaded.value;
    const saved = await this.#settle(
      this.#client.mutation(fixture.saveFile, { token, storageId: uploaded.value, sha256 }),
    );
    claim.saved = saved.fate;
    if (saved.fate !== "acknowledged" || this.random.below(3) > 0) return saved.fate;
    claim.removed = "unknown";
    return (claim.removed = (await this.#settle(this.#client.mutation(fixture.removeFile, { token }))).fate);
  }
}

async function post(url: string, content: Buffer): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: new Uint8Array(content),
  });
  const answer = (await response.json()) as { storageId?: string };
  if (answer.storageId === undefined) throw new Error(`the upload was refused: ${JSON.stringify(answer)}`);
  return answer.storageId;
}

/** How many mutations a socket writer has on the way at once. */
const WINDOW = 4;

/**
 * A client over a WebSocket with several mutations on the way. It outlives crashes: its library sends
 * again what was not answered, so in the end each of its writes must have taken effect once, in order.
 */
export class SocketWriter {
  readonly #client: ConvexClient;
  readonly #inFlight = new Set<Promise<void>>();
  #seq = 0;

  constructor(
    url: string,
    readonly name: string,
    readonly ledger: Ledger,
  ) {
    this.#client = new ConvexClient(url, { logger: false, unsavedChangesWarning: false });
  }

  async work(stopping: AbortSignal): Promise<void> {
    const stopped = new Promise<void>((done) =>
      stopping.addEventListener("abort", () => done(), { once: true }),
    );
    while (!stopping.aborted) {
      while (this.#inFlight.size < WINDOW) this.#put();
      await Promise.race([...this.#inFlight, stopped]);
    }
  }

  /** Connects at once instead of when the library's pause is over, as in a browser that comes online. */
  reconnect(): void {
    const { webSocketManager } = this.#client.client as unknown as {
      webSocketManager: { tryReconnectImmediately(): void };
    };
    webSocketManager.tryReconnectImmediately();
  }

  /** Resolves once everything has been answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #put(): void {
    this.#seq += 1;
    const token = `${this.name}/${this.#seq}`;
    const claim: PutClaim = { token, writer: this.name, seq: this.#seq, fate: "unknown", before: null };
    this.ledger.puts.push(claim);
    const sent = this.#client.mutation(fixture.put, { token, writer: this.name, seq: this.#seq }).then(
      ({ before }) => {
        claim.fate = this.ledger.note("acknowledged");
        claim.before = before;
      },
      (error: unknown) => {
        claim.fate = this.ledger.note(isRefusal(error) ? "refused" : "unknown");
      },
    );
    const tracked = sent.finally(() => this.#inFlight.delete(tracked));
    this.#inFlight.add(tracked);
  }
}
