import { createAuthenticator } from "../../engine/auth/authenticator";
import type { AuthProvider } from "../../engine/auth/providers";
import type { Backend } from "../../engine/backend";
import { LogBuffer, type LogEntry } from "../../engine/http/logBuffer";
import { type ServersOptions, createServers } from "../../engine/http/servers";

export type TestServer = {
  url: string;
  siteUrl: string;
  adminKey: string;
  logBuffer: LogBuffer<LogEntry>;
  counts: ReturnType<typeof createServers>["counts"];
  setProviders(providers: AuthProvider[]): void;
  /** Cuts every open sync socket without a handshake. */
  cutSockets(): void;
  stop(): Promise<void>;
};

/** The servers on free loopback ports over a backend. */
export async function startTestServer(
  backend: Backend,
  options: Partial<ServersOptions> & { providers?: AuthProvider[] } = {},
): Promise<TestServer> {
  const adminKey = "test-instance|0123456789abcdef";
  const { providers = [], ...rest } = options;
  const authenticator = createAuthenticator({ adminKey, providers, minIntervalMs: 0 });
  const logBuffer = new LogBuffer((entry: LogEntry) => entry);
  const servers = createServers({
    backend,
    authenticator,
    logBuffer,
    instanceName: "test-instance",
    port: 0,
    sitePort: 0,
    ...rest,
  });
  const { port, sitePort } = await servers.listen();
  return {
    url: `http://127.0.0.1:${port}`,
    siteUrl: `http://127.0.0.1:${sitePort}`,
    adminKey,
    logBuffer,
    counts: servers.counts,
    setProviders: (next) => authenticator.setProviders(next),
    cutSockets: () => servers.cutSockets(),
    stop: () => servers.drain(500),
  };
}
