import { describe, expect, test } from "vitest";
import { isMasterKey, seal, SealingFault, unseal } from "../../convex/certificates/model/sealing";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const [ONE, OTHER] = [key(1), key(2)];

describe("a master key", () => {
  test.each([
    [ONE, true],
    [Buffer.alloc(32, 255).toString("base64"), true],
    [Buffer.alloc(32, 255).toString("base64url"), true],
    [Buffer.alloc(31).toString("base64"), false],
    [Buffer.alloc(33).toString("base64"), false],
    ["", false],
    ["not base64 at all!", false],
    ["a", false],
    [undefined, false],
  ])("%s: %s", (text, is) => expect(isMasterKey(text)).toBe(is));
});

describe("sealing", () => {
  test("opens with the key and the context it was sealed with, and looks another way each time", async () => {
    const [sealed, again] = [await seal("secret", "z6Mk1", ONE), await seal("secret", "z6Mk1", ONE)];
    expect(sealed).not.toBe(again);
    expect(sealed).not.toContain("secret");
    expect(await unseal(sealed, "z6Mk1", [ONE])).toBe("secret");
    expect(await unseal(sealed, "z6Mk1", [OTHER, ONE])).toBe("secret");
    expect(await unseal(sealed, "z6Mk1", [undefined, ONE])).toBe("secret");
  });

  test("does not open otherwise", async () => {
    const sealed = await seal("secret", "z6Mk1", ONE);
    const altered = `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`;
    for (const [text, context, keys] of [
      [sealed, "z6Mk1", [OTHER]],
      [sealed, "z6Mk2", [ONE]],
      [altered, "z6Mk1", [ONE]],
    ] as const)
      await expect(unseal(text, context, keys)).rejects.toMatchObject({ problem: "sealedKeys" });
  });

  test("says that there is no master key", async () => {
    await expect(seal("secret", "z6Mk1", undefined)).rejects.toBeInstanceOf(SealingFault);
    await expect(seal("secret", "z6Mk1", "short")).rejects.toMatchObject({ problem: "masterKey" });
    await expect(unseal("AAAA", "z6Mk1", [undefined, ""])).rejects.toMatchObject({ problem: "masterKey" });
  });
});
