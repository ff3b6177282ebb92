import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { type Engine, startEngine } from "../../engine/index";
import { deploy } from "./convexCli";
import { rowsOf, setVariables } from "./deploymentAdmin";

const ROOT = resolve(import.meta.dirname, "../..");
const SCRATCH = join(ROOT, "tests/.tmp");

/** An engine that runs the product's own functions, in a data folder of its own. */
export class DeployedProduct {
  readonly #clients: ConvexClient[] = [];

  private constructor(
    private readonly engine: Engine,
    private readonly data: string,
  ) {}

  /** Starts an engine, gives it these settings and pushes convex/ with the real CLI. */
  static async start(settings: Record<string, string>): Promise<DeployedProduct> {
    const data = await mkdtemp(join(tmpdir(), "product-"));
    const product = new DeployedProduct(await startEngine({ data, projectRoot: ROOT }), data);
    try {
      await product.set({ AUTH_PROVIDERS: "[]", ...settings });
      await product.push();
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
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
    await rm(this.data, { recursive: true, force: true });
  }

  /** From a copy, since the push writes generated code. */
  private async push(): Promise<void> {
    await mkdir(SCRATCH, { recursive: true });
    const folder = await mkdtemp(join(SCRATCH, "pushed-"));
    try {
      for (const part of ["convex", "convex.json", "emails", "package.json", "tsconfig.json"])
        await cp(join(ROOT, part), join(folder, part), { recursive: true });
      // The CLI looks here for packages that are not bundled.
      await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
      await deploy(folder, this.engine);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
