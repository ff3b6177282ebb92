import { describe, expect, it } from "vitest";
import { decodeTs, encodeTs } from "../../../engine/protocol/timestamps";

describe("timestamps", () => {
  it.each([
    [0n, "AAAAAAAAAAA="],
    [1n, "AQAAAAAAAAA="],
    [1735689600000000000n, "AABXwH5oFhg="],
    [2n ** 64n - 1n, "//////////8="],
  ])("%i is %s", (ts, text) => {
    expect(encodeTs(ts)).toBe(text);
    expect(decodeTs(text)).toBe(ts);
  });

  it.each(["", "AAAA", "AAAAAAAAAAAA"])("%j is none", (text) => {
    expect(() => decodeTs(text)).toThrow("A timestamp must be exactly eight bytes");
  });
});
