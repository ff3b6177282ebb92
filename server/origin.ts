import type { RequestHandler } from "express";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site makes a browser post. Browsers send Origin with every post; where it is
 * missing, Sec-Fetch-Site decides, and a request with neither is no browser's and bears no cookie of one.
 */
export const refuseForeignPosts: RequestHandler = (request, response, next) => {
  if (SAFE.has(request.method) || isOwn(request)) return next();
  response.status(403).type("text/plain").send("This form was sent from another site.");
};

function isOwn(request: Parameters<RequestHandler>[0]): boolean {
  const origin = request.get("Origin");
  if (origin !== undefined) return origin === `${request.protocol}://${request.get("Host") ?? ""}`;
  const site = request.get("Sec-Fetch-Site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  return request.get("Cookie") === undefined;
}
