import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pacedBody } from "../../app/server/library/serving/body";
import { bytesOf } from "../../app/server/library/serving/bytes";
import type { Piece } from "../../app/server/library/serving/pieces";

const MIB = 1024 ** 2;

let storage: Server;
let url: string;
/** Which pieces were asked for, in order, and answers that are under way. */
let asked: string[];
let open: Set<ServerResponse>;
/** What the storage does with a piece instead of giving it, once. */
let mishaps: Map<string, (response: ServerResponse, size: number) => void>;

beforeEach(async () => {
  [asked, open, mishaps] = [[], new Set(), new Map()];
  storage = createServer((request, response) => {
    const [, name = "", size = "0"] = (request.url ?? "").split("/");
    asked.push(name);
    open.add(response);
    response.on("close", () => open.delete(response));
    const mishap = mishaps.get(name);
    mishaps.delete(name);
    if (mishap !== undefined) return mishap(response, Number(size));
    response.writeHead(206, { "Content-Length": size });
    response.end(Buffer.alloc(Number(size), name));
  });
  storage.listen(0, "127.0.0.1");
  await once(storage, "listening");
  url = `http://127.0.0.1:${(storage.address() as AddressInfo).port}`;
});
afterEach(async () => {
  storage.closeAllConnections();
  await new Promise((resolve) => storage.close(resolve));
});

/** Pieces of a file, each of one letter, from a byte on. */
function piecesFrom(sizes: Record<string, number>, from = 0): Piece[] {
  let offset = 0;
  return Object.entries(sizes).flatMap(([name, size]) => {
    const begin = Math.max(from, offset);
    offset += size;
    const left = offset - begin;
    return left <= 0 ? [] : [{ offset: begin, size: left, url: `${url}/${name}/${left}`, headers: {} }];
  });
}

function read(sizes: Record<string, number>, signal = new AbortController().signal) {
  const to = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const gone: number[] = [];
  const goOn = (from: number) => {
    gone.push(from);
    return Promise.resolve(piecesFrom(sizes, from));
  };
  return { chunks: bytesOf({ from: 0, to, pieces: piecesFrom(sizes), goOn }, signal), gone };
}

/** The letters that came, each with how often. */
async function lettersOf(chunks: AsyncIterable<Buffer>): Promise<Record<string, number>> {
  const letters: Record<string, number> = {};
  for await (const chunk of chunks)
    for (const [run] of chunk.toString().matchAll(/(.)\1*/g))
      letters[run[0]!] = (letters[run[0]!] ?? 0) + run.length;
  return letters;
}

describe("pieces are read", () => {
  test("one after the other, each once", async () => {
    const sizes = { a: 3 * MIB, b: 5, c: 2 * MIB };
    const { chunks, gone } = read(sizes);
    expect(await lettersOf(chunks)).toEqual(sizes);
    expect([asked, gone]).toEqual([["a", "b", "c"], []]);
  });

  test("with the next one asked for shortly before it is needed, and no other", async () => {
    const { chunks } = read({ a: 8 * MIB, b: 8 * MIB, c: 8 * MIB });
    let length = 0;
    while (length < 6 * MIB) length += (await chunks.next()).value!.length;
    expect(asked).toEqual(["a"]);
    while (length <= 7 * MIB + 65_536) length += (await chunks.next()).value!.length;
    await expect.poll(() => asked).toEqual(["a", "b"]);
    await chunks.return(undefined);
    await expect.poll(() => open.size).toBe(0);
  });

  test("as far as they are known; where they go on is asked then", async () => {
    const sizes = { a: 10, b: 20, c: 30 };
    const gone: number[] = [];
    const goOn = (from: number) => {
      gone.push(from);
      return Promise.resolve(piecesFrom(sizes, from).slice(0, 1));
    };
    const source = { from: 0, to: 60, pieces: piecesFrom(sizes).slice(0, 1), goOn };
    expect(await lettersOf(bytesOf(source, new AbortController().signal))).toEqual(sizes);
    expect(gone).toEqual([10, 30]);
  });
});

describe("a storage that", () => {
  test.each([
    [
      "breaks off",
      (response: ServerResponse, size: number) => {
        response.writeHead(206, { "Content-Length": size }).write(Buffer.alloc(MIB, "b"));
        setTimeout(() => response.destroy(), 50);
      },
    ],
    ["refuses", (response: ServerResponse) => response.writeHead(403).end()],
    [
      "gives another stretch",
      (response: ServerResponse) => {
        response.writeHead(200, { "Content-Length": 3 }).end("xyz");
      },
    ],
    ["hangs up", (response: ServerResponse) => response.destroy()],
  ])("%s is asked again for what is missing", async (_name, mishap) => {
    const sizes = { a: 5, b: 2 * MIB, c: 7 };
    mishaps.set("b", mishap);
    const { chunks, gone } = read(sizes);
    expect(await lettersOf(chunks)).toEqual(sizes);
    expect(gone).toHaveLength(1);
  });

  test("fails again and again ends it", async () => {
    const refuse = (response: ServerResponse) => {
      mishaps.set("b", refuse);
      response.writeHead(500).end();
    };
    mishaps.set("b", refuse);
    const { chunks, gone } = read({ a: 5, b: 5 });
    await expect(lettersOf(chunks)).rejects.toThrow("The storage of files answered with 500");
    expect(gone).toEqual([5, 5]);
  });

  test("knows no more ends it", async () => {
    const source = { from: 0, to: 5, pieces: [], goOn: () => Promise.resolve([]) };
    const chunks = bytesOf(source, new AbortController().signal);
    await expect(lettersOf(chunks)).rejects.toThrow("knows no more");
  });

  test("lets go of access ends it", async () => {
    mishaps.set("a", (response) => response.destroy());
    const goOn = () => Promise.reject(new Error("no longer"));
    const source = { from: 0, to: 5, pieces: piecesFrom({ a: 5 }), goOn };
    await expect(lettersOf(bytesOf(source, new AbortController().signal))).rejects.toThrow("no longer");
  });
});

describe("a body", () => {
  test("gives a chunk only when the client took what came before", async () => {
    const { chunks } = read({ a: 8 * MIB });
    let release = () => {};
    const drained = () => new Promise<void>((resolve) => (release = resolve));
    const reader = pacedBody(chunks, drained, new AbortController().signal).getReader();
    const first = reader.read();
    expect(await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 200, "waits"))])).toBe(
      "waits",
    );
    expect(asked).toEqual([]);
    release();
    expect((await first).value!.length).toBeGreaterThan(0);
    const cancelled = reader.cancel();
    release();
    await cancelled;
  });

  test("ends quietly when the client is gone, and the storage is let go", async () => {
    const controller = new AbortController();
    const { chunks } = read({ a: 64 * MIB }, controller.signal);
    const reader = pacedBody(chunks, () => Promise.resolve(), controller.signal).getReader();
    await reader.read();
    expect(open.size).toBe(1);
    controller.abort();
    let done = false;
    while (!done) done = (await reader.read()).done;
    await expect.poll(() => open.size).toBe(0);
  });

  test("fails where the file cannot be read", async () => {
    const source = { from: 0, to: 5, pieces: [], goOn: () => Promise.resolve([]) };
    const { signal } = new AbortController();
    const reader = pacedBody(bytesOf(source, signal), () => Promise.resolve(), signal).getReader();
    await expect(reader.read()).rejects.toThrow("knows no more");
  });
});
