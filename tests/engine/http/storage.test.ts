import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readlinkSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueUploadToken } from "../../../engine/store/uploadTokens";
import { SECRET, type SnapshotServer, startSnapshotServer } from "../../support/snapshotServer";

const HOUR = 3_600_000;
let server: SnapshotServer;
const now = Date.now();

beforeAll(async () => {
  server = await startSnapshotServer({ maxBytes: 1 << 20, now: () => now });
});
afterAll(() => server.stop());

const tokenFor = (component = "", issuedAt = now) => issueUploadToken(SECRET, { component, issuedAt });
const filesOnDisk = () =>
  readdirSync(`${server.folder}/storage`, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

function upload(
  body: string | Buffer | ReadableStream,
  headers: Record<string, string> = {},
  token = tokenFor(),
) {
  const url = `${server.url}/api/storage/upload?token=${encodeURIComponent(token)}`;
  return fetch(url, { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

type Stored = { uuid: string; sha256: string; size: number; contentType: string | null };

async function stored(body: string | Buffer, headers: Record<string, string> = {}, component = "") {
  const response = await upload(body, headers, tokenFor(component));
  const { storageId } = (await response.json()) as { storageId: string };
  const file = await server.admin<Stored>("storage.find", { component, storageId });
  const query = component === "" ? "" : `?component=${component}`;
  return { ...file, storageId, url: `${server.url}/api/storage/${file.uuid}${query}` };
}

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("base64");

describe("uploads", () => {
  test("keep bytes, content type and sha-256", async () => {
    const file = await stored("hello", { "Content-Type": "text/plain; charset=utf-8" });
    expect(file).toMatchObject({
      size: 5,
      sha256: sha256("hello"),
      contentType: "text/plain; charset=utf-8",
    });
    const response = await fetch(file.url);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("hello");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("content-length")).toBe("5");
    expect(response.headers.get("cache-control")).toBe("private, max-age=2592000");
    expect(response.headers.get("digest")).toBe(`sha-256=${sha256("hello")}`);
    expect(response.headers.get("etag")).toBe(`"${sha256("hello")}"`);
    expect(response.headers.get("accept-ranges")).toBe("bytes");
  });

  test("without a content type are served without one", async () => {
    const file = await stored(Buffer.from("raw"));
    expect(file.contentType).toBeNull();
    expect((await fetch(file.url)).headers.get("content-type")).toBeNull();
  });

  test("of a component are found with its path alone", async () => {
    const file = await stored("inner", {}, "waitlist");
    expect(await (await fetch(file.url)).text()).toBe("inner");
    expect((await fetch(file.url.replace(/\?.*/, ""))).status).toBe(404);
  });

  test("may promise their sha-256", async () => {
    const digest = sha256("right");
    expect((await upload("right", { Digest: `sha-256=${digest}` })).status).toBe(200);
    expect((await upload("right", { "Content-Digest": `sha-256=:${digest}:` })).status).toBe(200);
    expect((await upload("right", { "Content-Digest": "sha-512=:abc=:" })).status).toBe(200);
  });

  const wrong = sha256("right");
  const mismatch = `Sha256 mismatch. Expected: ${wrong} Actual: ${sha256("wrong")}`;
  test.each([
    ["a wrong Digest", { Digest: `sha-256=${wrong}` }, 400, "Sha256Mismatch", mismatch],
    ["a wrong Content-Digest", { "Content-Digest": `sha-256=:${wrong}:` }, 400, "Sha256Mismatch", mismatch],
    [
      "a malformed Digest",
      { Digest: "sha-256=x" },
      400,
      "BadHeader",
      "Bad header for digest: invalid HTTP header",
    ],
    ["another Digest", { Digest: "md5=x" }, 400, "BadHeader", "Bad header for digest: invalid HTTP header"],
    [
      "no content type",
      { "Content-Type": "nonsense" },
      400,
      "BadHeader",
      "Bad header for content-type: invalid HTTP header",
    ],
  ])("with %s leave nothing", async (_name, headers, status, code, message) => {
    const before = filesOnDisk().length;
    const response = await upload(Buffer.from("wrong"), headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ code, message });
    expect(filesOnDisk()).toHaveLength(before);
  });

  test.each([
    ["expired", () => tokenFor("", now - HOUR), "StorageTokenExpired"],
    ["forged", () => issueUploadToken("another", { component: "", issuedAt: now }), "StorageTokenInvalid"],
  ])("with a token that is %s are refused", async (_name, token, code) => {
    const response = await upload("x", {}, token());
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code });
  });

  test("without a token are refused", async () => {
    const response = await fetch(`${server.url}/api/storage/upload`, { method: "POST", body: "x" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "BadQueryArgs" });
  });

  test("larger than the cap are refused, announced or not", async () => {
    const before = filesOnDisk().length;
    expect((await upload(randomBytes((1 << 20) + 1))).status).toBe(413);
    const chunks = (async function* () {
      for (let i = 0; i < 20; i++) yield randomBytes(1 << 16);
    })();
    const streamed = await upload(Readable.toWeb(Readable.from(chunks)) as ReadableStream).catch(() => null);
    if (streamed !== null) expect(streamed.status).toBe(413);
    await expect.poll(() => filesOnDisk().length).toBe(before);
  });

  test("that are cut off leave nothing", async () => {
    const before = filesOnDisk().length;
    const { hostname, port } = new URL(server.url);
    const client = request({
      hostname,
      port,
      method: "POST",
      path: `/api/storage/upload?token=${tokenFor()}`,
      headers: { "Content-Length": 100_000 },
    });
    client.on("error", () => undefined);
    client.write(randomBytes(50_000));
    await expect.poll(() => filesOnDisk().length).toBe(before + 1);
    client.destroy();
    await expect.poll(() => filesOnDisk().length).toBe(before);
  });

  test("of two MB are whole after their round trip", async () => {
    const big = await startSnapshotServer({ now: () => now });
    const bytes = randomBytes(2 << 20);
    const response = await fetch(`${big.url}/api/storage/upload?token=${tokenFor()}`, {
      method: "POST",
      body: bytes,
    });
    const { storageId } = (await response.json()) as { storageId: string };
    const { uuid } = await big.admin<Stored>("storage.find", { component: "", storageId });
    const back = Buffer.from(await (await fetch(`${big.url}/api/storage/${uuid}`)).arrayBuffer());
    expect(back.equals(bytes)).toBe(true);
    await big.stop();
  });
});

