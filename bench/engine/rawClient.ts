import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";

/** A socket that speaks just enough of the sync protocol to subscribe to one query. */
export class RawSubscriber {
  /** Length of the newest Transition, in characters. */
  lastLength = 0;
  #onTransition: (text: string) => void = () => undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (!text.startsWith('{"type":"Transition"')) return;
      this.lastLength = text.length;
      this.#onTransition(text);
    });
  }

  /** Connects, subscribes, and resolves with the first result. */
  static async subscribe(url: string, udfPath: string, args: object): Promise<RawSubscriber> {
    const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`);
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    const subscriber = new RawSubscriber(socket);
    const first = subscriber.next((text) => text.includes('"QueryUpdated"'));
    const connect = {
      type: "Connect",
      sessionId: randomUUID(),
      connectionCount: 0,
      lastCloseReason: null,
      clientTs: 0,
    };
    socket.send(JSON.stringify(connect));
    const add = { type: "Add", queryId: 0, udfPath, args: [args] };
    socket.send(
      JSON.stringify({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add] }),
    );
    await first;
    return subscriber;
  }

  /** Resolves with the next Transition that passes. */
  next(passes: (text: string) => boolean): Promise<string> {
    return new Promise((resolve) => {
      this.#onTransition = (text) => {
        if (passes(text)) resolve(text);
      };
    });
  }

  close(): void {
    this.socket.terminate();
  }
}
