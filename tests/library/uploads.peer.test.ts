import { createHash, randomBytes } from "node:crypto";
import Uppy from "@uppy/core";
import Tus from "@uppy/tus";
import { Upload } from "tus-js-client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forgetHash } from "../../app/server/library/uploads/fileHashes";
import { type Answer, idOf, metadata, patching, SOON, UploadProduct } from "./uploadProduct";

const MIB = 1024 ** 2;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const sha1 = (bytes: Uint8Array) => createHash("sha1").update(bytes).digest("base64");
/** Bytes that are text: they are taken, and no stretch of them is like another. */
const words = (size: number) =>
  Buffer.from(
    randomBytes(Math.ceil(size / 2))
      .toString("hex")
      .slice(0, size),
  );

let uploads: UploadProduct;
beforeAll(async () => {
  uploads = await UploadProduct.start();
}, 240_000);
afterAll(() => uploads?.stop());

describe("what is asked in the wrong way", () => {
  type Case = [what: string, method: string, change: Record<string, string>, status: number];
  const ofOne: Case[] = [
    ["another version", "PATCH", { "Tus-Resumable": "0.2.2" }, 412],
    ["no version", "HEAD", { "Tus-Resumable": "" }, 412],
    ["another type", "PATCH", { "Content-Type": "application/octet-stream" }, 415],
    ["no type", "PATCH", { "Content-Type": "" }, 415],
    ["an offset before", "PATCH", { "Upload-Offset": "4" }, 409],
    ["an offset ahead", "PATCH", { "Upload-Offset": "6" }, 409],
    ["no offset", "PATCH", { "Upload-Offset": "" }, 400],
    ["an offset that is none", "PATCH", { "Upload-Offset": "-1" }, 400],
    ["more than was announced", "PATCH", { "Content-Length": "7" }, 413],
    ["a hash of a kind that is not known", "PATCH", { "Upload-Checksum": "crc32 AAAAAA==" }, 400],
    ["a hash that is none", "PATCH", { "Upload-Checksum": "sha1 !" }, 400],
    ["a length of what has one", "PATCH", { "Upload-Length": "12" }, 501],
    ["reading", "GET", {}, 405],
    ["putting", "PUT", {}, 405],
    ["another site", "PATCH", { Origin: "https://elsewhere.test" }, 403],
  ];
  test.each(ofOne)("%s (%s)", async (_, method, change, status) => {
    const path = await uploads.create(11);
    expect((await uploads.patch(path, 0, Buffer.from("Hello"))).status).toBe(204);
    const body = Buffer.from(change["Content-Length"] === "7" ? " world!" : " world");
    const headers = { ...(method === "PATCH" && patching(5)), ...change };
    const hasBody = method === "PATCH" || method === "PUT";
    const answer = await uploads.ask(method, path, { headers, ...(hasBody && { body }) });
    expect(answer.status).toBe(status);
    if (status === 412) expect(answer.headers["tus-version"]).toBe("1.0.0");
    if (method !== "HEAD") expect(answer.body.length).toBeGreaterThan(10);
    expect(await uploads.offset(path)).toBe(5);
  });

  const beginnings: Case[] = [
    ["no length", "POST", { "Upload-Length": "" }, 400],
    ["no length yet", "POST", { "Upload-Length": "", "Upload-Defer-Length": "1" }, 501],
    ["an empty file", "POST", { "Upload-Length": "0" }, 400],
    ["a length that is none", "POST", { "Upload-Length": "many" }, 400],
    ["parts to be joined", "POST", { "Upload-Concat": "partial" }, 501],
    ["no purpose", "POST", { "Upload-Metadata": metadata({ filename: "a" }) }, 400],
    ["metadata that is none", "POST", { "Upload-Metadata": "a b c" }, 400],
    ["a document that is too large", "POST", { "Upload-Length": String(500 * MIB + 1) }, 413],
    ["what nothing may be", "POST", { "Upload-Length": String(20 * 1024 * MIB + 1) }, 413],
  ];
  test.each(beginnings)("%s (%s)", async (_, method, change, status) => {
    const headers = { "Upload-Length": "5", "Upload-Metadata": metadata({ purpose: "material" }), ...change };
    expect((await uploads.ask(method, "/library/uploads", { headers })).status).toBe(status);
  });

  test.each([
    ["nobody", null, 401],
    ["somebody who may not", "Rita", 403],
    ["somebody else of the staff", "Tina", 404],
  ])("by %s", async (_, as, status) => {
    const path = await uploads.create(5);
    const headers = patching(0);
    expect((await uploads.ask("PATCH", path, { as, headers, body: Buffer.from("Hello") })).status).toBe(
      status,
    );
    expect((await uploads.ask("HEAD", path, { as })).status).toBe(status);
    expect((await uploads.ask("DELETE", path, { as })).status).toBe(status);
    expect(await uploads.offset(path)).toBe(0);
  });

  test.each(["/library/uploads/none", "/library/uploads", `/library/uploads/${"a".repeat(32)}`])(
    "of %s, which is none",
    async (path) => {
      expect((await uploads.ask("HEAD", path)).status).toBe(404);
      expect((await uploads.patch(path, 0, Buffer.from("Hello"))).status).toBe(404);
      expect((await uploads.ask("DELETE", path)).status).toBe(404);
    },
  );
});

