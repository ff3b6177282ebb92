import { createHash, randomBytes } from "node:crypto";
import { AwsClient } from "aws4fetch";
import * as blobClient from "@vercel/blob";
import { generateClientTokenFromReadWriteToken } from "@vercel/blob/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Id } from "../../convex/_generated/dataModel";
import { receiptOf } from "../../convex/library/rules/targets";
import { driverOf } from "../../convex/library/storage/chosen";
import type { Driver, ReadTarget, StoredPart, StoredUpload } from "../../convex/library/storage/driver";
import { signedUrl } from "../../convex/library/storage/vercelSignatures";
import { DAY, HOUR } from "../../convex/shared/time";
import { S3Double } from "../support/doubles/s3";
import { VercelBlobDouble } from "../support/doubles/vercelBlob";

const MIB = 1024 ** 2;
/** The drivers of storages elsewhere ask nothing of Convex's own. */
const NO_STORAGE = { storage: {} as never };

let s3: S3Double;
let vercel: VercelBlobDouble;

beforeEach(async () => {
  [s3, vercel] = await Promise.all([S3Double.start(), VercelBlobDouble.start()]);
  for (const [name, value] of Object.entries({ ...s3.settings, ...vercel.settings })) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await Promise.all([s3.stop(), vercel.stop()]);
});

const emptyUpload = (size: number): StoredUpload => ({
  _id: "upload1" as Id<"uploads">,
  organizationId: "organization1" as Id<"organizations">,
  size,
  declaredType: "video/mp4",
});

