import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { readSettings, type Settings } from "../app/server/settings";
import { createApp } from "./app";
import { builtAssets } from "./assets";

const DRAIN_MS = 5_000;

/** Starts the web server from the environment; prints `ready ADDRESS` when it takes requests. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const root = process.cwd();
  const { build, assets, close } =
    settings.NODE_ENV === "development" ? await development(root) : await production(root);
  const log = (line: Record<string, unknown>) => console.log(JSON.stringify(line));
  const server = createServer(createApp({ settings, build, assets, log }));
  server.listen(settings.PORT, settings.HOST);
  await once(server, "listening");
  console.log(`ready ${addressOf(server.address(), settings)}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close(() => void close().then(() => process.exit(0)));
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), DRAIN_MS).unref();
    });
  }
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

async function development(root: string): Promise<Sources> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ root, server: { middlewareMode: true } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    assets: [vite.middlewares],
    close: () => vite.close(),
  };
}

function addressOf(
  address: ReturnType<ReturnType<typeof createServer>["address"]>,
  { HOST }: Settings,
): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${HOST === "127.0.0.1" ? "localhost" : HOST}:${port}`;
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
