import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";

/** A socket that speaks just enough of the sync protocol to subscribe to one query and to send mutations. */
export class RawClient {
  /** Length of the newest Transition, in characters. */
  lastLength = 0;
  #mutations = 0;
  #onMessage: (text: string) => void = () => undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('{"type":"Transition"')) this.lastLength = text.length;
      this.#onMessage(text);
    });
  }

  static async connect(url: string): Promise<RawClient> {
    const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`);
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    const client = new RawClient(socket);
    client.#send({
      type: "Connect",
      sessionId: randomUUID(),
      connectionCount: 0,
      lastCloseReason: null,
      clientTs: 0,
    });
    return client;
  }

  /** Connects, subscribes, and resolves with the first result. */
  static async subscribe(url: string, udfPath: string, args: object): Promise<RawClient> {
    const client = await RawClient.connect(url);
    const first = client.next((text) => text.includes('"QueryUpdated"'));
    const add = { type: "Add", queryId: 0, udfPath, args: [args] };
    client.#send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add] });
    await first;
    return client;
  }

  /** Resolves when the mutation has succeeded; never, when it fails. */
  async mutation(udfPath: string, args: object): Promise<void> {
    const requestId = this.#mutations++;
    const done = this.next((text) =>
      text.startsWith(`{"type":"MutationResponse","requestId":${requestId},"success":true`),
    );
    this.#send({ type: "Mutation", requestId, udfPath, args: [args] });
    await done;
  }

  /** Resolves with the next message that passes. */
  next(passes: (text: string) => boolean): Promise<string> {
    return new Promise((resolve) => {
      this.#onMessage = (text) => {
        if (passes(text)) resolve(text);
      };
    });
  }

  close(): void {
    this.socket.terminate();
  }

  #send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}
