import { Ledger } from "./ledger";
import type { Random } from "./random";
import { HttpWriter, SocketWriter } from "./writers";

/** Clients at their work, of whom no request may be lost, doubled or refused, whatever others do meanwhile. */
export class Crowd {
  readonly ledger = new Ledger();
  readonly #sockets: SocketWriter[];
  readonly #work: Promise<void>[];
  readonly #stopping = new AbortController();

  constructor(url: string, random: Random, size: { http: number; sockets: number }) {
    const https = Array.from(
      { length: size.http },
      (_, i) => new HttpWriter(url, `http ${i}`, this.ledger, random.fork()),
    );
    this.#sockets = Array.from(
      { length: size.sockets },
      (_, i) => new SocketWriter(url, `socket ${i}`, this.ledger),
    );
    this.#work = [...https, ...this.#sockets].map((writer) => writer.work(this.#stopping.signal));
  }

  /** Ends the work and waits for every answer. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#work);
    await Promise.all(this.#sockets.map((socket) => socket.settled()));
    await Promise.all(this.#sockets.map((socket) => socket.close()));
  }

  /** Requests that failed although nothing is wrong with them, in words. */
  complaints(): string[] {
    const { puts, reworks, runs, actions, appends, failingParts, unknown } = this.ledger;
    const refused = [...puts, ...reworks, ...runs, ...actions, ...appends, ...failingParts].filter(
      ({ fate }) => fate === "refused",
    );
    return [
      ...(unknown === 0 ? [] : [`${unknown} requests were not answered`]),
      ...(refused.length === 0 ? [] : [`${refused.length} good requests were refused`]),
    ];
  }
}
