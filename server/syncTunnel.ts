import { randomUUID } from "node:crypto";
import type { ClientRequest, IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Express, Request } from "express";
import { isSyncPath, MOUNT } from "./convexPaths";
import { isOwnOrigin } from "./origin";
import { forwardedBy, pathAt, senderTo } from "./passThrough";

/** Fewer than the embedded engine takes, so that others reach it as well. */
const MAX_SOCKETS = 10_000;
const HANDSHAKE_MS = 10_000;
/** How long one side may take to close after the other. */
const LINGER_MS = 5_000;

/** What goes along of a handshake (RFC 6455, 4.1). No cookie does. */
const HANDED_ON = [
  ...["sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions", "sec-websocket-protocol"],
  ...["origin", "user-agent"],
];

type Options = {
  /** Knows which proxies are believed. */
  app: Express;
  target: URL;
  log: (line: Record<string, unknown>) => void;
  maxSockets?: number;
};

/**
 * Takes the live connections of pages through a web server to Convex. It joins the two sockets and reads none of
 * what they say; each waits for the other to take what was sent. Connections of other kinds are cut, unless somebody
 * else listens for them, as Vite does in development.
 * @returns what cuts every connection: pages come back by themselves
 */
export function tunnelSync(
  server: Server,
  { app, target, log, maxSockets = MAX_SOCKETS }: Options,
): () => void {
  const open = new Set<Duplex>();
  server.on("upgrade", (incoming: IncomingMessage, browser: Duplex, head: Buffer) => {
    browser.on("error", () => undefined);
    const [path = ""] = (incoming.url ?? "").split("?", 1);
    if (!path.startsWith(`${MOUNT}/`)) {
      if (server.listenerCount("upgrade") === 1) browser.destroy();
      return;
    }
    // As Express does with each request: who asks, and by which protocol, is told by the proxies that it believes.
    const request = Object.setPrototypeOf(incoming, app.request) as Request;
    const tell = logged(request, path, log);
    const refusal = refusalOf(request, path, open.size < maxSockets);
    if (refusal !== null) return refuse(browser, tell, refusal);
    open.add(browser);
    browser.once("close", () => open.delete(browser));
    connect({ request, browser, head, target, tell });
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

function refusalOf(request: Request, path: string, hasRoom: boolean): Refusal | null {
  if (!isSyncPath(path) || request.get("Upgrade")?.toLowerCase() !== "websocket") return NOT_FOUND;
  // What sends no Origin is no browser.
  if (request.get("Origin") !== undefined && !isOwnOrigin(request)) return FOREIGN;
  return hasRoom ? null : FULL;
}

type Refusal = { status: number; reason: string; text: string };

const NOT_FOUND = { status: 404, reason: "Not Found", text: "There is nothing at this address." };
const FOREIGN = { status: 403, reason: "Forbidden", text: "This connection was opened by another site." };
const FULL = { status: 503, reason: "Service Unavailable", text: "There are too many live connections." };
const AWAY = { status: 502, reason: "Bad Gateway", text: "The backend does not answer." };

type Tell = (status: number) => void;

function refuse(browser: Duplex, tell: Tell, { status, reason, text }: Refusal): void {
  tell(status);
  const headers = [
    `HTTP/1.1 ${status} ${reason}`,
    "Connection: close",
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  browser.end(`${headers.join("\r\n")}\r\n\r\n${text}`);
  setTimeout(() => browser.destroy(), LINGER_MS).unref();
}

type Joined = { request: Request; browser: Duplex; head: Buffer; target: URL; tell: Tell };

function connect({ request, browser, head, target, tell }: Joined): void {
  const onward = ask(request, target);
  const leave = () => onward.destroy();
  browser.once("close", leave);
  onward.once("upgrade", (answer, convex, convexHead) => {
    browser.off("close", leave);
    convex.on("error", () => undefined);
    tell(101);
    browser.write(headOf(answer));
    browser.write(convexHead);
    convex.write(head);
    join(browser as Socket, convex as Socket);
  });
  onward.once("response", (answer) => {
    answer.resume();
    refuse(browser, tell, answer.statusCode === 503 ? FULL : AWAY);
  });
  onward.on("error", () => {
    if (!browser.destroyed) refuse(browser, tell, AWAY);
  });
}

function ask(request: Request, target: URL): ClientRequest {
  const { hostname, port } = target;
  const handedOn = HANDED_ON.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, value]];
  });
  const headers = {
    ...Object.fromEntries(handedOn),
    ...forwardedBy(request),
    connection: "Upgrade",
    upgrade: "websocket",
  };
  const path = pathAt(target, (request.url ?? "").slice(MOUNT.length));
  const onward = senderTo(target)({ hostname, port, path, headers, agent: false, timeout: HANDSHAKE_MS });
  onward.once("timeout", () => onward.destroy(new Error("timeout")));
  onward.end();
  return onward;
}

/** The answer to a handshake, as Convex gave it. */
function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = [`HTTP/1.1 ${statusCode ?? 101} ${statusMessage ?? ""}`];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2)
    lines.push(`${rawHeaders[index] ?? ""}: ${rawHeaders[index + 1] ?? ""}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** Joins two sockets until both are closed. What one side has sent before it ended still reaches the other. */
function join(browser: Socket, convex: Socket): void {
  for (const [from, to] of [
    [browser, convex],
    [convex, browser],
  ] as const) {
    from.setTimeout(0);
    from.setNoDelay(true);
    from.pipe(to);
    from.once("close", () => {
      if (from.readableEnded) setTimeout(() => to.destroy(), LINGER_MS).unref();
      else to.destroy();
    });
  }
}

/** Writes one line for a connection, when it is taken or refused. */
function logged(request: Request, path: string, log: Options["log"]): Tell {
  const { method, hostname: host } = request;
  const begun = performance.now();
  return (status) => {
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    log({ at: new Date().toISOString(), requestId: randomUUID(), method, host, path, status, ms });
  };
}
