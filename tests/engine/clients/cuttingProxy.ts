import { type AddressInfo, connect, createServer, type Socket } from "node:net";

type Link = { client: Socket; server: Socket };

/** A TCP proxy on loopback whose connections a test can hold up and cut. */
export type CuttingProxy = {
  readonly url: string;
  /** Connections made so far. */
  readonly count: number;
  /** From now on nothing of what the server says reaches a client. */
  holdAnswers(): void;
  /** Cuts all connections at once and without farewell; later ones go through again. */
  cut(): void;
  /** Cuts them in the middle of the next bytes the client sends: half of them still go through. */
  cutInNextRequest(): void;
  stop(): Promise<void>;
};

export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const links = new Set<Link>();
  const state = { holding: false, halving: false, count: 0 };

  const cut = () => {
    state.holding = false;
    state.halving = false;
    for (const { client, server } of links) {
      client.destroy();
      server.destroy();
    }
  };
  const proxy = createServer((client) => {
    const link: Link = { client, server: connect(Number(port), hostname) };
    links.add(link);
    state.count += 1;
    client.on("data", (bytes) => {
      if (!state.halving) return void link.server.write(bytes);
      link.server.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => cut());
    });
    link.server.on("data", (bytes) => {
      if (!state.holding) client.write(bytes);
    });
    for (const [from, to] of [
      [client, link.server],
      [link.server, client],
    ] as const) {
      from.on("error", () => to.destroy());
      from.on("close", () => {
        links.delete(link);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get count() {
      return state.count;
    },
    holdAnswers: () => void (state.holding = true),
    cut,
    cutInNextRequest: () => void (state.halving = true),
    stop: () => {
      cut();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}
