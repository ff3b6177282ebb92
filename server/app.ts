import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { Settings } from "../app/server/settings";
import { MOUNT } from "./convexPaths";
import { drainingOf } from "./draining";
import { ownVisits } from "./ownVisits";
import { passThrough } from "./passThrough";
import { publicConvex } from "./publicConvex";
import { ready } from "./readiness";
import { refuseForeignPosts } from "./origin";
import { requestLog } from "./requestLog";
import { requestContext } from "./requestContext";
import { securityHeaders } from "./securityHeaders";
import { visitorPages } from "./visitorPages";

export type AppOptions = {
  settings: Settings;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves the browser's files: those of the build, or Vite's. */
  assets: RequestHandler[];
  log: (line: Record<string, unknown>) => void;
};

/** Paths that Convex's HTTP actions answer, on the product's own host. */
const OF_CONVEX = ["/api", "/.well-known", "/ims"];

/** The whole web server but for its socket. */
export function createApp({ settings, build, assets, log }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.TRUSTED_PROXIES);
  app.use(requestContext);
  app.use(requestLog(log));
  app.get("/health", (_request, response) => void response.json({ status: "ok" }));
  app.get("/ready", ready(settings));
  if (settings.CONVEX_PUBLIC_URL === MOUNT) app.use(MOUNT, publicConvex(new URL(settings.CONVEX_URL)));
  app.use(OF_CONVEX, passThrough(new URL(settings.CONVEX_SITE_URL)));
  app.use(securityHeaders);
  app.use(refuseForeignPosts);
  app.use(compression());
  for (const handler of assets) app.use(handler);
  if (settings.NODE_ENV !== "development") app.use(visitorPages());
  const own = ownVisits();
  const pages = createRequestHandler({
    build,
    mode: settings.NODE_ENV,
    getLoadContext: (request, response) => ({
      nonce: String(response.locals["nonce"]),
      requestId: String(response.locals["requestId"]),
      address: own.addressOf(request),
      visitOwn: own.visitsFor(request),
      drained: drainingOf(response),
    }),
  });
  app.all("*", (request, response, next) => void pages(request, response, next));
  return app;
}
