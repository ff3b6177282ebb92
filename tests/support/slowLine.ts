import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Duplex, Transform } from "node:stream";

/** Sent on at a time: small enough that a change of the speed shows at once. */
const PIECE = 64 * 1024;

/**
 * A proxy for one browser over which files go out as slowly as it is told, and which can be cut. Chromium's own
 * slowing does not hold for requests of a page that is being loaded anew, nor its cut for some that began just before.
 */
export class SlowLine {
  readonly #streams = new Set<Duplex>();
  #isCut = false;

  private constructor(
    private readonly server: Server,
    /** Bytes that a request's body sends in a second. */
    public speed: number,
  ) {}

  static async open(speed: number): Promise<SlowLine> {
    const server = createServer();
    const line = new SlowLine(server, speed);
    server.on("request", (asked, answer) => line.#pass(asked, answer));
    server.on("connect", (asked, inner) => line.#tunnel(asked, inner));
    server.on("connection", (socket) => line.#keep(socket));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return line;
  }

  /** What `newContext` takes as its proxy. */
  get proxy(): { server: string } {
    return { server: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}` };
  }

  /** Ends what is under way, and refuses what comes, until it is mended. */
  cut(): void {
    this.#isCut = true;
    for (const stream of this.#streams) stream.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  #keep(stream: Duplex): void {
    if (this.#isCut) stream.destroy();
    this.#streams.add(stream);
    stream.on("error", () => stream.destroy());
    stream.on("close", () => this.#streams.delete(stream));
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, headers, url = "" } = asked;
    const onward = request(url, { method, headers, agent: false }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(this.#slowed()).pipe(onward);
  }

  #slowed(): Transform {
    return new Transform({
      writableHighWaterMark: PIECE,
      transform: (bytes: Buffer, _encoding, done) => {
        setTimeout(() => done(null, bytes), (1000 * bytes.length) / this.speed);
      },
    });
  }

  /** WebSockets are asked for like this. */
  #tunnel({ url = "" }: IncomingMessage, inner: Duplex): void {
    const { hostname, port } = new URL(`http://${url}`);
    const outer = connect(Number(port), hostname, () => {
      inner.write("HTTP/1.1 200 Connection established\r\n\r\n");
      outer.pipe(inner).pipe(outer);
    });
    this.#keep(outer);
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const)
      one.on("close", () => other.destroy());
  }
}
