import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { type Engine, type EngineOptions, startEngine } from "../../../engine/index";
import type { AuthProvider } from "../../../engine/auth/providers";
import { deploy, fixtureCopy } from "../../support/convexCli";

export type Stats = {
  queries: number;
  mutations: number;
  reruns: number;
  commits: number;
  subscriptions: number;
};

/** Finished functions, as the log shows them. */
export type LogPage = { entries: { identifier: string; logLines: unknown[] }[]; newCursor: number };

/** An engine that runs fixtures/clients, in a data folder of its own. */
export class FixtureEngine {
  readonly #clients: ConvexClient[] = [];

  private constructor(
    private engine: Engine,
    readonly data: string,
    private readonly options: Partial<EngineOptions>,
  ) {}

  /** Starts an engine and deploys the fixture with these auth providers. */
  static async start(
    providers: readonly AuthProvider[] = [],
    options: Partial<EngineOptions> = {},
  ): Promise<FixtureEngine> {
    const data = await mkdtemp(join(tmpdir(), "clients-"));
    const engine = await startEngine({ data, ...options });
    const fixture = new FixtureEngine(engine, data, options);
    try {
      await fixture.deploy(providers);
    } catch (error) {
      await fixture.stop();
      throw error;
    }
    return fixture;
  }

  get url(): string {
    return this.engine.url;
  }

  get adminKey(): string {
    return this.engine.adminKey;
  }

  async deploy(providers: readonly AuthProvider[]): Promise<void> {
    const project = await fixtureCopy("clients");
    try {
      const config = `export default ${JSON.stringify({ providers })};\n`;
      await writeFile(join(project.folder, "convex/auth.config.ts"), config);
      await deploy(project.folder, this);
    } finally {
      await project.dispose();
    }
  }

  /** A client over HTTP. */
  http(): ConvexHttpClient {
    return new ConvexHttpClient(this.url, { logger: false });
  }

  /** A client over a socket, closed when the fixture stops; `url` is for one behind a proxy. */
  connect(options: ConstructorParameters<typeof ConvexClient>[1] = {}, url = this.url): ConvexClient {
    const client = new ConvexClient(url, { unsavedChangesWarning: false, logger: false, ...options });
    this.#clients.push(client);
    return client;
  }

  stats(): Promise<Stats> {
    return this.#admin("/api/engine/stats");
  }

  /** The log after a cursor (0 for all that is kept). Waits if there is nothing yet. */
  log(cursor: number): Promise<LogPage> {
    return this.#admin(`/api/stream_function_logs?cursor=${cursor}`);
  }

  /** Stops the engine and starts it again: same folder, same port. */
  async restart(): Promise<void> {
    const { port } = new URL(this.url);
    await this.engine.stop();
    this.engine = await startEngine({ data: this.data, ...this.options, port: Number(port) });
  }

  async closeClients(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.close()));
  }

  async stop(): Promise<void> {
    await this.closeClients();
    await this.engine.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  async #admin<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      headers: { authorization: `Convex ${this.adminKey}` },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