/** Sends a part where the driver says, as the web server does. */
async function sendPart(
  driver: Driver,
  upload: StoredUpload,
  part: StoredPart,
  bytes: Buffer,
): Promise<string> {
  const target = await driver.partTarget(NO_STORAGE, upload, part);
  const { url, method, headers, receipt } = target;
  const answer = await fetch(url, { method, headers, body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const said = receiptOf(receipt, answer.headers, await answer.text());
  if (said === null || !("tag" in said)) throw new Error("There was no tag.");
  return said.tag;
}

/** Uploads a file in parts of these sizes, in MiB, up to its end. */
async function store(driver: Driver, sizes: readonly number[]) {
  const file = randomBytes(sizes.reduce((sum, size) => sum + size, 0) * MIB);
  const upload = emptyUpload(file.length);
  const place = await driver.begin(upload);
  const begun = { ...upload, place };
  const parts: StoredPart[] = [];
  let offset = 0;
  for (const [number, size] of sizes.entries()) {
    const part = { number, offset, size: size * MIB };
    const tag = await sendPart(driver, begun, part, file.subarray(offset, offset + part.size));
    parts.push({ ...part, tag });
    offset += part.size;
  }
  return { file, begun, parts };
}

async function readBack(targets: ReadTarget[] | null): Promise<Buffer> {
  const pieces = await Promise.all(
    (targets ?? []).map(async ({ url, headers, size }) => {
      const answer = await fetch(url, { headers });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([answer.status, bytes.length]).toEqual([206, size]);
      return bytes;
    }),
  );
  return Buffer.concat(pieces);
}

const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe.each(["s3", "vercelBlob"] as const)("the driver %s", (name) => {
  const driver = driverOf({ driver: name });
  /** Names of what the storage has. */
  const kept = () => [...(name === "s3" ? s3.objects : vercel.blobs).keys()].sort();
  const KEY = "library/organization1/upload1";

  test.each([
    ["in whole parts", [8, 5, 1], [KEY]],
    ["of one short part", [1], [KEY]],
    ["whose lines were cut twice", [6, 2, 5, 4, 1, 5, 1], [KEY, `${KEY}.1`, `${KEY}.3`, `${KEY}.4`]],
    ["whose very first line was cut", [1, 5], [KEY, `${KEY}.0`]],
  ])("takes a file %s, gives it back byte by byte, and removes it", async (_name, sizes, names) => {
    const { file, begun, parts } = await store(driver, sizes);
    const upload = { ...begun, place: await driver.finish(begun, parts) };
    expect(kept()).toEqual(names);
    const whole = await driver.readTargets(NO_STORAGE, upload, [], { from: 0, to: file.length });
    expect(hash(await readBack(whole))).toBe(hash(file));
    for (const [from, to] of [
      [0, 1],
      [file.length - 1, file.length],
      [Math.floor(file.length / 3), Math.floor(file.length / 2)],
    ] as const) {
      const some = await driver.readTargets(NO_STORAGE, upload, [], { from, to });
      expect(hash(await readBack(some))).toBe(hash(file.subarray(from, to)));
    }
    await driver.remove(NO_STORAGE, upload, parts);
    expect(kept()).toEqual([]);
    await driver.remove(NO_STORAGE, upload, parts);
  });

  test("finishes again what was finished, with the same outcome", async () => {
    const { file, begun, parts } = await store(driver, [5, 1]);
    await driver.finish(begun, parts);
    // The answer was lost: it is asked as before.
    const upload = { ...begun, place: await driver.finish(begun, parts) };
    const again = { ...upload, place: await driver.finish(upload, parts) };
    const targets = await driver.readTargets(NO_STORAGE, again, [], { from: 0, to: file.length });
    expect(hash(await readBack(targets))).toBe(hash(file));
  });

  test("takes a part that was sent twice as it came last", async () => {
    const file = randomBytes(9 * MIB);
    const upload = emptyUpload(file.length);
    const begun = { ...upload, place: await driver.begin(upload) };
    const part = { number: 0, offset: 0, size: 8 * MIB };
    await sendPart(driver, begun, part, randomBytes(8 * MIB));
    const tag = await sendPart(driver, begun, part, file.subarray(0, 8 * MIB));
    const last = { number: 1, offset: 8 * MIB, size: MIB };
    const lastTag = await sendPart(driver, begun, last, file.subarray(8 * MIB));
    const parts = [
      { ...part, tag },
      { ...last, tag: lastTag },
    ];
    const finished = { ...begun, place: await driver.finish(begun, parts) };
    const targets = await driver.readTargets(NO_STORAGE, finished, [], { from: 0, to: file.length });
    expect(hash(await readBack(targets))).toBe(hash(file));
  });

  test("gives up an unfinished upload with all that came of it", async () => {
    const { begun, parts } = await store(driver, [5, 1, 5]);
    expect(kept()).toEqual([`${KEY}.1`]);
    await driver.remove(NO_STORAGE, begun, parts);
    expect(kept()).toEqual([]);
    if (name === "s3") expect(s3.multiparts.size).toBe(0);
    await driver.remove(NO_STORAGE, emptyUpload(5), []);
  });

  test("tries again while the storage is busy, and says when it stays so", async () => {
    s3.slowDowns = vercel.outages = 4;
    await expect(driver.begin(emptyUpload(5))).resolves.toContain(KEY);
    s3.slowDowns = vercel.outages = 5;
    await expect(driver.begin(emptyUpload(5))).rejects.toMatchObject({ data: { code: "unavailable" } });
  });

  test("says so when the storage refuses", async () => {
    vi.spyOn(console, "error").mockReturnValue(undefined);
    const { begun, parts } = await store(driver, [5, 1]);
    const wrong = parts.map((part) => ({ ...part, tag: '"another"' }));
    await expect(driver.finish(begun, wrong)).rejects.toMatchObject({ data: { code: "unavailable" } });
    vi.stubEnv("LIBRARY_S3_SECRET_ACCESS_KEY", "wrong");
    vi.stubEnv("BLOB_READ_WRITE_TOKEN", "vercel_blob_rw_DoubleStore1_wrong");
    await expect(driver.begin(emptyUpload(5))).rejects.toMatchObject({ data: { code: "unavailable" } });
    await expect(driver.remove(NO_STORAGE, begun, parts)).rejects.toMatchObject({
      data: { code: "unavailable" },
    });
    vi.restoreAllMocks();
  });

  test("names the setting that is missing", async () => {
    vi.stubEnv("LIBRARY_S3_BUCKET", "");
    vi.stubEnv("BLOB_READ_WRITE_TOKEN", "");
    const missing = name === "s3" ? "LIBRARY_S3_BUCKET" : "BLOB_READ_WRITE_TOKEN";
    await expect(driver.begin(emptyUpload(5))).rejects.toMatchObject({
      data: { code: "unavailable", message: `${missing} is not set in the Convex deployment.` },
    });
  });

  test("gives addresses that are for one part or one file, for an hour", async () => {
    const { begun, parts, file } = await store(driver, [5, 1]);
    const upload = { ...begun, place: await driver.finish(begun, parts) };
    const [target] = (await driver.readTargets(NO_STORAGE, upload, [], { from: 0, to: file.length }))!;
    const { url, headers } = target!;
    const status = async (address: string, method = "GET") =>
      (await fetch(address, { headers, method, ...(method === "PUT" && { body: "x" }) })).status;
    expect(await status(url)).toBe(206);
    expect(await status(url.replace("upload1", "upload2"))).toBe(403);
    expect(await status(url, "PUT")).toBe(403);
    expect(await status(url.split("?")[0]!)).toBe(403);
    vi.useFakeTimers({ now: Date.now() + HOUR + 1_000, toFake: ["Date"] });
    expect(await status(url)).toBe(403);
  });
});

describe("S3", () => {
  test("is asked with the bucket in the path, or in the host", async () => {
    const upload = { ...emptyUpload(9 * MIB), place: '{"key":"a/b","multipart":"x","asides":[]}' };
    const part = { number: 0, offset: 0, size: 8 * MIB };
    const target = async () =>
      new URL((await driverOf({ driver: "s3" }).partTarget(NO_STORAGE, upload, part)).url);
    const byPath = await target();
    expect([byPath.host, byPath.pathname]).toEqual([new URL(s3.url).host, "/recordings/a/b"]);
    vi.stubEnv("LIBRARY_S3_ENDPOINT", "https://s3.eu-central-2.amazonaws.com");
    vi.stubEnv("LIBRARY_S3_PATH_STYLE", "");
    const byHost = await target();
    expect([byHost.host, byHost.pathname]).toEqual(["recordings.s3.eu-central-2.amazonaws.com", "/a/b"]);
  });

  test("may tell of an error after it began to answer", async () => {
    vi.spyOn(console, "error").mockReturnValue(undefined);
    const driver = driverOf({ driver: "s3" });
    const { begun, parts } = await store(driver, [5, 1]);
    s3.lateErrors = 1;
    await expect(driver.finish(begun, parts)).rejects.toMatchObject({ data: { code: "unavailable" } });
    await expect(driver.finish(begun, parts)).resolves.toContain('"multipart":null');
    vi.restoreAllMocks();
  });
});

describe("the double of S3 is as strict as S3", () => {
  const client = () => {
    const { accessKeyId, secretAccessKey, region } = s3.keys;
    return new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
  };
  const at = (path: string) => `${s3.url}/recordings/${path}`;
  const codeOf = async (answer: Response) => /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
  const begin = async () => {
    const words = await (await client().fetch(at("f?uploads="), { method: "POST" })).text();
    return encodeURIComponent(/<UploadId>(.*)<\/UploadId>/.exec(words)![1]!.replaceAll("&amp;", "&"));
  };
  const send = async (id: string, number: number, bytes: Buffer) => {
    const path = `f?partNumber=${number}&uploadId=${id}`;
    const answer = await client().fetch(at(path), { method: "PUT", body: new Uint8Array(bytes) });
    return answer.headers.get("etag")!;
  };
  const complete = (id: string, parts: [number, string][]) => {
    const list = parts.map(([n, tag]) => `<Part><PartNumber>${n}</PartNumber><ETag>${tag}</ETag></Part>`);
    const body = `<CompleteMultipartUpload>${list.join("")}</CompleteMultipartUpload>`;
    return client().fetch(at(`f?uploadId=${id}`), { method: "POST", body });
  };

  test("parts before the last one are long enough, in order, and what was sent", async () => {
    const id = await begin();
    const [small, tag] = [await send(id, 1, randomBytes(MIB)), await send(id, 2, randomBytes(5 * MIB))];
    expect(
      await codeOf(
        await complete(id, [
          [1, small],
          [2, tag],
        ]),
      ),
    ).toBe("EntityTooSmall");
    expect(
      await codeOf(
        await complete(id, [
          [2, tag],
          [1, small],
        ]),
      ),
    ).toBe("InvalidPartOrder");
    expect(await codeOf(await complete(id, [[2, small]]))).toBe("InvalidPart");
    expect(await codeOf(await complete(id, []))).toBe("MalformedXML");
    expect((await complete(id, [[2, tag]])).status).toBe(200);
    expect(s3.objects.get("f")!.etag).toMatch(/^"[0-9a-f]{32}-1"$/);
    expect(await codeOf(await complete(id, [[2, tag]]))).toBe("NoSuchUpload");
  });

  test("objects are read in parts, and are gone when they were removed", async () => {
    await client().fetch(at("g"), { method: "PUT", body: "0123456789" });
    const read = (range?: string) =>
      client().fetch(at("g"), range === undefined ? {} : { headers: { range } });
    expect(await (await read()).text()).toBe("0123456789");
    const part = await read("bytes=2-4");
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      ...[206, "bytes 2-4/10", "234"],
    ]);
    expect((await read("bytes=10-")).status).toBe(416);
    expect((await client().fetch(at("g"), { method: "DELETE" })).status).toBe(204);
    expect(await codeOf(await read())).toBe("NoSuchKey");
  });

  test("nobody gets in without the keys, nor with an old date or another body", async () => {
    expect(await codeOf(await fetch(at("g")))).toBe("AccessDenied");
    const other = new AwsClient({
      ...client(),
      secretAccessKey: "no",
      service: "s3",
      region: "eu-central-2",
    });
    expect(await codeOf(await other.fetch(at("g")))).toBe("SignatureDoesNotMatch");
    const old = new Date(Date.now() - DAY).toISOString().replace(/[:-]|\.\d{3}/g, "");
    expect(await codeOf(await client().fetch(at("g"), { aws: { datetime: old } }))).toBe(
      "RequestTimeTooSkewed",
    );
    const headers = { "X-Amz-Content-Sha256": hash(Buffer.from("one")) };
    const put = await client().fetch(at("g"), { method: "PUT", headers, body: "other" });
    expect(await codeOf(put)).toBe("XAmzContentSHA256Mismatch");
    s3.slowDowns = 1;
    expect(await codeOf(await client().fetch(at("g")))).toBe("SlowDown");
  });
});

