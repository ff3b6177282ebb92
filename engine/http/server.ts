import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { HttpError, internalError } from "./httpError";

export type HttpServerOptions = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** How long a client may take to send a whole request, in ms. */
  requestTimeoutMs?: number;
  maxConnections?: number;
};

/** A listening HTTP server that can be drained. */
export type HttpServer = {
  readonly server: Server;
  /** Resolves with the port once connections are taken. Rejects if the port is not free. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no more connections, lets running requests end for `graceMs`, then cuts the rest. */
  drain(graceMs: number): Promise<void>;
};

/**
 * An HTTP server whose handler's errors become `{code, message}` answers. Slow and idle clients are
 * cut by timeouts; an answer that has begun when its handler fails is cut off.
 */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const server = createServer({
    headersTimeout: 30_000,
    requestTimeout: options.requestTimeoutMs ?? 300_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 10_000,
    noDelay: true,
  });
  server.maxConnections = options.maxConnections ?? 20_000;
  let draining = false;
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    // A client that goes away is no error of ours.
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    if (draining) response.setHeader("Connection", "close");
    options.handle(request, response).catch((error: unknown) => sendError(response, error));
  });
  server.on("clientError", (_error, socket: Socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  });

  return {
    server,
    listen(port, host) {
      return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve((server.address() as AddressInfo).port);
        });
      });
    },
    async drain(graceMs) {
      draining = true;
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Answers with an error; errors that are no `HttpError` are reported to stderr only. */
export function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const known = error instanceof HttpError ? error : internalError();
  if (known !== error) console.error("Unexpected error in an HTTP handler:", error);
  const body = Buffer.from(JSON.stringify({ code: known.code, message: known.message }));
  // The rest of a refused body is not read, so the connection cannot be used again.
  if (!response.req.complete) response.setHeader("Connection", "close");
  response.writeHead(known.status, {
    "Content-Type": "application/json",
    "Content-Length": body.length,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
