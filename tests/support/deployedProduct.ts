import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { type Engine, startEngine } from "../../engine/index";
import { addRow, rowsOf, setVariables } from "./deploymentAdmin";
import { pushFunctions, withPushedFunctions } from "./pushedFunctions";

const ROOT = resolve(import.meta.dirname, "../..");

/** An engine of this process, or of one of its own. */
export type RunningEngine = Pick<Engine, "url" | "siteUrl" | "adminKey" | "stop">;

/** An engine that runs the product's own functions, in a data folder of its own. */
export class DeployedProduct {
  readonly #clients: ConvexClient[] = [];

  private constructor(
    private readonly engine: RunningEngine,
    private readonly data: string | null,
  ) {}

  /**
   * Starts an engine that has these settings and the functions of convex/, as the real CLI pushes them.
   * @param other takes this engine over instead, and pushes to it
   */
  static async start(settings: Record<string, string>, other?: RunningEngine): Promise<DeployedProduct> {
    const given = { AUTH_PROVIDERS: "[]", ...settings };
    if (other !== undefined) return DeployedProduct.over(other, given);
    const data = await mkdtemp(join(tmpdir(), "product-"));
    try {
      await withPushedFunctions(data);
      const product = new DeployedProduct(await startEngine({ data, projectRoot: ROOT }), data);
      await product.set(given);
      return product;
    } catch (error) {
      await rm(data, { recursive: true, force: true });
      throw error;
    }
  }

  private static async over(
    engine: RunningEngine,
    settings: Record<string, string>,
  ): Promise<DeployedProduct> {
    const product = new DeployedProduct(engine, null);
    try {
      await product.set(settings);
      await pushFunctions(engine);
      return product;
    } catch (error) {
      await product.stop();
      throw error;
    }
  }

  get url(): string {
    return this.engine.url;
  }

  get siteUrl(): string {
    return this.engine.siteUrl;
  }

  /** Changes settings of the deployment, all at once. */
  set(settings: Record<string, string>): Promise<void> {
    return setVariables(this.engine, settings);
  }

  /** The rows of a table, the newest first; 100 at most. */
  rows<Row>(table: string): Promise<Row[]> {
    return rowsOf<Row>(this.engine, table);
  }

  /** Puts a row in place of all that a table has. */
  replaceRows(table: string, row: object): Promise<void> {
    return addRow(this.engine, table, row, "replace");
  }

  /** A client over HTTP for the bearer of a token, or a visitor. */
  http(token?: string): ConvexHttpClient {
    const client = new ConvexHttpClient(this.url, { logger: false });
    if (token !== undefined) client.setAuth(token);
    return client;
  }

  /** A client over a socket, closed when the product stops. */
  connect(): ConvexClient {
    const client = new ConvexClient(this.url, { unsavedChangesWarning: false, logger: false });
    this.#clients.push(client);
    return client;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#clients.splice(0).map((client) => client.close()));
    await this.engine.stop();
    if (this.data !== null) await rm(this.data, { recursive: true, force: true });
  }
}