describe("the protocol", () => {
  test("says what it can", async () => {
    const { status, headers } = await uploads.ask("OPTIONS", "/library/uploads", { as: null });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      "tus-version": "1.0.0",
      "tus-extension": "creation,creation-with-upload,checksum,termination,expiration",
      "tus-max-size": String(20 * 1024 * MIB),
      "tus-checksum-algorithm": "sha1,sha256,sha512,md5",
    });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("a file comes in many requests, and says how far it is", async () => {
    const path = await uploads.create(11, { name: "Grüße.txt" });
    expect(path).toMatch(/^\/library\/uploads\/[0-9a-z]{31,37}$/);
    const begun = await uploads.ask("HEAD", path);
    expect(begun.headers).toMatchObject({
      ...{
        "upload-offset": "0",
        "upload-length": "11",
        "tus-resumable": "1.0.0",
        "cache-control": "no-store",
      },
      "upload-metadata": metadata({ purpose: "material", filename: "Grüße.txt" }),
    });
    const until = Date.parse(String(begun.headers["upload-expires"])) - Date.now();
    expect(Math.abs(until - 86_400_000)).toBeLessThan(60_000);
    const first = await uploads.patch(path, 0, Buffer.from("Hello"));
    expect([first.status, first.headers["upload-offset"]]).toEqual([204, "5"]);
    expect(first.headers["upload-expires"]).toBeDefined();
    const last = await uploads.patch(path, 5, Buffer.from(" world"));
    expect([last.status, last.headers["upload-offset"]]).toEqual([204, "11"]);
    expect(last.headers["upload-expires"]).toBeUndefined();
    const hash = sha256(Buffer.from("Hello world"));
    expect(await uploads.arrived(path)).toEqual({ state: "ready", stored: hash, said: hash });
    expect((await uploads.patch(path, 11, Buffer.alloc(0))).status).toBe(204);
    expect(await uploads.offset(path)).toBe(11);
  });

  test("a file of many parts comes in one request, and with what announces it", async () => {
    const file = words(20 * MIB + 7);
    const path = await uploads.create(file.length);
    expect((await uploads.patch(path, 0, file)).status).toBe(204);
    expect(await uploads.arrived(path)).toEqual({ state: "ready", stored: sha256(file), said: sha256(file) });
    expect((await uploads.look(path)).sizes).toEqual([8 * MIB, 8 * MIB, 4 * MIB + 7]);

    const begun = await uploads.ask("POST", "/library/uploads", {
      headers: {
        "Upload-Length": String(file.length),
        "Upload-Metadata": metadata({ purpose: "material", filename: "a.txt" }),
        "Content-Type": "application/offset+octet-stream",
      },
      body: file,
    });
    expect([begun.status, begun.headers["upload-offset"]]).toEqual([201, String(file.length)]);
    const whole = await uploads.arrived(String(begun.headers["location"]));
    expect(whole).toEqual({ state: "ready", stored: sha256(file), said: sha256(file) });
  });

  test("a method is meant that a network does not let through", async () => {
    const path = await uploads.create(5);
    const headers = { ...patching(0), "X-HTTP-Method-Override": "PATCH" };
    expect((await uploads.ask("POST", path, { headers, body: Buffer.from("Hello") })).status).toBe(204);
    expect(await uploads.offset(path)).toBe(5);
  });

  test("what is given up is gone, with its files", async () => {
    const path = await uploads.create(11);
    const { files } = await uploads.look(path);
    await uploads.patch(path, 0, Buffer.from("Hello"));
    expect((await uploads.look(path)).files).toBe(files + 1);
    expect((await uploads.ask("DELETE", path)).status).toBe(204);
    for (const method of ["HEAD", "DELETE"]) expect((await uploads.ask(method, path)).status).toBe(404);
    expect((await uploads.patch(path, 5, Buffer.from(" world"))).status).toBe(404);
    await vi.waitFor(async () => {
      expect(await uploads.look(path)).toMatchObject({ row: null, sizes: [], files });
    }, SOON);
  });

  test("what ran out is gone, and swept", async () => {
    const path = await uploads.create(11);
    await uploads.patch(path, 0, Buffer.from("Hello"));
    await uploads.expire(path);
    expect((await uploads.ask("HEAD", path)).status).toBe(410);
    expect((await uploads.patch(path, 5, Buffer.from(" world"))).status).toBe(410);
    await uploads.product.run("library/uploadJobs:sweep", {});
    expect((await uploads.ask("HEAD", path)).status).toBe(404);
    await vi.waitFor(async () => expect((await uploads.look(path)).row).toBeNull(), SOON);
  });

  test("there is no room for more than the organization may have", async () => {
    await uploads.product.cli("env", "set", "LIBRARY_QUOTA_BYTES=100");
    const headers = { "Upload-Length": "101", "Upload-Metadata": metadata({ purpose: "material" }) };
    const refused = await uploads.ask("POST", "/library/uploads", {
      headers: { ...headers, "Accept-Language": "de" },
    });
    await uploads.product.cli("env", "unset", "LIBRARY_QUOTA_BYTES");
    expect([refused.status, refused.body]).toEqual([
      413,
      "Für diese Datei ist kein Platz mehr. Löschen Sie Aufzeichnungen oder Unterlagen, die niemand braucht.\n",
    ]);
  });
});

