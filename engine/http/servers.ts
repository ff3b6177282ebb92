import type { IncomingMessage, ServerResponse } from "node:http";
import type { Authenticator } from "../auth/authenticator";
import type { Backend } from "../backend";
import { createSyncAcceptor } from "../sync/acceptor";
import { type ConnectionLimits, DEFAULT_LIMITS } from "../sync/connection";
import { type HubOptions, SubscriptionHub } from "../sync/hub";
import { type AllowedOrigins, applyCors } from "./cors";
import { Exchange } from "./exchange";
import { HttpError } from "./httpError";
import type { LogReader } from "./logBuffer";
import { type Route, createRouter } from "./router";
import { apiRoutes } from "./routes";
import { type HttpTimeouts, createHttpServer } from "./server";
import { serveSite } from "./site";

export type ServersOptions = {
  backend: Backend;
  authenticator: Authenticator;
  logBuffer: LogReader;
  instanceName: string;
  /** Answer of `/version`. */
  version?: string;
  host?: string;
  /** 0 for any free port. */
  port: number;
  sitePort: number;
  extraRoutes?: readonly Route[];
  /** Origins of browser pages that may call; all may if it is left out, as on Convex. */
  origins?: readonly string[];
  hub?: HubOptions;
  limits?: Partial<ConnectionLimits>;
  timeouts?: HttpTimeouts;
};

export type Addresses = { port: number; sitePort: number };

export type Servers = {
  /** Resolves once both URLs answer. Rejects if a port is taken. */
  listen(): Promise<Addresses>;
  /** The ports that are listened on; null before `listen`. */
  readonly addresses: Addresses | null;
  /** Stops taking requests, lets running ones end for `graceMs` (5 s), then cuts the rest. */
  drain(graceMs?: number): Promise<void>;
  /** Cuts all sync sockets, as a network failure would; clients come back. */
  cutSockets(): void;
  /** Open sync sockets and queries kept fresh. */
  counts(): { sockets: number; queries: number };
};

/** The servers of the deployment URL and of the site URL, over one backend. */
export function createServers(options: ServersOptions): Servers {
  const { backend, authenticator } = options;
  const origins = options.origins === undefined ? null : new Set(options.origins);
  const closing = new AbortController();
  const hub = new SubscriptionHub(backend, options.hub);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const sync = createSyncAcceptor({ backend, hub, authenticator, limits, origins });
  const api = createHttpServer({
    ...options.timeouts,
    handle: apiHandler(options, origins, closing.signal),
  });
  const site = createHttpServer({
    ...options.timeouts,
    handle: (request, response) => serveSite({ backend, authenticator }, request, response),
  });
  api.server.on("upgrade", (request, socket, head) => sync.upgrade(request, socket, head));
  let addresses: Addresses | null = null;

  return {
    get addresses() {
      return addresses;
    },
    async listen() {
      const host = options.host ?? "127.0.0.1";
      const port = await api.listen(options.port, host);
      try {
        addresses = { port, sitePort: await site.listen(options.sitePort, host) };
      } catch (error) {
        await api.drain(0);
        throw error;
      }
      return addresses;
    },
    async drain(graceMs = 5_000) {
      closing.abort();
      await Promise.all([sync.drain(graceMs), api.drain(graceMs), site.drain(graceMs)]);
      hub.close();
    },
    cutSockets: () => sync.cut(),
    counts: () => ({ sockets: sync.size, queries: hub.size }),
  };
}

/** Answers requests to the deployment URL by its routes, and under /http by the site. */
function apiHandler(
  options: ServersOptions,
  origins: AllowedOrigins,
  closing: AbortSignal,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { backend, authenticator, instanceName, logBuffer } = options;
  const { version = "unknown", extraRoutes = [] } = options;
  const match = createRouter(apiRoutes({ backend, instanceName, logBuffer, version, closing, extraRoutes }));
  return async (request, response) => {
    const path = request.url?.split("?")[0] ?? "/";
    if (path === "/http" || path.startsWith("/http/")) {
      return serveSite({ backend, authenticator }, request, response, "/http");
    }
    if (applyCors(request, response, origins)) return;
    const exchange = new Exchange(request, response, authenticator, instanceName);
    const matched = match(request.method ?? "GET", exchange.url.pathname);
    if (!matched.found) throw routeNotFound(matched.status, request.method, path);
    exchange.params = matched.params;
    await matched.route.handle(exchange);
  };
}

function routeNotFound(status: 404 | 405, method: string | undefined, path: string): HttpError {
  return status === 404
    ? new HttpError(404, "RouteNotFound", `There is no route ${path}.`)
    : new HttpError(405, "MethodNotAllowed", `${path} does not take ${method ?? "this method"}.`);
}
