import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import type { Value } from "convex/values";
import { type Engine, startEngine } from "../../../engine/index";
import { convexCli, deploy, fixtureCopy } from "../../support/convexCli";

export type Args = Record<string, Value | undefined>;

type Udf = "query" | "mutation" | "action";

/** A deployed project: an engine with a data folder of its own, and clients of it. */
export class App {
  readonly #http: ConvexHttpClient;
  readonly #clients: ConvexClient[] = [];

  private constructor(
    private engine: Engine,
    private readonly data: string,
    /** Where the project's working copy is; `deploy` pushes it. */
    readonly folder: string,
    private readonly disposeFolder: () => Promise<void>,
  ) {
    this.#http = this.http();
  }

  /** Starts an engine and deploys a copy of a fixture, changed by `prepare` before, as it says. */
  static async start(fixture: string, prepare: (app: App) => Promise<void> = async () => {}): Promise<App> {
    const { folder, dispose } = await fixtureCopy(fixture);
    const data = await mkdtemp(join(tmpdir(), "components-"));
    const app = new App(await startEngine({ data }), data, folder, dispose);
    try {
      await prepare(app);
      await app.deploy();
    } catch (error) {
      await app.stop();
      throw error;
    }
    return app;
  }

  get url(): string {
    return this.engine.url;
  }

  get siteUrl(): string {
    return this.engine.siteUrl;
  }

  deploy(): Promise<void> {
    return deploy(this.folder, this.engine);
  }

  /** Stops the engine and starts it again: same data, same addresses. */
  async restart(): Promise<void> {
    const [port, sitePort] = [this.url, this.siteUrl].map((url) => Number(new URL(url).port));
    await this.engine.stop();
    this.engine = await startEngine({ data: this.data, port, sitePort });
  }

  cli(...args: string[]): ReturnType<typeof convexCli> {
    return convexCli(this.folder, this.engine, args);
  }

  query<T>(path: string, args: Args = {}): Promise<T> {
    return this.#http.query(reference<T, "query">("query", path), args);
  }

  /** Mutations do not wait for each other, unlike those of one client. */
  mutation<T = null>(path: string, args: Args = {}): Promise<T> {
    return this.#http.mutation(reference<T, "mutation">("mutation", path), args, { skipQueue: true });
  }

  action<T = null>(path: string, args: Args = {}): Promise<T> {
    return this.#http.action(reference<T, "action">("action", path), args);
  }

  /** A client over HTTP. */
  http(): ConvexHttpClient {
    return new ConvexHttpClient(this.url, { logger: false });
  }

  /** A client over a socket, closed when the app stops. */
  connect(): ConvexClient {
    const client = new ConvexClient(this.url, { unsavedChangesWarning: false, logger: false });
    this.#clients.push(client);
    return client;
  }

  /** Subscribes to a query until its value is as wanted, and gives that value. */
  until<T>(path: string, args: Args, wanted: (value: T) => boolean): Promise<T> {
    return untilValue(this.#clients[0] ?? this.connect(), path, args, wanted);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.close()));
    await this.engine.stop();
    await this.disposeFolder();
    await rm(this.data, { recursive: true, force: true });
  }
}

/** Waits for a query's value to be as wanted; the error says what it was last. */
export function untilValue<T>(
  client: ConvexClient,
  path: string,
  args: Args,
  wanted: (value: T) => boolean,
  timeoutMs = 20_000,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let last: T | undefined;
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`${path} stayed at ${JSON.stringify(last)}`));
    }, timeoutMs);
    const stop = client.onUpdate(
      reference<T, "query">("query", path),
      args,
      (value) => {
        last = value;
        if (!wanted(value)) return;
        clearTimeout(timer);
        stop();
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

export function reference<T, U extends Udf>(_udf: U, path: string) {
  return makeFunctionReference<U, Args, T>(path);
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