describe("a checksum", () => {
  test("that holds is taken, over many parts as well", async () => {
    const file = words(9 * MIB);
    const path = await uploads.create(file.length);
    const sum = { "Upload-Checksum": `sha1 ${sha1(file)}` };
    expect((await uploads.patch(path, 0, file, sum)).status).toBe(204);
    expect(await uploads.arrived(path)).toEqual({ state: "ready", stored: sha256(file), said: sha256(file) });
  });

  test("that does not hold leaves everything as it was", async () => {
    const file = words(9 * MIB);
    const path = await uploads.create(file.length);
    const { files } = await uploads.look(path);
    const sum = { "Upload-Checksum": `sha1 ${sha1(Buffer.from("other"))}` };
    expect((await uploads.patch(path, 0, file, sum)).status).toBe(460);
    expect(await uploads.offset(path)).toBe(0);
    expect(await uploads.look(path)).toMatchObject({ sizes: [], files });
    const right = { "Upload-Checksum": `sha256 ${createHash("sha256").update(file).digest("base64")}` };
    expect((await uploads.patch(path, 0, file, right)).status).toBe(204);
    expect((await uploads.arrived(path)).said).toBe(sha256(file));
  });

  test("of what was cut says nothing: none of it counts", async () => {
    const file = words(2 * MIB);
    const path = await uploads.create(file.length);
    await cut(path, 0, file, MIB, { "Upload-Checksum": `sha1 ${sha1(file)}` });
    expect(await uploads.offset(path)).toBe(0);
  });
});

