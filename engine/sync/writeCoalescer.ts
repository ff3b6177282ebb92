import type { Duplex } from "node:stream";

/**
 * Lets the frames a socket is given in one turn of the event loop leave with one system call: a
 * commit often answers many mutations of one client.
 */
export class WriteCoalescer {
  #held: Duplex[] = [];

  /** To be called before each write. */
  hold(socket: Duplex): void {
    if (socket.writableCorked > 0) return;
    socket.cork();
    this.#held.push(socket);
    if (this.#held.length === 1) setImmediate(() => this.#release());
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const socket of held) socket.uncork();
  }
}
