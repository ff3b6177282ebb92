import type { IncomingMessage, ServerResponse } from "node:http";

const METHODS = "GET,POST,OPTIONS,PATCH,DELETE,PUT";
const MAX_AGE_SECONDS = "86400";

/** Whether pages of an origin may call. Null: all may, since access is by token and not by cookie. */
export type AllowedOrigins = ReadonlySet<string> | null;

/**
 * Sets the CORS headers of an answer. Returns true if the request was a preflight, which is then
 * answered in full.
 */
export function applyCors(
  request: IncomingMessage,
  response: ServerResponse,
  allowed: AllowedOrigins,
): boolean {
  response.setHeader("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  const { origin } = request.headers;
  if (origin !== undefined && (allowed === null || allowed.has(origin))) {
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
  }
  if (request.method !== "OPTIONS") return false;
  response.setHeader("Access-Control-Allow-Methods", METHODS);
  response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
  const asked = request.headers["access-control-request-headers"];
  if (asked !== undefined) response.setHeader("Access-Control-Allow-Headers", asked);
  response.writeHead(200, { "Content-Length": 0 });
  response.end();
  return true;
}
