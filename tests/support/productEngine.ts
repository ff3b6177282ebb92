import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { type FunctionReference, makeFunctionReference } from "convex/server";
import { type CliResult, convexCli, deploy } from "./convexCli";
import {
  chooseAddress,
  type EngineAddress,
  type EngineProcess,
  startProcess,
} from "../engine/durability/engineProcess";
import { setVariables } from "./deploymentAdmin";
import { zipEntries } from "./snapshotClient";

const REPO = resolve(import.meta.dirname, "../..");

/** The life of an organization, for tests of personal data. */
const SEEDING = [
  "tests/privacy/seeding.ts",
  "tests/convex/privacy/fullLife.ts",
  "tests/convex/privacy/certificates.ts",
  "tests/convex/privacy/discussions.ts",
  "tests/support/insertCohort.ts",
];

const SETTINGS = {
  IDENTITY_ISSUER: "https://identity.test",
  SERVER_SECRET: "the-servers-secret-for-tests",
  PUBLIC_URL: "https://academy.test",
  AUTH_PROVIDERS: "[]",
};

/** Somebody as an outside provider knows them. */
export const identityOf = (email: string) => ({
  issuer: "https://outside.test",
  subject: email,
  tokenIdentifier: `https://outside.test|${email}`,
});

/** The real engine in a process of its own, with the product's functions and those of a seeding. */
export class ProductEngine {
  #engine: EngineProcess;

  private constructor(
    readonly folder: string,
    readonly address: EngineAddress,
    engine: EngineProcess,
  ) {
    this.#engine = engine;
  }

  /**
   * @param seeding what is pushed along as `tests/seeding`, and after it the files that it imports
   * @param settings of the deployment, besides those that every one has
   */
  static async start(
    seeding: readonly string[] = SEEDING,
    settings: Record<string, string> = {},
  ): Promise<ProductEngine> {
    await mkdir(join(REPO, "tests/.tmp"), { recursive: true });
    const folder = await mkdtemp(join(REPO, "tests/.tmp/product-"));
    for (const name of ["convex", "convex.json", "emails", "package.json", "tsconfig.json"])
      await cp(join(REPO, name), join(folder, "project", name), { recursive: true });
    // The CLI looks here for packages that are not bundled.
    await symlink(join(REPO, "node_modules"), join(folder, "project/node_modules"));
    for (const name of seeding)
      await cp(join(REPO, name), join(folder, "project", name), { recursive: true });
    await mkdir(join(folder, "project/convex/tests"));
    await writeFile(
      join(folder, "project/convex/tests/seeding.ts"),
      `export * from "../../${seeding[0]!.replace(/\.ts$/, "")}";\n`,
    );
    const address = await chooseAddress();
    const engine = startProcess(join(folder, "data"), address);
    const product = new ProductEngine(folder, address, engine);
    try {
      await engine.ready;
      await setVariables(address, { ...SETTINGS, ...settings });
      await deploy(join(folder, "project"), address);
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
  }

  /**
   * Ends the process without warning and starts it anew on the same data, at once or when a moment has come, in
   * milliseconds since 1970.
   */
  async crash(backAt = 0): Promise<void> {
    await this.#engine.kill();
    await new Promise((come) => setTimeout(come, Math.max(0, backAt - Date.now())));
    this.#engine = startProcess(join(this.folder, "data"), this.address);
    await this.#engine.ready;
  }

  async stop(): Promise<void> {
    await this.#engine.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  cli(...args: string[]): Promise<CliResult> {
    return convexCli(join(this.folder, "project"), this.address, args);
  }

  /** A client that calls as somebody. */
  as(email: string): ConvexHttpClient {
    return this.#client(identityOf(email));
  }

  /** Runs one of the functions of `seeding` or an internal one. */
  run<Args extends Record<string, unknown>, Result>(name: string, args: Args): Promise<Result> {
    const reference = makeFunctionReference<"mutation", Args, Result>(name);
    return this.#client().mutation(
      reference as unknown as FunctionReference<"mutation">,
      args,
    ) as Promise<Result>;
  }

  #client(identity?: ReturnType<typeof identityOf>): ConvexHttpClient {
    const client = new ConvexHttpClient(this.address.url, { logger: false });
    // For tools with the deployment's key; not part of the client's published types.
    const admin = client as unknown as { setAdminAuth(key: string, identity?: object): void };
    admin.setAdminAuth(this.address.adminKey, identity);
    return client;
  }

  /** Every table's rows as text, by the CLI's own export of the whole deployment. */
  async tables(): Promise<Map<string, string>> {
    const path = join(this.folder, "everything.zip");
    await rm(path, { force: true });
    const { code, stderr } = await this.cli("export", "--path", path);
    if (code !== 0) throw new Error(stderr);
    return zipEntries(await readFile(path));
  }
}
