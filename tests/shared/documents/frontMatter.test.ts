import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitFrontMatter, withFrontMatter } from "../../../convex/shared/documents/frontMatter";

describe("what stands above a text", () => {
  it.each([
    ["a\n---\nb", {}, "a\n---\nb"],
    ["---\ntitle: A\n---\n\nb", { title: "A" }, "b"],
    ['\ufeff---\r\ntitle: "A: \\"b\\""\r\ndraft: true\r\n---\r\nb', { title: 'A: "b"', draft: "true" }, "b"],
    ["---\nTitle: 'It''s'\ntags: [a, \"b, c\", 'd']\n---\n", { title: "It's", tags: ["a", "b, c", "d"] }, ""],
    ['---\ntags:\n  - a\n  - "b"\nslug: c\n---\nd', { tags: ["a", "b"], slug: "c" }, "d"],
    ["---\nnested:\n  key: value\n? odd\n---\nd", { nested: [] }, "d"],
    ["---\nnever: closed", {}, "---\nnever: closed"],
    ["---\n__proto__: x\nconstructor: y\n---\n", { constructor: "y" }, ""],
  ])("%j", (file, fields, text) => {
    const split = splitFrontMatter(file);
    expect([{ ...split.fields }, split.text]).toEqual([fields, text]);
  });

  it("is read as it was written", () => {
    const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("\u2028", "a\u2029b", "\u0085"));
    const fields = fc.record({
      title: value,
      tags: fc.array(value.filter((text) => text !== "")),
      excerpt: value,
    });
    fc.assert(
      fc.property(fields, fc.constantFrom("", "# a\n", "---\n"), (given, text) => {
        const kept = Object.fromEntries(Object.entries(given).filter(([, one]) => one.length > 0));
        expect(splitFrontMatter(withFrontMatter(given, text))).toEqual({ fields: kept, text });
      }),
    );
  });
});
