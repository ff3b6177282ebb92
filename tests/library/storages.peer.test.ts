import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { setVariables } from "../support/deploymentAdmin";
import { S3Double } from "../support/doubles/s3";
import { VercelBlobDouble } from "../support/doubles/vercelBlob";
import { film, LibraryProduct } from "../support/libraryProduct";

const MIB = 1024 ** 2;
/** As after two cuts of the line: what came of a part is short. */
const SENT = [9 * MIB, 2 * MIB, 6 * MIB, 17, 3 * MIB];
const SIZE = SENT.reduce((sum, size) => sum + size, 0);

let s3: S3Double;
let vercel: VercelBlobDouble;
let product: LibraryProduct;

beforeAll(async () => {
  [s3, vercel] = await Promise.all([S3Double.start(), VercelBlobDouble.start()]);
  product = await LibraryProduct.start({ ...s3.settings, ...vercel.settings });
}, 300_000);
afterAll(async () => {
  await product?.stop();
  await Promise.all([s3.stop(), vercel.stop()]);
}, 60_000);

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Takes a file in, as a browser with a bad line sends it. */
async function takeIn(file: Uint8Array<ArrayBuffer>): Promise<Id<"uploads">> {
  const location = await product.announce(file.length, "film.mp4", "video/mp4");
  let offset = 0;
  for (const size of SENT) {
    await product.send(location, offset, file.subarray(offset, offset + size));
    offset += size;
  }
  return product.settled(location);
}

describe.each(["s3", "vercelBlob"] as const)("a library whose bytes lie in %s", (name) => {
  const kept = () => [...(name === "s3" ? s3.objects : vercel.blobs).keys()];
  let file: Uint8Array<ArrayBuffer>;
  let subject: string;

  beforeAll(async () => {
    await setVariables(product.engine.address, { LIBRARY_STORAGE: name });
    file = film(SIZE);
    subject = await product.publish(await takeIn(file));
  }, 120_000);

  test("keeps a file in one object, and beside it what came in short", () => {
    expect(kept()).toHaveLength(4);
  });

  test("gives it back whole and in parts, byte by byte", async () => {
    const path = await product.open("lena", subject);
    const whole = await product.fetch(path, "lena");
    expect([whole.status, hash(new Uint8Array(await whole.arrayBuffer()))]).toEqual([200, hash(file)]);
    const [from, to] = [8 * MIB, 18 * MIB];
    const part = await product.fetch(path, "lena", { headers: { Range: `bytes=${from}-${to - 1}` } });
    const bytes = new Uint8Array(await part.arrayBuffer());
    expect([part.status, hash(bytes)]).toEqual([206, hash(file.subarray(from, to))]);
  });

  test("hands the web server addresses, and never a secret", async () => {
    const path = await product.open("lena", subject);
    const reading = await product.engine.as("lena@x.test").query(api.library.files.read, {
      ...{ organization: product.organization, secret: "the-servers-secret-for-tests" },
      ...{ token: path.split("/")[3]!, from: null },
      conditions: { range: null, ifRange: null, ifNoneMatch: null },
    });
    const told = JSON.stringify(reading);
    expect(reading.targets.length).toBeGreaterThan(3);
    for (const secret of [s3.keys.secretAccessKey, vercel.token]) expect(told).not.toContain(secret);
  });

  test("removes all of it with its recording", async () => {
    const recording = subject.split(":")[1] as Id<"recordings">;
    await product.staff().mutation(api.library.recordings.remove, {
      organization: product.organization,
      recording,
    });
    await expect.poll(kept, { timeout: 30_000 }).toEqual([]);
  });
});
