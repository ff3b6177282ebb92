import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { convexCli, deploy, fixtureCopy } from "../../support/convexCli";
import { MemoryDeployment, serveDeployment } from "./memoryDeployment";

const store = new MemoryDeployment();
let server: Awaited<ReturnType<typeof serveDeployment>>;

beforeAll(async () => {
  server = await serveDeployment(store);
});
afterAll(() => server.stop());

/** A copy of a fixture for the tests of one `describe`, on a deployment that is empty again. */
function project(fixture: string): () => string {
  let copy: Awaited<ReturnType<typeof fixtureCopy>>;
  beforeAll(async () => {
    store.reset();
    copy = await fixtureCopy(fixture);
  });
  beforeEach(() => store.requests.splice(0));
  afterAll(() => copy.dispose());
  return () => copy.folder;
}

const cli = (folder: string, ...args: string[]) => convexCli(folder, server, args);
const DEPLOY = ["deploy", "--typecheck", "disable"];

describe("an app", () => {
  const folder = project("basic");

  test("deploys, with the indexes it adds", async () => {
    const { code, stderr } = await cli(folder(), ...DEPLOY);
    expect(code).toBe(0);
    expect(stderr).toContain("[+] messages.by_channel_and_author   channel, author");
    expect(stderr).toContain("[+] embeddings.by_vector (vector)   vector (3 dimensions), filter on kind");
    const app = store.deployment.definitions[""];
    expect(app?.functions["node.js:hidden"]).toMatchObject({ environment: "node", visibility: "internal" });
    expect(app?.crons.map(({ name }) => name)).toEqual(["monthly", "nightly", "syntax", "tick", "weekly"]);
    expect(app?.httpRoutes).toContainEqual({ path: "/echo/*", method: "PUT" });
    expect(store.deployment.auth).toMatchObject([{ type: "customJwt", issuer: "https://issuer.test" }]);
  });

  test("a dry run changes nothing", async () => {
    const { code, stderr } = await cli(folder(), ...DEPLOY, "--dry-run");
    expect([code, store.deployment.version]).toEqual([0, 1]);
    expect(stderr).toContain("Would have deployed Convex functions");
  });

  test("deploys again, sending only what changed", async () => {
    // The first push was bundled before all generated code was there.
    await deploy(folder(), server);
    const file = join(folder(), "convex/users.ts");
    await writeFile(
      file,
      `${await readFile(file, "utf8")}\nexport const extra = query({ args: {}, handler: () => 1 });\n`,
    );
    const before = store.deployment.definitions[""]?.modules;
    await deploy(folder(), server);
    const after = store.deployment.definitions[""];
    expect(after?.functions["users.js:extra"]).toMatchObject({
      udfType: "query",
      args: { type: "object", value: {} },
    });
    const changed = Object.keys(after?.modules ?? {}).filter(
      (path) => after?.modules[path]?.sha256 !== before?.[path]?.sha256,
    );
    expect(changed).toEqual(["users.js"]);
    expect(store.deployment.version).toBe(3);
  });

  test("codegen writes the types of what is there", async () => {
    const { code } = await cli(folder(), "codegen", "--typecheck", "disable");
    expect(code).toBe(0);
    expect(await readFile(join(folder(), "convex/_generated/api.d.ts"), "utf8")).toContain(
      "messages: typeof messages;",
    );
    expect(store.deployment.version).toBe(3);
  });

  test("dev --once finds the URLs and pushes", async () => {
    const { code, stderr } = await cli(folder(), "dev", "--once", "--typecheck", "disable");
    expect([code, store.deployment.version]).toEqual([0, 4]);
    expect(stderr).toContain("Convex functions ready!");
    expect(await readFile(join(folder(), ".env.local"), "utf8")).toContain(
      "CONVEX_SITE_URL=http://127.0.0.1:3211",
    );
  });

  test("env set and remove", async () => {
    expect((await cli(folder(), "env", "set", "NAME", "value with spaces")).code).toBe(0);
    expect(store.environment).toEqual({ NAME: "value with spaces" });
    const refused = await cli(folder(), "env", "set", "2NAME", "x");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("EnvironmentVariableNameInvalid");
    expect((await cli(folder(), "env", "remove", "NAME")).code).toBe(0);
    expect(store.environment).toEqual({});
  });

  test("a wrong admin key is refused at once", async () => {
    const result = await convexCli(folder(), { ...server, adminKey: "wrong|key" }, DEPLOY);
    expect(result.code).toBe(1);
    expect(store.requests).toEqual(["POST /api/get_config_hashes"]);
  });
});

