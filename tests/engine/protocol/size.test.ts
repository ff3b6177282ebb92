import { getConvexSize } from "convex/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeOf } from "../../../engine/protocol/size";
import { convexValue, toJson } from "./values";

describe("sizeOf", () => {
  it("counts as Convex counts", () => {
    fc.assert(
      fc.property(convexValue, (value) => {
        expect(sizeOf(toJson(value))).toBe(getConvexSize(value));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [undefined, 0],
    [{ $undefined: null }, 0],
    [{ $commitTs: null }, 9],
    [{ $integer: "AQAAAAAAAAA=" }, 9],
    [{ $bytes: "" }, 2],
    [{ $bytes: "AAAA" }, 5],
    ["é", 4],
    [{ name: "x", tags: [null, true] }, 2 + 5 + 3 + 5 + 4],
  ])("of %j is %i", (value, size) => {
    expect(sizeOf(value)).toBe(size);
  });
});