describe("downloads", () => {
  const CONTENT = "0123456789";
  let file: Awaited<ReturnType<typeof stored>>;
  let lastModified: string;
  beforeAll(async () => {
    file = await stored(CONTENT, { "Content-Type": "text/plain" });
    lastModified = (await fetch(file.url)).headers.get("last-modified") ?? "";
  });

  test("Last-Modified is when the file was stored", () => {
    expect(Math.abs(Date.parse(lastModified) - Date.now())).toBeLessThan(60_000);
  });

  test.each([
    ["bytes=0-3", 206, "bytes 0-3/10", "0123"],
    ["bytes=4-", 206, "bytes 4-9/10", "456789"],
    ["bytes=-3", 206, "bytes 7-9/10", "789"],
    ["bytes=-30", 206, "bytes 0-9/10", CONTENT],
    ["bytes=9-9", 206, "bytes 9-9/10", "9"],
    ["bytes=5-500", 206, "bytes 5-9/10", "56789"],
    ["Bytes = 0 - 1", 206, "bytes 0-1/10", "01"],
    ["bytes=10-", 416, "bytes */10", ""],
    ["bytes=10-20", 416, "bytes */10", ""],
    ["bytes=-0", 416, "bytes */10", ""],
    ["bytes=0-1,3-4", 200, null, CONTENT],
    ["bytes=3-1", 200, null, CONTENT],
    ["bytes=-", 200, null, CONTENT],
    ["bytes=a-b", 200, null, CONTENT],
    ["items=0-1", 200, null, CONTENT],
    ["bytes=99999999999999999999-", 416, "bytes */10", ""],
  ])("Range: %s gives %i", async (range, status, contentRange, body) => {
    const response = await fetch(file.url, { headers: { Range: range } });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("content-length")).toBe(String(body.length));
    expect(await response.text()).toBe(body);
  });

  test.each([
    ["the ETag", () => `"${file.sha256}"`, 206],
    ["another ETag", () => '"other"', 200],
    ["a weak ETag", () => `W/"${file.sha256}"`, 200],
    ["the date", () => lastModified, 206],
    ["an older date", () => new Date(Date.parse(lastModified) - 1000).toUTCString(), 200],
    ["nonsense", () => "yesterday", 200],
  ])("If-Range with %s", async (_name, ifRange, status) => {
    const response = await fetch(file.url, { headers: { Range: "bytes=0-0", "If-Range": ifRange() } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(status === 206 ? "0" : CONTENT);
  });

  test.each([
    ["If-None-Match", () => `"${file.sha256}"`, 304],
    ["If-None-Match", () => `"a", W/"${file.sha256}"`, 304],
    ["If-None-Match", () => "*", 304],
    ["If-None-Match", () => '"a"', 200],
    ["If-Modified-Since", () => lastModified, 304],
    ["If-Modified-Since", () => new Date(Date.parse(lastModified) - 1000).toUTCString(), 200],
    ["If-Modified-Since", () => "yesterday", 200],
  ])("%s: %o gives %i", async (header, value, status) => {
    const response = await fetch(file.url, { headers: { [header]: value() } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(status === 304 ? "" : CONTENT);
    expect(response.headers.get("etag")).toBe(`"${file.sha256}"`);
  });

  test("HEAD tells the whole file's length, whatever the range", async () => {
    const response = await fetch(file.url, { method: "HEAD", headers: { Range: "bytes=0-1" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe("10");
    expect(await response.text()).toBe("");
  });

  test("an empty file is whole for every range", async () => {
    const empty = await stored("");
    for (const range of ["bytes=0-", "bytes=-5"]) {
      const response = await fetch(empty.url, { headers: { Range: range } });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-length")).toBe("0");
    }
  });

  test("unknown and malformed names", async () => {
    const unknown = await fetch(`${server.url}/api/storage/00000000-0000-4000-8000-000000000000`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({
      code: "FileNotFound",
      message: "File 00000000-0000-4000-8000-000000000000 not found",
    });
    const byId = await fetch(`${server.url}/api/storage/${file.storageId}`);
    expect(byId.status).toBe(400);
    expect(await byId.json()).toMatchObject({ code: "InvalidStoragePath" });
  });

  test("a client that goes away closes the file, one that waits gets it all", async () => {
    const bytes = randomBytes(1 << 20);
    const big = await stored(bytes);
    const { hostname, port, pathname } = new URL(big.url);
    const gone = connect(Number(port), hostname);
    gone.write(`GET ${pathname} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await once(gone, "data");
    gone.destroy();
    await expect.poll(() => openFilesBelow(server.folder)).toBe(0);

    const response = await fetch(big.url);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });
});

function openFilesBelow(folder: string): number {
  return readdirSync("/proc/self/fd").filter((fd) => linkOf(fd).startsWith(`${folder}/storage/`)).length;
}

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return "";
  }
}
