import { spawn } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CliProject, cliProject } from "./realEngine";

const CLI = resolve(import.meta.dirname, "../../../node_modules/convex/bin/main.js");
const add = makeFunctionReference<"mutation", { item: unknown }, string>("items:add");
const list = makeFunctionReference<"query", Record<string, never>, { name: string }[]>("items:list");

let project: CliProject;
let client: ConvexHttpClient;

beforeAll(async () => {
  project = await cliProject("schemaChange");
  await project.run("deploy", "-y", "--typecheck", "disable");
  client = new ConvexHttpClient(project.engine.url);
});
afterAll(() => project.dispose());

const useSchema = (name: string) =>
  cp(join(project.folder, "schemas", `${name}.ts`), join(project.folder, "convex/schema.ts"));
const push = () => project.cli("deploy", "-y", "--typecheck", "disable");

describe("a schema that changes under stored data", () => {
  test("an added index is filled", async () => {
    for (let i = 0; i < 700; i++) await client.mutation(add, { item: { name: `item ${i}`, price: i } });
    await useSchema("addedIndex");
    expect((await push()).code).toBe(0);
    const { stdout } = await project.run(
      "run",
      "--inline-query",
      '(await ctx.db.query("items").withIndex("by_price", (q) => q.gte("price", 695)).collect()).map((i) => i.price)',
    );
    expect(JSON.parse(stdout)).toEqual([695, 696, 697, 698, 699]);
  });

  test("a document that does not fit refuses the push, is named, and the old code goes on", async () => {
    const id = await client.mutation(add, { item: { name: "in words", price: "ten" } });
    await useSchema("numericPrice");
    const refused = await push();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      `Document with ID "${id}" in table "items" does not match the schema: Value does not match validator.`,
    );
    expect(await client.query(list, {})).toHaveLength(701);
    await expect(client.mutation(add, { item: { name: "x" } })).rejects.toThrow("does not match the schema");
  });

  test("a dropped index is gone", async () => {
    await useSchema("droppedIndex");
    expect((await push()).code).toBe(0);
    const query = 'await ctx.db.query("items").withIndex("by_name").first()';
    const { code, stderr } = await project.cli("run", "--inline-query", query);
    expect(code).toBe(1);
    expect(stderr).toContain("Index items.by_name not found.");
  });
});

test("code that does not load is refused with its error", async () => {
  const file = join(project.folder, "convex/items.ts");
  const good = await readFile(file, "utf8");
  await writeFile(file, `${good}\nthrow new Error("at import");\n`);
  const { code, stderr } = await push();
  expect(code).toBe(1);
  expect(stderr).toContain("Uncaught Error: at import");
  await writeFile(file, good);
});

test("dev watches and pushes what is saved", { timeout: 60_000 }, async () => {
  await useSchema("withoutValidation");
  const child = spawn(process.execPath, [CLI, "dev", "--typecheck", "disable", "--tail-logs", "disable"], {
    cwd: project.folder,
    env: {
      NODE_ENV: "production",
      PATH: process.env["PATH"],
      HOME: project.folder,
      CI: "1",
      CONVEX_SELF_HOSTED_URL: project.engine.url,
      CONVEX_SELF_HOSTED_ADMIN_KEY: project.engine.adminKey,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ready = async (times: number) => {
    await expect
      .poll(() => output.split("functions ready").length - 1, { timeout: 25_000 })
      .toBeGreaterThanOrEqual(times);
  };
  try {
    await ready(1);
    const added = `\nexport const saved = query({ args: {}, handler: () => "saved" });\n`;
    const file = join(project.folder, "convex/items.ts");
    await writeFile(file, (await readFile(file, "utf8")) + added);
    await ready(2);
    expect(await client.query(makeFunctionReference<"query">("items:saved"), {})).toBe("saved");
  } finally {
    child.kill("SIGINT");
    await new Promise((done) => child.once("close", done));
  }
});
