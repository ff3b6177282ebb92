import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { convexCli } from "../../support/convexCli";
import { type CliProject, cliProject } from "./realEngine";

let project: CliProject;

beforeAll(async () => {
  project = await cliProject("basic");
  await project.run("deploy", "-y", "--typecheck", "disable");
});
afterAll(() => project.dispose());

const parsed = (text: string): unknown => JSON.parse(text);

describe("run", () => {
  test("a mutation, then the query that sees it", async () => {
    const sent = await project.run("run", "messages:send", '{channel: "cli", author: "ada", body: "hello"}');
    const id = parsed(sent.stdout);
    const listed = parsed((await project.run("run", "messages:list", '{"channel": "cli"}')).stdout);
    expect(listed).toEqual([
      { _id: id, _creationTime: expect.any(Number), channel: "cli", author: "ada", body: "hello", likes: 0 },
    ]);
  });

  test("an action, an action in Node, an internal function", async () => {
    await project.run("run", "actions:viaAction", '{"text": "from an action"}');
    const hash = await project.run("run", "node:sha256", '{"text": "abc"}');
    expect(parsed(hash.stdout)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    await project.run("run", "jobs:note", '{"kind": "cli", "note": "internal"}');
    const events = parsed((await project.run("run", "jobs:events", '{"kind": "cli"}')).stdout);
    expect(events).toMatchObject([{ kind: "cli", note: "internal" }]);
  });

  test("as a user", async () => {
    const identity = '{"subject": "u1", "issuer": "https://issuer.test", "name": "Ada"}';
    const me = await project.run("run", "--identity", identity, "users:me");
    expect(parsed(me.stdout)).toMatchObject({
      subject: "u1",
      name: "Ada",
      tokenIdentifier: "https://issuer.test|u1",
    });
  });

  test("wrong arguments, an unknown function, a function that throws", async () => {
    const wrong = await project.cli("run", "messages:list", "{}");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("ArgumentValidationError: Object is missing the required field `channel`");
    const unknown = await project.cli("run", "messages:nothing");
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain("Could not find function for 'messages:nothing'");
    expect(unknown.stderr).toContain("messages:list");
    const thrown = await project.cli("run", "errors:plain");
    expect(thrown.code).toBe(1);
    expect(thrown.stderr).toMatch(/Uncaught Error: .+\n\s+at .*\(\.\.\/convex\/errors\.ts:\d+:\d+\)/);
  });

  test("an inline query", async () => {
    const counted = await project.run(
      "run",
      "--inline-query",
      '(await ctx.db.query("messages").take(10)).length',
    );
    expect(parsed(counted.stdout)).toBeGreaterThan(0);
  });
});

test("env set, get, list and remove; functions see the change", async () => {
  await project.run("env", "set", "COLOUR", "green and blue");
  expect((await project.run("env", "get", "COLOUR")).stdout).toBe("green and blue\n");
  expect((await project.run("env", "list")).stdout).toContain("COLOUR=green and blue");
  const seen = await project.run("run", "actions:environment", '{"name": "COLOUR"}');
  expect(parsed(seen.stdout)).toBe("green and blue");
  await project.run("env", "remove", "COLOUR");
  expect((await project.run("env", "list")).stdout).not.toContain("COLOUR");
});

test("data lists tables, and documents in order", async () => {
  await project.run("run", "jobs:note", '{"kind": "data", "note": "first"}');
  await project.run("run", "jobs:note", '{"kind": "data", "note": "second"}');
  const tables = (await project.run("data")).stdout.trim().split("\n");
  expect(tables).toEqual(["channels", "embeddings", "events", "files", "messages", "values"]);
  const rows = await project.run(
    "data",
    "events",
    "--format",
    "jsonLines",
    "--order",
    "desc",
    "--limit",
    "2",
  );
  const notes = rows.stdout
    .trim()
    .split("\n")
    .map((line) => (parsed(line) as { note: string }).note);
  expect(notes).toEqual(["second", "first"]);
});

test("logs shows what functions print", async () => {
  await project.run("run", "values:talkative");
  // The command watches for ever: it is cut off.
  const watch = ["logs", "--history", "50", "--success"];
  const { stdout, code } = await convexCli(project.folder, project.engine, watch, { timeoutMs: 5_000 });
  expect(code).toBe(null);
  expect(stdout).toMatch(/\[CONVEX Q\(values:talkative\)\] \[LOG\]/);
});

test("function-spec names functions, validators and routes", async () => {
  const spec = parsed((await project.run("function-spec")).stdout) as {
    url: string;
    functions: { identifier?: string; functionType: string; method?: string; path?: string }[];
  };
  expect(spec.url).toBe(project.engine.url);
  expect(spec.functions.find(({ identifier }) => identifier === "messages.js:send")).toMatchObject({
    functionType: "Mutation",
    visibility: { kind: "public" },
    args: { type: "object" },
  });
  expect(spec.functions).toContainEqual({ functionType: "HttpAction", method: "PUT", path: "/echo/*" });
});

test("codegen writes types for what is deployed", async () => {
  await project.run("codegen", "--typecheck", "disable");
  const types = await readFile(join(project.folder, "convex/_generated/api.d.ts"), "utf8");
  expect(types).toContain("messages: typeof messages");
});

test("dev --once pushes and names the URLs", async () => {
  const { stderr } = await project.run("dev", "--once", "--typecheck", "disable");
  expect(stderr).toContain("Convex functions ready!");
  const client = new ConvexHttpClient(project.engine.url);
  expect(await client.query(makeFunctionReference<"query">("values:echo"), { value: 1 })).toBe(1);
});

test("a wrong admin key is refused", async () => {
  const engine = { url: project.engine.url, adminKey: "wrong|key" };
  const { code, stderr } = await convexCli(project.folder, engine, ["data"]);
  expect(code).not.toBe(0);
  expect(stderr).toContain("admin key");
});