/** Sends the beginning of what was announced, and breaks the connection. */
async function cut(
  path: string,
  offset: number,
  file: Buffer,
  sent: number,
  headers: Record<string, string> = {},
): Promise<void> {
  const length = { "Content-Length": String(file.length - offset) };
  const request = await uploads.open("PATCH", path, {
    headers: { ...patching(offset), ...length, ...headers },
  });
  request.on("error", () => undefined);
  await new Promise<void>((resolve) => request.write(file.subarray(offset, offset + sent), () => resolve()));
  // Time for the other side to read what has left this one.
  await new Promise((resolve) => setTimeout(resolve, 300));
  request.destroy();
}

describe("what is cut", () => {
  test("keeps what had come, and goes on from there", async () => {
    const file = words(30 * MIB);
    const path = await uploads.create(file.length);
    await cut(path, 0, file, 20 * MIB);
    const first = await uploads.offset(path);
    expect(first).toBeGreaterThan(16 * MIB);
    expect(first).toBeLessThanOrEqual(20 * MIB);
    await cut(path, first, file, 100);
    const second = await uploads.offset(path);
    expect(second).toBe(first + 100);
    expect((await uploads.patch(path, second, file.subarray(second))).status).toBe(204);
    expect(await uploads.arrived(path)).toEqual({ state: "ready", stored: sha256(file), said: sha256(file) });
    expect((await uploads.look(path)).sizes.slice(0, 4)).toEqual([8 * MIB, 8 * MIB, first - 16 * MIB, 100]);
  });

  test("goes on at a web server that did not see its beginning, which leaves the hash to be found out", async () => {
    const file = words(18 * MIB + 3);
    const path = await uploads.create(file.length);
    expect((await uploads.patch(path, 0, file.subarray(0, 9 * MIB))).status).toBe(204);
    forgetHash(idOf(path));
    expect((await uploads.patch(path, 9 * MIB, file.subarray(9 * MIB))).status).toBe(204);
    expect(await uploads.arrived(path)).toEqual({ state: "ready", stored: sha256(file), said: sha256(file) });
  });

  test("goes on while the old connection hangs", async () => {
    const file = words(2 * MIB);
    const path = await uploads.create(file.length);
    const headers = { ...patching(0), "Content-Length": String(file.length) };
    const hanging = await uploads.open("PATCH", path, { headers });
    hanging.on("error", () => undefined);
    await new Promise<void>((resolve) => hanging.write(file.subarray(0, MIB), () => resolve()));
    expect(await uploads.offset(path)).toBe(MIB);
    expect((await uploads.patch(path, MIB, file.subarray(MIB))).status).toBe(204);
    hanging.destroy();
    expect((await uploads.arrived(path)).said).toBe(sha256(file));
  });

  test("loses a part at most when the engine is killed in between", async () => {
    const file = words(40 * MIB);
    const path = await uploads.create(file.length);
    const sent = await uploads.open("PATCH", path, {
      headers: { ...patching(0), "Content-Length": String(file.length) },
    });
    const answered = new Promise<number>((resolve) => {
      sent.on("response", (answer) => resolve(answer.statusCode ?? 0));
      sent.on("error", () => resolve(0));
    });
    await new Promise<void>((resolve) => sent.write(file.subarray(0, 20 * MIB), () => resolve()));
    await vi.waitFor(async () => {
      expect((await uploads.look(path)).sizes.length).toBeGreaterThanOrEqual(2);
    }, SOON);
    const killed = uploads.product.crash(Date.now() + 1000);
    sent.end(file.subarray(20 * MIB));
    expect([0, 503]).toContain(await answered);
    await killed;
    const offset = await uploads.offset(path);
    expect(offset).toBeGreaterThanOrEqual(16 * MIB);
    expect((await uploads.patch(path, offset, file.subarray(offset))).status).toBe(204);
    expect(await uploads.arrived(path)).toEqual({ state: "ready", stored: sha256(file), said: sha256(file) });
  });
});

