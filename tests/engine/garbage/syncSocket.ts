import { randomUUID } from "node:crypto";
import WebSocket from "ws";

export type ServerMessage = { type: string; [field: string]: unknown };

/** A sync socket that sends whatever it is told to, and records what comes back and how it ends. */
export class SyncSocket {
  readonly messages: ServerMessage[] = [];
  /** `code reason` of the close frame. */
  readonly closed: Promise<string>;

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => this.messages.push(JSON.parse(data.toString()) as ServerMessage));
    socket.on("error", () => undefined);
    this.closed = new Promise((done) => {
      socket.on("close", (code, reason) => done(`${code} ${reason.toString()}`.trim()));
    });
  }

  static async open(url: string): Promise<SyncSocket> {
    const opened = new SyncSocket(new WebSocket(`${url.replace(/^http/, "ws")}/api/1.48.0/sync`));
    await new Promise((done, fail) => {
      opened.socket.once("open", done);
      opened.socket.once("error", fail);
    });
    return opened;
  }

  static async connected(url: string): Promise<SyncSocket> {
    const opened = await SyncSocket.open(url);
    opened.send(connectMessage());
    return opened;
  }

  send(message: object | string | Buffer): void {
    this.socket.send(
      typeof message === "string" || Buffer.isBuffer(message) ? message : JSON.stringify(message),
    );
  }

  /** The first message of a type, once it is there. */
  async received(type: string, withinMs = 5_000): Promise<ServerMessage> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = this.messages.find((message) => message.type === type);
      if (found !== undefined) return found;
      if (performance.now() > deadline)
        throw new Error(`no ${type} in ${withinMs} ms: ${JSON.stringify(this.messages)}`);
      await new Promise((resume) => setTimeout(resume, 5));
    }
  }

  /** How it was closed; rejects when it stays open. */
  async ended(withinMs = 10_000): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error(`still open after ${withinMs} ms`)), withinMs);
    });
    try {
      return await Promise.race([this.closed, late]);
    } finally {
      clearTimeout(timer);
      this.socket.terminate();
    }
  }
}

export function connectMessage(more: object = {}): object {
  return {
    type: "Connect",
    sessionId: randomUUID(),
    connectionCount: 0,
    lastCloseReason: null,
    clientTs: Date.now(),
    ...more,
  };
}

/** Adds queries to an empty set. */
export function modifyMessage(
  modifications: object[],
  baseVersion = 0,
  newVersion = baseVersion + 1,
): object {
  return { type: "ModifyQuerySet", baseVersion, newVersion, modifications };
}

export function addQuery(queryId: number, udfPath = "time:now", args: object = {}): object {
  return { type: "Add", queryId, udfPath, args: [args] };
}
