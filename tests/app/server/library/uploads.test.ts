import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Checksum } from "../../../../app/server/library/uploads/checksum";
import { uploadLocks } from "../../../../app/server/library/uploads/uploadLocks";

describe("a checksum", () => {
  const sha1 = createHash("sha1").update("Hello").digest("base64");
  test.each([
    [`sha1 ${sha1}`, true],
    [`sha256 ${createHash("sha256").update("Hello").digest("base64")}`, true],
    [`md5 ${createHash("md5").update("Hello").digest("base64")}`, true],
    [`sha1 ${createHash("sha1").update("hello").digest("base64")}`, false],
    [`sha256 ${sha1}`, false],
  ])("%s", (header, holds) => {
    const checksum = Checksum.read(header)!;
    for (const piece of ["He", "llo"]) checksum.add(Buffer.from(piece));
    expect(checksum.holds()).toBe(holds);
  });

  test.each(["", "sha1", "crc32 AAAA", "sha1 !", `${sha1}`, `sha1 ${sha1} more`])("%j is none", (header) => {
    expect(Checksum.read(header)).toBeNull();
  });
});

describe("locks of uploads", () => {
  const none = () => Promise.resolve();
  const never = () => new AbortController().signal;

  test("who comes later asks for it and waits until all is written", async () => {
    const said: string[] = [];
    let settle = () => {};
    const settled = new Promise<void>((resolve) => (settle = resolve));
    const first = uploadLocks(() => settled).newLock("a");
    await first.lock(never(), () => void said.push("asked"));
    const second = uploadLocks(none).newLock("a");
    const waiting = second.lock(never(), () => {}).then(() => said.push("has it"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const freed = first.unlock();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toEqual(["asked"]);
    said.push("settled");
    settle();
    await Promise.all([freed, waiting]);
    expect(said).toEqual(["asked", "settled", "has it"]);
    await second.unlock();
  });

  test("whoever does not wait any more does not get it, and others are not in the way", async () => {
    const first = uploadLocks(none).newLock("b");
    await first.lock(never(), () => {});
    await uploadLocks(none)
      .newLock("c")
      .lock(never(), () => {});
    const gone = new AbortController();
    const second = uploadLocks(none).newLock("b");
    const waiting = second.lock(gone.signal, () => {});
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ status_code: 423 });
    await first.unlock();
    const third = uploadLocks(none).newLock("b");
    await third.lock(never(), () => {});
    await third.unlock();
  });
});