describe("Vercel's own client works with the double", () => {
  const access = "private";

  test("puts, heads, overwrites only when told, and deletes", async () => {
    const put = await blobClient.put("notes/a.txt", "hello", { access, contentType: "text/plain" });
    expect(put).toMatchObject({ pathname: "notes/a.txt", contentType: "text/plain" });
    expect(await blobClient.head("notes/a.txt")).toMatchObject({ size: 5, url: `${vercel.url}/notes/a.txt` });
    await expect(blobClient.put("notes/a.txt", "again", { access })).rejects.toThrow("already exists");
    await blobClient.put("notes/a.txt", "again", { access, allowOverwrite: true });
    const suffixed = await blobClient.put("notes/a.txt", "x", { access, addRandomSuffix: true });
    expect(suffixed.pathname).toMatch(/^notes\/a\.txt-/);
    await blobClient.del([put.url, suffixed.pathname]);
    await expect(blobClient.head("notes/a.txt")).rejects.toThrow("does not exist");
    await expect(blobClient.put("b", "x", { access: "public" })).rejects.toThrow("private");
  });

  test("uploads in parts, with the store's token and with a client's", async () => {
    const file = randomBytes(9 * MIB);
    const token = await generateClientTokenFromReadWriteToken({
      ...{ pathname: "film.mp4", token: vercel.token, validUntil: Date.now() + HOUR },
    });
    const uploader = await blobClient.createMultipartUploader("film.mp4", { access });
    const options = { access, key: uploader.key, uploadId: uploader.uploadId } as const;
    const first = await uploader.uploadPart(1, file.subarray(0, 8 * MIB));
    const last = await blobClient.uploadPart("film.mp4", file.subarray(8 * MIB), {
      ...options,
      token,
      partNumber: 2,
    });
    await expect(
      blobClient.uploadPart("other.mp4", file, { ...options, token, partNumber: 1 }),
    ).rejects.toThrow("Pathname mismatch");
    await expect(blobClient.del("film.mp4", { token })).rejects.toThrow("client token");
    await uploader.complete([first, last]);
    expect(hash(vercel.blobs.get("film.mp4")!.bytes)).toBe(hash(file));
  });

  test("is refused with a token that ran out, or is another store's", async () => {
    const validUntil = Date.now() - 1;
    const token = await generateClientTokenFromReadWriteToken({
      pathname: "a",
      token: vercel.token,
      validUntil,
    });
    await expect(blobClient.put("a", "x", { access, token })).rejects.toThrow("expired");
    const other = "vercel_blob_rw_OtherStore_x";
    await expect(blobClient.put("a", "x", { access, token: other })).rejects.toThrow("Access denied");
  });

  test("signs addresses as our driver does, and the double takes both", async () => {
    await blobClient.put("dir/film.mp4", "hello", { access });
    const key = await blobClient.issueSignedToken({
      pathname: "*",
      operations: ["get"],
      validUntil: Date.now() + DAY,
    });
    for (const validUntil of [Date.now() + HOUR, Date.now() + 2 * DAY]) {
      const options = { operation: "get", pathname: "dir/film.mp4", validUntil, access } as const;
      const { presignedUrl } = await blobClient.presignUrl(key, options);
      const { pathname, search } = new URL(presignedUrl);
      const ours = await signedUrl(key, `${vercel.url}/dir/film.mp4`, "dir/film.mp4", validUntil);
      expect(ours).toBe(vercel.url + pathname + search);
      expect(await (await fetch(ours)).text()).toBe("hello");
    }
  });

  test("a driver's key is renewed shortly before it runs out", async () => {
    const driver = driverOf({ driver: "vercelBlob" });
    const { begun, parts, file } = await store(driver, [5, 1]);
    const upload = { ...begun, place: await driver.finish(begun, parts) };
    expect([driver.needsKey!(begun), driver.needsKey!(upload)]).toEqual([true, false]);
    vi.useFakeTimers({ now: Date.now() + 7 * DAY - 2 * HOUR + 1, toFake: ["Date"] });
    expect(driver.needsKey!(upload)).toBe(true);
    const renewed = { ...upload, place: await driver.renewKey!(upload) };
    expect(driver.needsKey!(renewed)).toBe(false);
    vi.setSystemTime(Date.now() + 3 * HOUR);
    const targets = await driver.readTargets(NO_STORAGE, renewed, [], { from: 0, to: file.length });
    expect(hash(await readBack(targets))).toBe(hash(file));
    const stale = await driver.readTargets(NO_STORAGE, upload, [], { from: 0, to: 1 });
    expect((await fetch(stale![0]!.url)).status).toBe(403);
    expect(await driver.readTargets(NO_STORAGE, begun, [], { from: 0, to: 1 })).toBeNull();
  });
});
