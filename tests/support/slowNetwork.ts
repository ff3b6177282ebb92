import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server on this machine on which everything takes its time, and which can be cut. */
export class SlowNetwork {
  readonly #sockets = new Set<Socket>();
  #cutUntil = 0;

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {}

  /** @param delay milliseconds that the next bytes take; those after them wait for them */
  static async to(target: string, delay: () => number): Promise<SlowNetwork> {
    const port = Number(new URL(target).port);
    const server = createServer((inner) => network.#join(inner, connect(port, "127.0.0.1"), delay));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const network = new SlowNetwork(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return network;
  }

  /** Ends every connection, and refuses new ones for so many milliseconds. */
  cut(milliseconds: number): void {
    this.#cutUntil = Date.now() + milliseconds;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Whether it is cut now. */
  get isCut(): boolean {
    return Date.now() < this.#cutUntil;
  }

  async stop(): Promise<void> {
    this.cut(Infinity);
    this.server.close();
    await once(this.server, "close");
  }

  #join(inner: Socket, outer: Socket, delay: () => number): void {
    const end = () => {
      inner.destroy();
      outer.destroy();
    };
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.#sockets.add(from);
      // Bytes do not overtake one another: timers alone would not see to it.
      let before = Promise.resolve();
      from.on("data", (bytes) => {
        const taken = new Promise((resolve) => setTimeout(resolve, delay()));
        before = Promise.all([before, taken]).then(() => void (to.destroyed || to.write(bytes)));
      });
      from.on("error", end);
      from.on("close", () => {
        this.#sockets.delete(from);
        end();
      });
    }
    if (this.isCut) end();
  }
}
