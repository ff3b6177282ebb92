import { createHash } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { signToken } from "../../convex/shared/signedTokens";
import { cookieOf, film, LibraryProduct, type Name } from "../support/libraryProduct";

const MIB = 1024 ** 2;
/** Of odd sizes, so that the parts' edges are nowhere round. */
const PARTS = [3 * MIB + 17, 1, 5 * MIB, 777_777];
const SIZE = PARTS.reduce((sum, size) => sum + size, 0);

let product: LibraryProduct;
let file: Uint8Array<ArrayBuffer>;
let subject: string;

beforeAll(async () => {
  product = await LibraryProduct.start();
  file = film(SIZE);
  const location = await product.announce(SIZE, "film.mp4", "video/mp4");
  let offset = 0;
  for (const size of PARTS) {
    await product.send(location, offset, file.subarray(offset, offset + size));
    offset += size;
  }
  subject = await product.publish(await product.settled(location));
}, 300_000);
afterAll(() => product?.stop(), 60_000);

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const bodyOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const asked = (path: string, headers: Record<string, string>, method = "GET") =>
  product.fetch(path, "lena", { headers, method });

describe("a film in four parts of odd sizes", () => {
  test("comes whole, byte by byte, and tells what it is", async () => {
    const answer = await asked(await product.open("lena", subject), { "Accept-Encoding": "gzip" });
    expect(answer.status).toBe(200);
    expect(hash(await bodyOf(answer))).toBe(hash(file));
    const told = Object.fromEntries(answer.headers);
    expect(told).toMatchObject({
      "accept-ranges": "bytes",
      "content-type": "video/mp4",
      "content-length": String(SIZE),
      "content-disposition": "inline; filename=\"film.mp4\"; filename*=UTF-8''film.mp4",
      "cache-control": "private, no-cache, no-transform",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      etag: `"${hash(file)}"`,
    });
    expect(told["content-security-policy"]).toContain("default-src 'none'");
    expect(told["content-encoding"]).toBeUndefined();
  });

  const first = PARTS[0]!;
  test.each([
    ["its first byte", "bytes=0-0", 0, 1],
    ["its last byte", "bytes=-1", SIZE - 1, SIZE],
    ["over the edge of two parts", `bytes=${first - 1}-${first}`, first - 1, first + 1],
    ["a whole part of one byte", `bytes=${first}-${first}`, first, first + 1],
    ["over three parts", `bytes=${first - 10}-${first + 10}`, first - 10, first + 11],
    ["from somewhere on", `bytes=${SIZE - 1_000_000}-`, SIZE - 1_000_000, SIZE],
    ["the end and more", `bytes=${SIZE - 5}-${SIZE + 5}`, SIZE - 5, SIZE],
    ["all of it as a part", "bytes=0-", 0, SIZE],
  ])("gives %s", async (_name, range, from, to) => {
    const answer = await asked(await product.open("lena", subject), { Range: range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(`bytes ${from}-${to - 1}/${SIZE}`);
    expect(answer.headers.get("content-length")).toBe(String(to - from));
    expect(hash(await bodyOf(answer))).toBe(hash(file.subarray(from, to)));
  });

  test("gives nothing behind its end, all of it for what is no range, and the head alone", async () => {
    const path = await product.open("lena", subject);
    const behind = await asked(path, { Range: `bytes=${SIZE}-` });
    expect([behind.status, behind.headers.get("content-range"), (await bodyOf(behind)).length]).toEqual([
      ...[416, `bytes */${SIZE}`, 0],
    ]);
    const several = await asked(path, { Range: "bytes=0-1,5-6" });
    expect([several.status, (await bodyOf(several)).length]).toEqual([200, SIZE]);
    const head = await asked(path, {}, "HEAD");
    expect([head.status, head.headers.get("content-length"), (await bodyOf(head)).length]).toEqual([
      ...[200, String(SIZE), 0],
    ]);
    const partHead = await asked(path, { Range: "bytes=0-9" }, "HEAD");
    expect([partHead.status, partHead.headers.get("content-length")]).toEqual([206, "10"]);
  });

  test("minds what its reader has already", async () => {
    const path = await product.open("lena", subject);
    const etag = `"${hash(file)}"`;
    const status = async (headers: Record<string, string>) => {
      const answer = await asked(path, headers);
      await bodyOf(answer);
      return answer.status;
    };
    expect(await status({ "If-None-Match": etag })).toBe(304);
    expect(await status({ Range: "bytes=0-9", "If-Range": etag })).toBe(206);
    expect(await status({ Range: "bytes=0-9", "If-Range": '"another"' })).toBe(200);
  });
});

describe("an address", () => {
  const status = async (path: string, name: Name | null) => {
    const answer = await product.fetch(path, name);
    const words = await answer.text();
    return [answer.status, answer.headers.get("content-type"), words.slice(0, 40)];
  };
  const plain = "text/plain; charset=utf-8";
  const none = [404, plain, "There is no such file for you."];

  test("given to another account, or to nobody, opens nothing", async () => {
    const path = await product.open("lena", subject);
    for (const name of ["nora", "mara", "olaf"] as const) expect(await status(path, name)).toEqual(none);
    expect(await status(path, null)).toEqual([401, plain, "Please sign in."]);
  });

  test("that was altered opens nothing", async () => {
    const path = await product.open("lena", subject);
    const [, , , token = ""] = path.split("/");
    const [claims = "", signature = ""] = token.split(".");
    for (const wrong of [claims, `${claims}.`, `${claims.slice(0, -4)}AAAA.${signature}`, "x", `${token}x`])
      expect(await status(`/library/files/${wrong}/film.mp4`, "lena")).toEqual(none);
  });

  test("that ran out opens nothing, and can be renewed", async () => {
    const path = await product.open("lena", subject);
    const [, , , token = ""] = path.split("/");
    const claims = atob(token.split(".")[0]!.replaceAll("-", "+").replaceAll("_", "/")).split(" ");
    process.env["SERVER_SECRET"] = "the-servers-secret-for-tests";
    const old = await signToken("library.file.v1", [...claims.slice(0, 5), String(Date.now() - 1)]);
    expect((await status(`/library/files/${old}/film.mp4`, "lena"))[0]).toBe(410);
    const answer = await product.fetch("/library/open", "lena", {
      method: "POST",
      body: new URLSearchParams({ token: old }),
      headers: { Accept: "application/json" },
    });
    const { path: fresh } = (await answer.json()) as { path: string };
    expect((await product.fetch(fresh, "lena", { method: "HEAD" })).status).toBe(200);
  });

  test("opens nothing from the moment when its person is taken off the cohort", async () => {
    const path = await product.open("nora", subject);
    expect((await product.fetch(path, "nora", { method: "HEAD" })).status).toBe(200);
    await product.engine.run("tests/seeding:setPlace", { name: "nora", state: "withdrawn" });
    expect(await status(path, "nora")).toEqual(none);
    await expect(product.open("nora", subject)).rejects.toThrow("404");
    await product.engine.run("tests/seeding:setPlace", { name: "nora", state: "active" });
  });

  test("is not given to who is not in the cohort, nor to another site's post", async () => {
    await expect(product.open("olaf", subject)).rejects.toThrow("404");
    await expect(product.open("lena", "recordings:none")).rejects.toThrow("404");
    const foreign = await fetch(`${product.url}/library/open`, {
      method: "POST",
      body: new URLSearchParams({ subject }),
      headers: { Cookie: await cookieOf("lena"), Origin: "https://elsewhere.test" },
    });
    expect(foreign.status).toBe(403);
  });

  test("that asks to be saved is logged with the network it was asked from", async () => {
    const answer = await product.fetch("/library/open", "lena", {
      method: "POST",
      body: new URLSearchParams({ subject, download: "yes" }),
    });
    expect(answer.status).toBe(303);
    const file = await product.fetch(answer.headers.get("location")!, "lena", { method: "HEAD" });
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; /);
    const { rows, deeds } = await product.engine.run<
      Record<never, never>,
      { rows: { kind: string; subject: string; ipPrefix: string }[]; deeds: string[] }
    >("tests/seeding:accesses", {});
    expect(rows).toContainEqual({ kind: "downloaded", subject, ipPrefix: "127.0.0.0/24" });
    expect(deeds).toEqual(["recordings.downloaded"]);
  });
});

describe("a long film", () => {
  const LONG = 160 * MIB;
  let long: string;
  let digest: string;

  beforeAll(async () => {
    const bytes = film(LONG);
    digest = hash(bytes);
    long = await product.publish(await product.upload(bytes));
  }, 240_000);

  /** Begins to read and does not go on. */
  async function beginReading(): Promise<IncomingMessage> {
    const request = get(product.url + (await product.open("lena", long)), {
      headers: { Cookie: await cookieOf("lena") },
      agent: false,
    });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    response.pause();
    return response;
  }

  test("waits for slow readers without taking memory for them, and comes whole in the end", async () => {
    const before = await product.resident();
    const readers = await Promise.all(Array.from({ length: 4 }, () => beginReading()));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await product.resident()) - before).toBeLessThan(64 * MIB);
    const [reader, ...others] = readers;
    for (const other of others) other.destroy();
    const digested = createHash("sha256");
    for await (const chunk of reader!) digested.update(chunk as Buffer);
    expect(digested.digest("hex")).toBe(digest);
  });

  test("breaks off when its reader may have it no more, and its bytes are gone", async () => {
    const recording = long.split(":")[1] as never;
    const { organization } = product;
    const reader = await beginReading();
    await product.staff().mutation(api.library.recordings.remove, { organization, recording });
    const read = async () => {
      let length = 0;
      for await (const chunk of reader) length += (chunk as Buffer).length;
      return length;
    };
    await expect(read()).rejects.toThrow("aborted");
  });
});
