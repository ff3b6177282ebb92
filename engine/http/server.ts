import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { HttpError, internalError } from "./httpError";

/** How slow clients may be. */
export type HttpTimeouts = {
  /** How long a client may send nothing of a body, or take nothing of an answer, in ms. */
  stallTimeoutMs?: number;
  /** How long a client may take for the head of a request, in ms. */
  headersTimeoutMs?: number;
};

export type HttpServerOptions = HttpTimeouts & {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
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
  const { headersTimeoutMs = 30_000 } = options;
  const server = createServer({
    headersTimeout: headersTimeoutMs,
    // An upload of a gigabyte may take its time, as long as it goes on.
    requestTimeout: 3_600_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: Math.min(10_000, headersTimeoutMs),
    noDelay: true,
  });
  server.maxConnections = options.maxConnections ?? 15_000;
  let draining = false;
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    // A client that goes away is no error of ours.
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    // A kept connection would hold up a drain.
    response.on("close", () => {
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
    options.handle(request, response).catch((error: unknown) => sendError(response, error));
  });
  cutStalled(server, options.stallTimeoutMs ?? 60_000);
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    refuseUnread(socket, CLIENT_ERRORS[error.code ?? ""] ?? "400 Bad Request");
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

/** What node:http finds wrong before there is a request to answer. */
const CLIENT_ERRORS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

function refuseUnread(socket: Socket, status: string): void {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  else socket.destroy();
}

/** Cuts connections on which nothing moves because of the client, not those that wait for a handler. */
function cutStalled(server: Server, timeoutMs: number): void {
  const current = new WeakMap<Socket, ServerResponse>();
  server.on("request", (request: IncomingMessage, response: ServerResponse) =>
    current.set(request.socket, response),
  );
  server.setTimeout(timeoutMs, (socket: Socket) => {
    const response = current.get(socket);
    if (response !== undefined && !response.writableFinished && !isStalled(response, socket)) {
      socket.setTimeout(timeoutMs);
    } else if (response === undefined || response.headersSent) socket.destroy();
    else {
      refuseUnread(socket, "408 Request Timeout");
      socket.destroySoon();
    }
  });
}

function isStalled({ req }: ServerResponse, socket: Socket): boolean {
  const awaitsBody = !req.complete && req.readableLength < req.readableHighWaterMark;
  return awaitsBody || socket.writableLength > 0;
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
