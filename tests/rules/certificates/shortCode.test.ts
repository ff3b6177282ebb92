import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  handleOf,
  normalizeShortCode,
  printedShortCode,
  shortCodeOf,
} from "../../../convex/certificates/rules/shortCode";

describe("a short code", () => {
  test.each([
    ["7K3MQ-9XHT2", "7K3MQ9XHT2"],
    ["7k3mq9xht2", "7K3MQ9XHT2"],
    [" 7K3MQ 9XHT2 ", "7K3MQ9XHT2"],
    ["7K3MQ–9XHT2", "7K3MQ9XHT2"],
    ["OoIiLl-00000", null],
    ["7K3MQ-9XHT", null],
    ["7K3MQ-9XHTU", null],
    ["7K3MQ-9XHT22", null],
    ["", null],
  ])("typed as %j is %j", (typed, code) => {
    expect(normalizeShortCode(typed)).toBe(code);
  });

  test("forgives letters that look like digits", () => {
    expect(normalizeShortCode("OIL0o-il123")).toBe("0110011123");
  });

  test("comes back from how it is printed, whatever bytes it was made of", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const code = shortCodeOf(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(printedShortCode(code)).toMatch(/^.{5}-.{5}$/);
        expect(normalizeShortCode(printedShortCode(code).toLowerCase())).toBe(code);
      }),
    );
  });

  test("is made of the five low bits of ten bytes", () => {
    expect(shortCodeOf(Uint8Array.of(0, 1, 31, 32, 10, 18, 20, 22, 27, 255))).toBe("01Z0AJMPVZ");
  });
});

test.each([
  ["AAAAAAAAAAAAAAAAAAAAAA", { kind: "publicId", publicId: "AAAAAAAAAAAAAAAAAAAAAA" }],
  ["3q2-7wAAAAAAAAAAAAAA_w", { kind: "publicId", publicId: "3q2-7wAAAAAAAAAAAAAA_w" }],
  ["AAAAAAAAAAAAAAAAAAAAAB", null],
  ["AAAAAAAAAAAAAAAAAAAAA", null],
  ["7k3mq-9xht2", { kind: "shortCode", shortCode: "7K3MQ9XHT2" }],
  ["../../etc/passwd", null],
])("%j names %j", (text, handle) => {
  expect(handleOf(text)).toEqual(handle);
});
