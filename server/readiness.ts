import type { RequestHandler } from "express";
import type { Settings } from "../app/server/settings";

const TIMEOUT_MS = 2_000;

/** 200 once Convex answers; 503 before that, so that a balancer waits. */
export function ready({ CONVEX_URL }: Pick<Settings, "CONVEX_URL">): RequestHandler {
  return (_request, response, next) => {
    fetch(new URL("/version", CONVEX_URL), { signal: AbortSignal.timeout(TIMEOUT_MS) })
      .then(({ ok }) => ok)
      .catch(() => false)
      .then((ok) => response.status(ok ? 200 : 503).json({ status: ok ? "ready" : "waiting for Convex" }))
      .catch(next);
  };
}
