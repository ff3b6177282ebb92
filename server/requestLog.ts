import type { RequestHandler } from "express";

/** A query may hold tokens and addresses: a line tells the path alone. A secret in the path is left out. */
const SECRET_PATHS = /^(\/(?:invitations|unsubscribe|preview|library\/files|convex\/api\/storage)\/)[^/]+/;

/** Writes one line an answered request: what was asked, how it ended, how long it took in milliseconds. */
export function requestLog(log: (line: Record<string, unknown>) => void): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    const { method, hostname } = request;
    const path = request.path.replace(SECRET_PATHS, "$1…");
    response.once("close", () => {
      log({
        at: new Date().toISOString(),
        requestId: response.locals["requestId"] as string,
        method,
        host: hostname,
        path,
        status: response.statusCode,
        finished: response.writableFinished,
        ms: Math.round((performance.now() - begun) * 10) / 10,
      });
    });
    next();
  };
}
