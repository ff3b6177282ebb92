import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import type { Value } from "convex/values";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { type Engine, startEngine } from "../../../engine/index";
import { convexCli, deploy, fixtureCopy } from "../../support/convexCli";

type Nothing = Record<string, never>;
type Message = { channel: string; author: string; body: string; likes: number };
type StoredFile = { name: string; url: string; metadata: { sha256: string; size: number } };

const sendMessage = makeFunctionReference<"mutation", Omit<Message, "likes">, string>("messages:send");
const listMessages = makeFunctionReference<"query", { channel: string }, Message[]>("messages:list");
const searchMessages = makeFunctionReference<"query", { text: string }, Message[]>("messages:search");
const putValue = makeFunctionReference<"mutation", { value: Value }, string>("values:put");
const allValues = makeFunctionReference<"query", Nothing, { value: Value }[]>("values:all");
const uploadUrl = makeFunctionReference<"mutation", Nothing, string>("files:uploadUrl");
const saveFile = makeFunctionReference<"mutation", { storageId: string; name: string }, null>("files:save");
const listFiles = makeFunctionReference<"query", Nothing, StoredFile[]>("files:list");

const scratch = mkdtempSync(join(tmpdir(), "snapshots-"));
const image = randomBytes(300_000);
const value: Value = {
  big: -(2n ** 63n),
  bytes: Uint8Array.from([0, 255]).buffer,
  list: [NaN, -0, -Infinity, 1, 1n, null, true],
  text: "ü\n",
};
let project: Awaited<ReturnType<typeof fixtureCopy>>;
let source: Engine;
let target: Engine;
let zip: string;

const start = (name: string) => startEngine({ data: join(scratch, name) });
const http = ({ url }: Engine) => new ConvexHttpClient(url);

async function cli(engine: Engine, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await convexCli(project.folder, engine, args);
  return `${stdout}${stderr}exit ${code}`;
}

async function importLines(engine: Engine, name: string, lines: string, ...args: string[]): Promise<string> {
  const path = join(scratch, name);
  writeFileSync(path, lines);
  return cli(engine, "import", ...args, path);
}

beforeAll(async () => {
  project = await fixtureCopy("basic");
  source = await start("source");
  target = await start("target");
  await deploy(project.folder, source);
  const client = http(source);
  for (const body of ["green tea", "black tea", "no tea"]) {
    await client.mutation(sendMessage, { channel: "general", author: "ann", body });
  }
  await client.mutation(putValue, { value });
  const url = await client.mutation(uploadUrl, {});
  const headers = { "Content-Type": "image/png" };
  const response = await fetch(url, { method: "POST", body: image, headers });
  const { storageId } = (await response.json()) as { storageId: string };
  await client.mutation(saveFile, { storageId, name: "image" });
  zip = join(scratch, "export.zip");
});

afterAll(async () => {
  await Promise.all([source.stop(), target.stop()]);
  await project.dispose();
  rmSync(scratch, { recursive: true });
});

test("what `convex export` writes, `convex import` brings into an empty folder", async () => {
  const exported = await cli(source, "export", "--path", zip, "--include-file-storage");
  expect(exported).toMatch(/Created snapshot export at timestamp \d+/);
  expect(exported).toMatch(/exit 0$/);
  const imported = await cli(target, "import", zip);
  expect(imported).toMatch(/Added \d+ documents\./);
  expect(imported).toMatch(/exit 0$/);

  await deploy(project.folder, target);
  const [before, after] = await Promise.all(
    [source, target].map(async (engine) => ({
      messages: await http(engine).query(listMessages, { channel: "general" }),
      found: await http(engine).query(searchMessages, { text: "tea" }),
      values: await http(engine).query(allValues, {}),
    })),
  );
  expect(after).toEqual(before);
  expect(after?.messages).toHaveLength(3);
  expect(after?.found).toHaveLength(3);
  expect(after?.values.map((row) => row.value)).toEqual([value]);
  const [file] = await http(target).query(listFiles, {});
  expect(file?.metadata.size).toBe(image.length);
  const served = await fetch(file?.url ?? "");
  expect(served.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await served.arrayBuffer()).equals(image)).toBe(true);
}, 120_000);

test("subscriptions and indexes see the imported documents", async () => {
  const client = new ConvexClient(source.url, { webSocketConstructor: WebSocket as never });
  const seen: number[] = [];
  client.onUpdate(listMessages, { channel: "imported" }, (messages) => seen.push(messages.length));
  await vi.waitFor(() => expect(seen).toEqual([0]));
  const message = { channel: "imported", author: "bob", body: "black coffee", likes: 1 };
  const lines = [message, { ...message, likes: 2 }].map((line) => JSON.stringify(line)).join("\n");
  const appended = await importLines(source, "more.jsonl", lines, "--table", "messages", "--append");
  expect(appended).toContain('Added 2 documents to table "messages".');
  await vi.waitFor(() => expect(seen).toEqual([0, 2]));
  expect(await http(source).query(searchMessages, { text: "coffee" })).toHaveLength(2);
  expect(await http(source).query(searchMessages, { text: "tea" })).toHaveLength(3);

  const replaced = await importLines(
    source,
    "only.jsonl",
    JSON.stringify(message),
    ..."--table messages --replace -y".split(" "),
  );
  expect(replaced).toContain("messages | 1      | 5 of 5 |");
  await vi.waitFor(() => expect(seen).toEqual([0, 2, 1]));
  expect(await http(source).query(searchMessages, { text: "tea" })).toEqual([]);
  expect(await http(source).query(searchMessages, { text: "coffee" })).toHaveLength(1);
  await client.close();
}, 120_000);

test("empty cells of optional fields are left out of CSV imports", async () => {
  const csv = "channel,author,body,likes,sticky\nsheet,cy,hello,3,\n";
  expect(await importLines(source, "rows.csv", csv, "--table", "messages", "--append")).toMatch(/exit 0$/);
  const [row] = await http(source).query(listMessages, { channel: "sheet" });
  expect(Object.keys(row ?? {}).sort()).toEqual([
    "_creationTime",
    "_id",
    "author",
    "body",
    "channel",
    "likes",
  ]);
});

test("refusals are printed", async () => {
  const exists = await importLines(source, "again.jsonl", "{}", "--table", "messages");
  expect(exists).toContain(
    "Table messages already exists. Please choose a new table name or use replace/append modes.",
  );
  expect(exists).toMatch(/exit 1$/);
  const unfit = await importLines(source, "unfit.jsonl", '{"name":5}', "--table", "channels");
  expect(unfit).toContain('in table "channels" because it does not match the schema');
  expect(unfit).toMatch(/exit 1$/);
});
