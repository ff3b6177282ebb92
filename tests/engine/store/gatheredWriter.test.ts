import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GatheredWriter } from "../../../engine/store/gatheredWriter";

const KIB = 1024;

let folder: string;
let path: string;
let file: FileHandle;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gathered-"));
  path = join(folder, "file");
  file = await open(path, "wx");
});
afterEach(async () => {
  await file.close().catch(() => undefined);
  rmSync(folder, { recursive: true });
});

const chunk = (index: number, size: number) => Buffer.alloc(size, index % 251);

test.each([
  ["nothing", []],
  ["one byte", [1]],
  ["many small ones", Array.from({ length: 1_000 }, () => 7)],
  ["those of a request", Array.from({ length: 33 }, () => 64 * KIB)],
  ["one that is larger than what is gathered", [5, 3 * 1024 * KIB, 5]],
])("%s: the file has the bytes in order", async (_, sizes: number[]) => {
  const writer = new GatheredWriter(file);
  const chunks = sizes.map((size, index) => chunk(index, size));
  for (const each of chunks) await writer.add(each);
  await writer.finish();
  expect(readFileSync(path).equals(Buffer.concat(chunks))).toBe(true);
});

test("what the system leaves over is written after it", async () => {
  const stingy = {
    writev: (chunks: Uint8Array[], position: number) =>
      file.write(chunks[0]!, 0, 10, position).then(({ bytesWritten }) => ({ bytesWritten })),
    write: (rest: Uint8Array, from: number, length: number, position: number) =>
      file.write(rest, from, Math.min(length, 100_000), position),
  } as unknown as FileHandle;
  const writer = new GatheredWriter(stingy);
  const chunks = [chunk(1, 300 * KIB), chunk(2, 300 * KIB), chunk(3, 50)];
  for (const each of chunks) await writer.add(each);
  await writer.finish();
  expect(readFileSync(path).equals(Buffer.concat(chunks))).toBe(true);
});

test("a write that fails is heard of, at the end at the latest", async () => {
  await file.close();
  const writer = new GatheredWriter(file);
  await writer.add(chunk(1, 10));
  await expect(writer.finish()).rejects.toThrow();
  const other = new GatheredWriter(file);
  await other.add(chunk(1, 1024 * KIB));
  await expect(other.add(chunk(2, 1024 * KIB))).rejects.toThrow();
  await expect(other.settled()).rejects.toThrow();
});
