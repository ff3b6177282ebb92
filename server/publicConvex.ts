import type { Request, RequestHandler } from "express";
import { bearsAdminKey, openTo } from "./convexPaths";
import { isOwnOrigin } from "./origin";
import { passThrough } from "./passThrough";

/** An action may take ten minutes before it answers. */
const TIMEOUT_MS = 11 * 60_000;

/** Files are whoever's uploaded them, and come from the host of the pages: nothing in them may run as a page's. */
const OF_FILES = {
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "X-Content-Type-Options": "nosniff",
};

/** What browsers ask of Convex by HTTP, handed on to it; the rest of what it answers is not there for them. */
export function publicConvex(target: URL): RequestHandler {
  const handOn = passThrough(target, { timeoutMs: TIMEOUT_MS, pathOf: ({ url }) => url });
  return (request, response, next) => {
    const [path = "", query = ""] = request.url.split("?", 2);
    // In development Vite serves the functions' sources that pages share from /convex as well.
    if (!path.startsWith("/api/")) return next();
    const kind = openTo(request.method, path);
    const refuse = (status: number, text: string) =>
      void response.status(status).type("text/plain").send(text);
    if (kind === null) return refuse(404, "There is nothing at this address.");
    if (bearsAdminKey(request.get("Authorization"), query)) {
      return refuse(403, "An admin talks to Convex itself.");
    }
    if (kind === "call" && isForeign(request)) return refuse(403, "This call was made by another site.");
    if (kind === "file") response.set(OF_FILES);
    return handOn(request, response, next);
  };
}

function isForeign(request: Request): boolean {
  return request.get("Origin") !== undefined && !isOwnOrigin(request);
}
