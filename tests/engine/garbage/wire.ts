import { type IncomingHttpHeaders, Agent, request } from "node:http";
import { type Socket, connect } from "node:net";

/** What came back. Status 0: the connection was closed without an answer. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

export type Attack = {
  method: string;
  /** Path and query, sent as they are. */
  target: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
};

const WITHIN_MS = 10_000;

/** Sends well-formed HTTP around whatever the attack holds, on kept connections. */
export class Wire {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(readonly url: string) {}

  send({ method, target, headers = {}, body }: Attack): Promise<Answer> {
    const { hostname, port } = new URL(this.url);
    const framing = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    return new Promise((done, fail) => {
      const outgoing = request(
        { agent: this.#agent, hostname, port, method, path: target, headers: { ...framing, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", () => done({ status: 0, headers: {}, body: "" }));
          response.on("end", () =>
            done({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString("utf8"),
            }),
          );
        },
      );
      outgoing.setTimeout(WITHIN_MS, () => {
        outgoing.destroy();
        fail(new Error(`no answer to ${method} ${target.slice(0, 200)} in ${WITHIN_MS} ms`));
      });
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "ECONNRESET" || error.code === "EPIPE") done({ status: 0, headers: {}, body: "" });
        else fail(error);
      });
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** A bare connection: what it has received, and when the other side closed it. */
export class BareSocket {
  readonly closed: Promise<void>;
  #received = "";

  private constructor(readonly socket: Socket) {
    socket.on("data", (data: Buffer) => (this.#received += data.toString("latin1")));
    socket.on("error", () => undefined);
    this.closed = new Promise((done) => socket.on("close", () => done()));
  }

  /** Connects to a URL's host and sends text or bytes. */
  static open(url: string, bytes: string | Buffer = ""): BareSocket {
    const { hostname, port } = new URL(url);
    const bare = new BareSocket(connect(Number(port), hostname));
    if (bytes.length > 0) bare.socket.write(bytes);
    return bare;
  }

  get received(): string {
    return this.#received;
  }

  /** The status of the first answer; 0 if there is none. */
  get status(): number {
    return Number(/^HTTP\/1\.1 (\d{3}) /.exec(this.#received)?.[1] ?? 0);
  }

  /** Resolves to the status once the connection is closed; rejects when it stays open. */
  async ended(withinMs = WITHIN_MS): Promise<number> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(
        () => fail(new Error(`still open after ${withinMs} ms: ${this.#received.slice(0, 200)}`)),
        withinMs,
      );
    });
    try {
      await Promise.race([this.closed, late]);
      return this.status;
    } finally {
      clearTimeout(timer);
      this.socket.destroy();
    }
  }
}
