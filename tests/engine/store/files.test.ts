import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileStore, FileTooLargeError } from "../../../engine/store/files";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "files-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const chunks = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)));
const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

async function read(store: FileStore, fileKey: string, range?: { start: number; end: number }) {
  const stream = await store.open(fileKey, range);
  return stream === null ? null : (await buffer(stream)).toString();
}

test("a written file has its size, its sha-256 in base64 and its bytes", async () => {
  const store = new FileStore(folder);
  const file = await store.write(chunks("hello ", "world"));
  expect(file.size).toBe(11);
  expect(file.sha256).toBe("uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=");
  expect(file.fileKey).toMatch(/^([0-9a-f]{2})\/\1/);
  expect(await read(store, file.fileKey)).toBe("hello world");
  expect(await read(store, file.fileKey, { start: 6, end: 8 })).toBe("wor");
  expect(readdirSync(join(folder, "incoming"))).toEqual([]);
});

test("an empty stream is an empty file", async () => {
  const store = new FileStore(folder);
  const file = await store.write(chunks());
  expect(file).toMatchObject({ size: 0, sha256: createHash("sha256").digest("base64") });
  expect(await read(store, file.fileKey)).toBe("");
});

test("a stream that fails midway leaves nothing", async () => {
  const store = new FileStore(folder);
  async function* failing() {
    yield Buffer.from("some");
    throw new Error("connection lost");
  }
  await expect(store.write(failing())).rejects.toThrow("connection lost");
  expect(filesBelow(folder)).toEqual([]);
});

test("a file may be exactly as large as the cap and no larger", async () => {
  const store = new FileStore(folder, { maxBytes: 10 });
  await expect(store.write(chunks("12345", "67890"))).resolves.toMatchObject({ size: 10 });
  await expect(store.write(chunks("12345", "678901"))).rejects.toThrow(FileTooLargeError);
  expect(filesBelow(folder)).toHaveLength(1);
});

test("removed and unknown files are null, a key that is no key is refused", async () => {
  const store = new FileStore(folder);
  const { fileKey } = await store.write(chunks("x"));
  await store.remove(fileKey);
  await store.remove(fileKey);
  expect(await store.open(fileKey)).toBeNull();
  await expect(store.open("../../etc/passwd")).rejects.toThrow("Invalid file key");
});

test("a file removed while it is read is read to its end", async () => {
  const store = new FileStore(folder);
  const bytes = randomBytes(1 << 20);
  const { fileKey } = await store.write(chunks(bytes));
  const stream = await store.open(fileKey);
  await store.remove(fileKey);
  expect((await buffer(stream as Readable)).equals(bytes)).toBe(true);
});

test("removals wait until every hold is released", async () => {
  const store = new FileStore(folder);
  const { fileKey } = await store.write(chunks("x"));
  const releases = [store.holdRemovals(), store.holdRemovals()];
  await store.remove(fileKey);
  await releases[0]?.();
  await releases[0]?.();
  expect(await read(store, fileKey)).toBe("x");
  await releases[1]?.();
  expect(await store.open(fileKey)).toBeNull();
});

test("sweep removes unreferenced files and stale temporaries of earlier processes only", async () => {
  const earlier = new FileStore(folder);
  const kept = await earlier.write(chunks("kept"));
  await earlier.write(chunks("lost"));
  writeFileSync(join(folder, "incoming", "3d5f0f57-83f2-4d8c-8c0e-0d35a0a0d1f5"), "half");
  utimesSync(folder, 0, 0);

  const store = new FileStore(folder);
  const fresh = await store.write(chunks("not committed yet"));
  const removed = await store.sweep(async (keys) => new Set(keys.filter((key) => key === kept.fileKey)));
  expect(removed).toBe(2);
  expect(filesBelow(folder).sort()).toEqual([kept.fileKey.slice(3), fresh.fileKey.slice(3)].sort());
  await expect(store.sweep(async () => new Set())).rejects.toThrow("swept already");
});
