import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { EngineCore } from "./engineCore";
import type { ActionTimeLimits } from "./functions/actions/engineActions";
import type { InstanceInfo } from "./functions/services";
import { createServers, type ServersOptions } from "./http/servers";
import { readAdminKey, readInstanceSecret } from "./instance";
import { lockFolder } from "./store/lock";

export type EngineOptions = {
  /** The data folder; made if it does not exist. */
  data: string;
  /** 0 (the default) for any free port. */
  port?: number;
  sitePort?: number;
  host?: string;
  /** Without one, a key is made and kept in the data folder. */
  adminKey?: string;
  instanceName?: string;
  /** URLs that functions hand out, when a proxy stands before the engine. */
  cloudUrl?: string;
  siteUrl?: string;
  /** The project whose node_modules hold what "use node" modules leave unbundled. */
  projectRoot?: string;
  /** Milliseconds of user code a query or mutation may take. */
  userTimeLimit?: number;
  /** Milliseconds an action may take, and an HTTP action; "use node" actions by themselves. */
  actionTimeLimits?: ActionTimeLimits;
} & Pick<ServersOptions, Tuned>;

type Tuned = "origins" | "hub" | "limits" | "timeouts";

export type Engine = {
  /** Where clients and the CLI connect. */
  readonly url: string;
  /** Where HTTP actions answer. */
  readonly siteUrl: string;
  readonly adminKey: string;
  /** Open sync sockets, and queries kept fresh for them. */
  counts(): { sockets: number; queries: number };
  /** Finishes what is running, closes the database, frees the folder. */
  stop(): Promise<void>;
};

const DEFAULT_NAME = "embedded";
const PORT_ATTEMPTS = 5;

/**
 * Opens a data folder and serves it. Rejects with one clear sentence when that cannot be. Sets this process's
 * time zone to UTC, which is what functions see on Convex.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  // Threads have no time zone of their own. Those that run functions start after this.
  process.env.TZ = "UTC";
  const folder = path.resolve(options.data);
  const lock = lockFolder(folder);
  try {
    return await serveOnFreePort(options, folder, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A free port may be taken by someone else before it is listened on: then another one is tried. */
async function serveOnFreePort(options: EngineOptions, folder: string, release: () => void): Promise<Engine> {
  const anyPort = (options.port ?? 0) === 0 || (options.sitePort ?? 0) === 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await serve(options, folder, release);
    } catch (error) {
      if (!isPortTaken(error)) throw error;
      if (!anyPort || attempt === PORT_ATTEMPTS) {
        throw new Error(`Port ${error.port} of ${error.address} is in use: choose another one.`);
      }
    }
  }
}

function isPortTaken(error: unknown): error is NodeJS.ErrnoException & { port: number; address: string } {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

async function serve(options: EngineOptions, folder: string, release: () => void): Promise<Engine> {
  const host = options.host ?? "127.0.0.1";
  const port = await choosePort(host, options.port ?? 0);
  const sitePort = await choosePort(host, options.sitePort ?? 0);
  const instance: InstanceInfo = {
    name: options.instanceName ?? DEFAULT_NAME,
    cloudUrl: options.cloudUrl ?? `http://${host}:${port}`,
    siteUrl: options.siteUrl ?? `http://${host}:${sitePort}`,
    secret: readInstanceSecret(folder),
  };
  const adminKey = options.adminKey ?? readAdminKey(folder, instance.name);
  const core = await EngineCore.open({ ...options, folder, instance, adminKey });
  const servers = createServers({
    backend: core.backend,
    authenticator: core.authenticator,
    logBuffer: core.logBuffer,
    instanceName: instance.name,
    version: "unknown",
    host,
    port,
    sitePort,
    extraRoutes: core.routes,
    ...pick(options),
  });
  try {
    await servers.listen();
  } catch (error) {
    await core.stop();
    throw error;
  }
  core.resume();
  let stopped: Promise<void> | null = null;
  const stop = async () => {
    await servers.drain();
    await core.stop();
    release();
  };
  return {
    url: instance.cloudUrl,
    siteUrl: instance.siteUrl,
    adminKey,
    counts: () => servers.counts(),
    stop: () => (stopped ??= stop()),
  };
}

function pick({ origins, hub, limits, timeouts }: EngineOptions): Pick<ServersOptions, Tuned> {
  return {
    ...(origins === undefined ? {} : { origins }),
    ...(hub === undefined ? {} : { hub }),
    ...(limits === undefined ? {} : { limits }),
    ...(timeouts === undefined ? {} : { timeouts }),
  };
}

/** The URLs must be known before anything listens: functions may hand them out at once. */
function choosePort(host: string, port: number): Promise<number> {
  if (port !== 0) return Promise.resolve(port);
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, host, () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}
