import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { requestMetadata } from "../http/exchange";
import { type ConnectionDeps, SyncConnection } from "./connection";

/** Arguments may take 16 MiB, and their JSON more. */
const MAX_MESSAGE_BYTES = 32 << 20;
/** Fewer than the HTTP server takes connections, so that it still answers others. */
const MAX_SOCKETS = 12_000;

/** Takes sync sockets over from the HTTP server. */
export type SyncAcceptor = {
  /** For the server's "upgrade" event; refuses what is no sync socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly size: number;
  /** Cuts all sockets without a handshake. */
  cut(): void;
  /** Closes all sockets; those that have not closed after `graceMs` are cut. */
  drain(graceMs: number): Promise<void>;
};

export type AcceptorOptions = ConnectionDeps & {
  /** Origins of pages that may connect; null for all. */
  origins: ReadonlySet<string> | null;
};

/** An acceptor for `/api/<client version>/sync`. It pings and times out its sockets until drained. */
export function createSyncAcceptor(options: AcceptorOptions): SyncAcceptor {
  const connections = new Set<SyncConnection>();
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  const ticker = setInterval(() => {
    const now = Date.now();
    for (const connection of connections) connection.tick(now);
  }, options.limits.tickMs).unref();
  let draining = false;

  return {
    get size() {
      return connections.size;
    },
    upgrade(request, socket, head) {
      const refusal = refuse(request);
      if (refusal !== null) {
        socket.on("error", () => undefined);
        socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        const { ip, userAgent } = requestMetadata(request);
        const connection = new SyncConnection(webSocket, socket, options, { ip, userAgent }, () =>
          connections.delete(connection),
        );
        connections.add(connection);
      });
    },
    cut() {
      for (const connection of connections) connection.terminate();
    },
    async drain(graceMs) {
      draining = true;
      clearInterval(ticker);
      for (const connection of connections) connection.shutDown();
      const deadline = Date.now() + graceMs;
      while (connections.size > 0 && Date.now() < deadline) await sleep(20);
      for (const connection of connections) connection.terminate();
      webSockets.close();
    },
  };

  function refuse(request: IncomingMessage): string | null {
    const path = request.url?.split("?")[0] ?? "";
    if (!/^\/api\/(\w[\w.+-]*\/)?sync$/.test(path)) return "404 Not Found";
    const { origin } = request.headers;
    const allowed = options.origins;
    if (allowed !== null && origin !== undefined && !allowed.has(origin)) return "403 Forbidden";
    return draining || connections.size >= MAX_SOCKETS ? "503 Service Unavailable" : null;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
