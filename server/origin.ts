import type { Request, RequestHandler } from "express";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site makes a browser post. Browsers send Origin with every post; where it is
 * missing, Sec-Fetch-Site decides, and a request with neither is no browser's and bears no cookie of one.
 */
export const refuseForeignPosts: RequestHandler = (request, response, next) => {
  if (SAFE.has(request.method) || isOwn(request)) return next();
  response.status(403).type("text/plain").send("This form was sent from another site.");
};

/** Whether the Origin that a request names is the host it was sent to. */
export function isOwnOrigin(request: Request): boolean {
  return request.get("Origin") === `${request.protocol}://${request.get("Host") ?? ""}`;
}

function isOwn(request: Request): boolean {
  if (request.get("Origin") !== undefined) return isOwnOrigin(request);
  const site = request.get("Sec-Fetch-Site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  return request.get("Cookie") === undefined;
}
