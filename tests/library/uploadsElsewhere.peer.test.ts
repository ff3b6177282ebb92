import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { S3Double } from "../support/doubles/s3";
import { VercelBlobDouble } from "../support/doubles/vercelBlob";
import { patching, SOON, UploadProduct } from "./uploadProduct";

const MIB = 1024 ** 2;
const words = (size: number) => Buffer.from(randomBytes(size / 2).toString("hex"));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let uploads: UploadProduct;
let doubles: { s3: S3Double; vercelBlob: VercelBlobDouble };
beforeAll(async () => {
  doubles = { s3: await S3Double.start(), vercelBlob: await VercelBlobDouble.start() };
  uploads = await UploadProduct.start({ ...doubles.s3.settings, ...doubles.vercelBlob.settings });
}, 240_000);
afterAll(async () => {
  await uploads?.stop();
  await Promise.all(Object.values(doubles ?? {}).map((double) => double.stop()));
});

describe.each(["s3", "vercelBlob"] as const)("uploads into %s", (driver) => {
  beforeAll(async () => {
    await uploads.product.cli("env", "set", `LIBRARY_STORAGE=${driver}`);
  }, 60_000);
  /** S3 says SlowDown, Vercel that it is not available: both with status 503. */
  const refuseNext = (requests: number) => {
    if (driver === "s3") doubles.s3.slowDowns = requests;
    else doubles.vercelBlob.outages = requests;
  };
  const stillRefused = () => (driver === "s3" ? doubles.s3.slowDowns : doubles.vercelBlob.outages);
  const kept = () => [...(driver === "s3" ? doubles.s3.objects : doubles.vercelBlob.blobs).keys()];

  test("come in parts over a line that is cut, are looked at, and go with all that they left", async () => {
    const file = words(20 * MIB);
    const path = await uploads.create(file.length);
    const headers = { ...patching(0), "Content-Length": String(file.length) };
    const hanging = await uploads.open("PATCH", path, { headers });
    hanging.on("error", () => undefined);
    await new Promise<void>((resolve) => hanging.write(file.subarray(0, 9 * MIB), () => resolve()));
    // Asking for the offset ends what hangs, and keeps what had come.
    const offset = await uploads.offset(path);
    hanging.destroy();
    expect(offset).toBeGreaterThan(8 * MIB);
    expect((await uploads.patch(path, offset, file.subarray(offset))).status).toBe(204);
    const { row } = await uploads.looked(path);
    expect(row).toMatchObject({ state: "ready", driver, contentType: "text/plain", sha256: sha256(file) });
    expect(kept()).toHaveLength(2);
    expect((await uploads.ask("DELETE", path)).status).toBe(204);
    await vi.waitFor(async () => expect((await uploads.look(path)).row).toBeNull(), SOON);
    expect(kept()).toEqual([]);
  });

  test("come as well where the storage asks for patience", async () => {
    const file = words(9 * MIB);
    const path = await uploads.create(file.length);
    refuseNext(3);
    expect((await uploads.patch(path, 0, file)).status).toBe(204);
    expect(stillRefused()).toBe(0);
    expect((await uploads.looked(path)).row).toMatchObject({ state: "ready", sha256: sha256(file) });
    expect((await uploads.ask("DELETE", path)).status).toBe(204);
    await vi.waitFor(async () => expect((await uploads.look(path)).row).toBeNull(), SOON);
  });

  test("are refused for now where it stays busy, and nothing is lost", async () => {
    const file = words(9 * MIB);
    const path = await uploads.create(file.length);
    refuseNext(1_000);
    const { status, body } = await uploads.patch(path, 0, file);
    refuseNext(0);
    expect([status, body]).toEqual([503, "The file cannot be stored just now. Try again in a moment.\n"]);
    expect(await uploads.offset(path)).toBe(0);
    expect((await uploads.patch(path, 0, file)).status).toBe(204);
    expect((await uploads.looked(path)).row).toMatchObject({ state: "ready", sha256: sha256(file) });
    expect((await uploads.ask("DELETE", path)).status).toBe(204);
    await vi.waitFor(async () => expect((await uploads.look(path)).row).toBeNull(), SOON);
  });

  test("are given up half-way, and leave nothing", async () => {
    const path = await uploads.create(20 * MIB);
    expect((await uploads.patch(path, 0, words(9 * MIB))).status).toBe(204);
    expect((await uploads.ask("DELETE", path)).status).toBe(204);
    await vi.waitFor(async () => expect((await uploads.look(path)).row).toBeNull(), SOON);
    expect(kept()).toEqual([]);
    expect(doubles.s3.multiparts.size).toBe(0);
  });
});
