import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { readSettings, type Settings } from "../app/server/settings";
import { createApp } from "./app";
import { builtAssets } from "./assets";
import { MOUNT } from "./convexPaths";
import { fontFiles } from "./fonts";
import { tunnelSync } from "./syncTunnel";

const DRAIN_MS = 5_000;

/** Starts the web server from the environment; prints `ready ADDRESS` when it takes requests. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const root = process.cwd();
  const server = createServer();
  const sources =
    settings.NODE_ENV === "development" ? await development(root, server) : await production(root);
  const log = (line: Record<string, unknown>) => console.log(JSON.stringify(line));
  const assets = [fontFiles(path.join(root, "node_modules")), ...sources.assets];
  const app = createApp({ settings, ...sources, assets, log });
  server.on("request", app);
  const target = new URL(settings.CONVEX_URL);
  const cutTunnel = settings.CONVEX_PUBLIC_URL === MOUNT ? tunnelSync(server, { app, target, log }) : null;
  server.listen(settings.PORT, settings.HOST);
  await once(server, "listening");
  stopWhenAsked(server, async () => {
    cutTunnel?.();
    await sources.close();
  });
  console.log(`ready ${addressOf(server, settings)}`);
}

type Sources = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  assets: RequestHandler[];
  close(): Promise<void>;
};

async function production(root: string): Promise<Sources> {
  const file = path.join(root, "build/server/index.js");
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  return { build, assets: builtAssets(path.join(root, "build/client")), close: () => Promise.resolve() };
}

/** Vite makes each page anew when its sources change, and tells the browser over a socket of the same server. */
async function development(root: string, server: Server): Promise<Sources> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ root, server: { middlewareMode: true, hmr: { server } } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    assets: [vite.middlewares],
    close: () => vite.close(),
  };
}

/** Lets requests end when a signal comes, or when the process that started this one is gone. */
function stopWhenAsked(server: Server, close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), DRAIN_MS).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    void close();
  };
  for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.on(event, stop);
}

function addressOf(server: Server, { HOST }: Settings): string {
  const { port } = server.address() as AddressInfo;
  return `http://${HOST === "127.0.0.1" ? "localhost" : HOST}:${port}`;
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