describe("side by side", () => {
  test("of two that send the same stretch one is told that it comes too late", async () => {
    const file = words(5 * MIB);
    const path = await uploads.create(file.length);
    const answers = await Promise.all([uploads.patch(path, 0, file), uploads.patch(path, 0, file)]);
    const statuses = answers.map(({ status }: Answer) => status).sort();
    expect(statuses).toEqual([204, 409]);
    expect((await uploads.arrived(path)).said).toBe(sha256(file));
    expect((await uploads.look(path)).sizes).toEqual([5 * MIB]);
  });

  test("many files do not get in each other's way", async () => {
    const files = Array.from({ length: 6 }, (_, index) => words(9 * MIB + index));
    const hashes = await Promise.all(
      files.map(async (file) => {
        const path = await uploads.create(file.length);
        await uploads.patch(path, 0, file);
        return (await uploads.arrived(path)).stored;
      }),
    );
    expect(hashes).toEqual(files.map(sha256));
  });
});

test.each([
  ["in one request", {}],
  ["in pieces", { chunkSize: 3 * MIB }],
  ["with its first piece along", { uploadDataDuringCreation: true, chunkSize: 3 * MIB }],
  ["by POST alone", { overridePatchMethod: true }],
])("tus-js-client, as it comes, sends a file %s", async (_, options) => {
  const file = words(20 * MIB + 5);
  const url = await new Promise<string>((resolve, reject) => {
    void uploads.headersOf("Mona").then((headers) => {
      const upload = new Upload(file, {
        ...{ endpoint: `${uploads.origin}/library/uploads`, headers, ...options },
        metadata: { filename: "notes.txt", filetype: "text/plain", purpose: "material" },
        onError: reject,
        onSuccess: () => resolve(upload.url!),
      });
      upload.start();
    });
  });
  const hash = sha256(file);
  expect(await uploads.arrived(new URL(url).pathname)).toEqual({ state: "ready", stored: hash, said: hash });
});

test("Uppy, as it comes, sends a file, is paused, and goes on", async () => {
  const file = words(20 * MIB + 5);
  const uppy = new Uppy({ autoProceed: false });
  const headers = await uploads.headersOf("Mona");
  uppy.use(Tus, { endpoint: `${uploads.origin}/library/uploads`, headers, chunkSize: 3 * MIB, limit: 1 });
  uppy.setMeta({ purpose: "material" });
  // Node's build of the client that Uppy sends with reads what Node has instead of a Blob.
  const id = uppy.addFile({ name: "notes.txt", type: "text/plain", data: file as unknown as Blob });
  const halfWay = new Promise<void>((resolve) => {
    uppy.on("upload-progress", (_, { bytesUploaded }) => void (bytesUploaded >= 9 * MIB && resolve()));
  });
  const result = uppy.upload();
  await halfWay;
  expect(uppy.pauseResume(id)).toBe(true);
  const path = new URL(uppy.getFile(id).tus!.uploadUrl!).pathname;
  const offset = await uploads.offset(path);
  expect(offset).toBeGreaterThanOrEqual(6 * MIB);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await uploads.offset(path)).toBe(offset);
  expect(uppy.pauseResume(id)).toBe(false);
  expect((await result)?.successful).toHaveLength(1);
  uppy.destroy();
  const hash = sha256(file);
  expect(await uploads.arrived(path)).toEqual({ state: "ready", stored: hash, said: hash });
});
