import type { Duplex } from "node:stream";

/**
 * Lets the frames a socket is given in one turn of the event loop leave with two system calls: the
 * first one goes at once, as most turns have no other; the rest go together. A commit often answers
 * many mutations of one client.
 */
export class WriteCoalescer {
  readonly #written = new Set<Duplex>();
  #held: Duplex[] = [];

  /** To be called before each write. */
  hold(socket: Duplex): void {
    if (!this.#written.has(socket)) {
      this.#written.add(socket);
      if (this.#written.size === 1) setImmediate(() => this.#release());
    } else if (socket.writableCorked === 0) {
      socket.cork();
      this.#held.push(socket);
    }
  }

  #release(): void {
    this.#written.clear();
    for (const socket of this.#held) socket.uncork();
    this.#held = [];
  }
}