describe("an app with components from npm", () => {
  const folder = project("components");

  test("deploys every instance", async () => {
    const { code, stderr } = await cli(folder(), ...DEPLOY);
    expect(code).toBe(0);
    expect(stderr).toContain("Installed component aggregateByGame.");
    expect(Object.keys(store.deployment.components).sort()).toEqual([
      "",
      "aggregate",
      "aggregateByGame",
      "emailPool",
      "presence",
      "prosemirrorSync",
      "rateLimiter",
      "serialPool",
    ]);
    const generated = await readFile(join(folder(), "convex/_generated/api.d.ts"), "utf8");
    expect(generated).toContain('emailPool: import("@convex-dev/workpool/_generated/component.js")');
  });
});

describe("an app with components of its own", () => {
  const folder = project("ownComponents");

  test("must have its variables", async () => {
    const { code, stderr } = await cli(folder(), ...DEPLOY);
    expect([code, store.deployment.version]).toEqual([1, 0]);
    expect(stderr).toContain("Environment variable GREETING is declared as required in convex.config.ts");
  });

  test("deploys nested components, with types for what they export", async () => {
    store.environment = { GREETING: "Hello" };
    await deploy(folder(), server);
    const { components } = store.deployment;
    expect(Object.entries(components).map(([path, { httpPrefix }]) => [path, httpPrefix])).toEqual([
      ["", "/"],
      ["greeter", "/greeter/"],
      ["greeter/tally", null],
      ["quiet", null],
      ["quiet/tally", null],
    ]);
    expect(components["greeter/tally"]?.env).toEqual({ LABEL: { type: "envVar", name: "GREETING" } });
    expect(components["quiet/tally"]?.env).toEqual({ LABEL: { type: "value", value: "psst" } });
    const generated = await readFile(join(folder(), "convex/_generated/api.d.ts"), "utf8");
    expect(generated).toContain('quiet: import("../greeter/_generated/component.js").ComponentApi<"quiet">');
  });

  test("required variables cannot be removed, declared ones take what was declared", async () => {
    const removed = await cli(folder(), "env", "remove", "GREETING");
    expect(removed.stderr).toContain("Cannot delete required environment variables: GREETING.");
    const set = await cli(folder(), "env", "set", "TONE", "hot");
    expect(set.stderr).toContain("Environment variable TONE does not match its declared validator");
    expect(store.environment).toEqual({ GREETING: "Hello" });
  });
});

describe("a schema that changes", () => {
  const folder = project("schemaChange");
  const use = (name: string) => cp(join(folder(), `schemas/${name}.ts`), join(folder(), "convex/schema.ts"));

  test.each([
    ["addedIndex", ["[+] items.by_price   price", "[+] items.search_name (text)   name"]],
    ["stagedIndex", ["[-] items.search_name", "items.by_price   price"]],
    ["droppedIndex", ["[-] items.by_name   name", "[-] items.by_price   price"]],
    ["changedIndex", ["[+] items.by_name   name, price"]],
  ])("%s is told", async (name, lines) => {
    await use(name);
    const { code, stderr } = await cli(folder(), ...DEPLOY);
    expect(code).toBe(0);
    for (const line of lines) expect(stderr).toContain(line);
  });

  test("documents that do not fit are told, and nothing is deployed", async () => {
    const { version } = store.deployment;
    store.status = {
      type: "failed",
      error: "Document with ID x does not fit.",
      componentPath: "",
      tableName: "items",
    };
    await use("numericPrice");
    const { code, stderr } = await cli(folder(), ...DEPLOY);
    expect([code, store.deployment.version]).toEqual([1, version]);
    expect(stderr).toContain("Document with ID x does not fit.");
    store.status = { type: "complete" };
  });

  test("an invalid schema ends dev --once at once", async () => {
    await use("invalid");
    const { code, stderr } = await cli(folder(), "dev", "--once", "--typecheck", "disable");
    expect(code).toBe(1);
    expect(stderr).toContain(
      'IndexNameReserved: Hit an error while pushing:\nIn table "items" cannot name an index "by_id"',
    );
  });
});
